import { readFileSync } from 'node:fs';
import { fromBase64, toBase64 } from '../../../src/core/bytes/base64.ts';
import {
  ELEMENT_TYPES,
  fromLittleEndian,
  toLittleEndian,
  type ElementType,
} from '../../../src/core/bytes/typed-arrays.ts';
import {
  decodeUtf8,
  encodeUtf8,
  prettyJson,
  sha256,
  writeZip,
  type Json,
  type ZipFile,
} from '../../../src/core/index.ts';
import { goodBundle, type GoodBundle } from './good.ts';

type KeyPath = readonly (string | number)[];

/** One change of one file. */
export type Edit = { readonly path: string } & (
  | { readonly text: string }
  | { readonly hex: string }
  /** `before`, then `text` so many times, then `after`. */
  | { readonly repeat: string; readonly times: number; readonly before?: string; readonly after?: string }
  /** The first place that a regular expression finds. */
  | { readonly find: string; readonly put: string }
  /** A value of a JSON file. */
  | { readonly set: KeyPath; readonly to: Json }
  | { readonly drop: KeyPath }
  /** A typed array of a JSON file, as numbers; `NaN` and infinities by their names. */
  | { readonly array: KeyPath; readonly at: number; readonly to: number | string }
  | { readonly array: KeyPath; readonly resize: number }
  | { readonly remove: true }
  | { readonly add: string }
);

/** A hostile bundle as the changes that make it of a good one. */
export interface Recipe {
  readonly bundle: GoodBundle;
  readonly edits: readonly Edit[];
  /** Whether the forger has made sizes and hashes in lineage and SHA256SUMS fit; of lineage edits the sums alone. */
  readonly hashes: 'fit' | 'left';
}

export function readRecipe(file: URL): Recipe {
  return JSON.parse(readFileSync(file, 'utf8')) as Recipe;
}

const LINEAGE = 'artifacts/lineage.json';
const SUMS = 'SHA256SUMS';

/** The zip, in the canonical container. */
export async function cook({ bundle, edits, hashes }: Recipe): Promise<Uint8Array<ArrayBuffer>> {
  const good = await goodBundle(bundle);
  let files: ZipFile[] = good.map(({ path, bytes }) => ({ path, bytes }));
  for (const edit of edits.filter(({ path }) => path !== LINEAGE)) files = apply(files, edit);
  if (hashes === 'fit') files = await fitLineage(files);
  for (const edit of edits.filter(({ path }) => path === LINEAGE)) files = apply(files, edit);
  for (const { path } of edits) {
    const [before, after] = [good, files].map((list) => list.find((file) => file.path === path)?.bytes);
    if (before !== undefined && after !== undefined && Buffer.from(before).equals(after))
      throw new Error(`${path} is not changed`);
  }
  if (hashes === 'fit') files = await fitSums(files);
  return writeZip(files);
}

function apply(files: readonly ZipFile[], edit: Edit): ZipFile[] {
  const { path } = edit;
  if ('add' in edit) return [...files, { path, bytes: encodeUtf8(edit.add) }];
  const file = files.find((candidate) => candidate.path === path);
  if (file === undefined) throw new Error(`no ${path}`);
  if ('remove' in edit) return files.filter((candidate) => candidate !== file);
  const bytes = change(file.bytes, edit);
  return files.map((candidate) => (candidate === file ? { path, bytes } : candidate));
}

function change(before: Uint8Array, edit: Exclude<Edit, { remove: true } | { add: string }>): Uint8Array {
  if ('text' in edit) return encodeUtf8(edit.text);
  if ('hex' in edit) return new Uint8Array(Buffer.from(edit.hex, 'hex'));
  if ('repeat' in edit) return encodeUtf8(`${edit.before ?? ''}${edit.repeat.repeat(edit.times)}${edit.after ?? ''}`);
  const text = decodeUtf8(before);
  if ('find' in edit) return encodeUtf8(text.replace(new RegExp(edit.find), () => edit.put));
  const json = JSON.parse(text) as Json;
  if ('set' in edit) setAt(json, edit.set, edit.to);
  if ('drop' in edit) dropAt(json, edit.drop);
  if ('array' in edit) setAt(json, edit.array, changeArray(valueAt(json, edit.array) as unknown as ArrayJson, edit));
  return encodeUtf8(prettyJson(json));
}

interface ArrayJson {
  readonly type: ElementType;
  readonly length: number;
  readonly data: string;
}

function changeArray({ type, data }: ArrayJson, edit: { at: number; to: number | string } | { resize: number }): Json {
  const numbers = Array.from(fromLittleEndian(fromBase64(data) ?? new Uint8Array(), type));
  if ('resize' in edit) numbers.length = edit.resize;
  else numbers[edit.at < 0 ? numbers.length + edit.at : edit.at] = Number(edit.to);
  const { bytes, view } = ELEMENT_TYPES[type];
  const array = view(new ArrayBuffer(numbers.length * bytes));
  array.set(numbers.map((number) => number ?? 0));
  return { type, length: array.length, data: toBase64(toLittleEndian(array)) };
}

type Container = Record<string | number, Json>;

function valueAt(json: Json, path: KeyPath): Json {
  return path.reduce<Json>((value, key) => (value as Container)[key], json);
}

function setAt(json: Json, path: KeyPath, value: Json): void {
  (valueAt(json, path.slice(0, -1)) as Container)[path[path.length - 1]] = value;
}

function dropAt(json: Json, path: KeyPath): void {
  const parent = valueAt(json, path.slice(0, -1));
  const key = path[path.length - 1];
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete (parent as Container)[key];
}

interface FileEntry {
  path: string;
  sha256: string;
  bytes?: number;
}

async function fitLineage(files: readonly ZipFile[]): Promise<ZipFile[]> {
  const found = files.find(({ path }) => path === LINEAGE);
  if (found === undefined) return [...files];
  const lineage = JSON.parse(decodeUtf8(found.bytes)) as Record<
    'dataset' | 'config' | 'model' | 'threshold',
    FileEntry
  > & {
    artifacts: FileEntry[];
  };
  const { dataset, config, model, threshold, artifacts } = lineage;
  for (const record of [dataset, config, model, threshold, ...artifacts]) {
    const file = files.find(({ path }) => path === record.path);
    if (file === undefined) continue;
    record.sha256 = await sha256(file.bytes);
    if (record.bytes !== undefined) record.bytes = file.bytes.length;
  }
  return files.map((file) =>
    file === found ? { path: LINEAGE, bytes: encodeUtf8(prettyJson(lineage as unknown as Json)) } : file,
  );
}

async function fitSums(files: readonly ZipFile[]): Promise<ZipFile[]> {
  const others = files.filter(({ path }) => path !== SUMS);
  const lines = await Promise.all(others.map(async ({ path, bytes }) => `${await sha256(bytes)}  ${path}\n`));
  return [...others, { path: SUMS, bytes: encodeUtf8(lines.join('')) }];
}
