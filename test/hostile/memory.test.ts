import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeUtf8, writeZip, type ZipFile } from '../../src/core/index.ts';
import { PROGRAM } from '../cli/run-cli.ts';
import { makeZip, type RawEntry } from '../core/bundle/zip-maker.ts';
import { goodBundle } from './bundle/good.ts';
import { cook, readRecipe } from './bundle/recipe.ts';

const MIB = 1024 * 1024;
/** More than a good bundle of 15 kB needs; each of the bombs unpacks to far more. */
const ALLOWANCE = 32 * MIB;

const scratch = mkdtempSync(join(tmpdir(), 'selfsame-memory-'));
const preload = fileURLToPath(new URL('peak-memory.mjs', import.meta.url));
afterAll(() => rmSync(scratch, { recursive: true }));

interface Verified {
  readonly exit: number | null;
  readonly output: string;
  /** The most memory that the process had, in bytes. */
  readonly peak: number;
}

function verify(zip: Uint8Array): Verified {
  if (!existsSync(PROGRAM)) throw new Error('The program is not built: run `npm run build:cli` first.');
  const [file, peakFile] = ['b.zip', 'peak'].map((name) => join(scratch, name));
  writeFileSync(file, zip);
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', preload, PROGRAM, 'verify', file], {
    env: { PATH: process.env.PATH, PEAK_FILE: peakFile },
    encoding: 'utf8',
  });
  return { exit: status, output: stdout + stderr, peak: Number(readFileSync(peakFile, 'utf8')) };
}

/** 128 MiB of zeros in 128 KiB. */
const zeros = deflateRawSync(Buffer.alloc(128 * MIB), { level: 6 });
const mebibyte = deflateRawSync(Buffer.alloc(MIB), { level: 6 });
const many = (n: number, entry: (i: number) => Partial<RawEntry>): Uint8Array =>
  makeZip({ entries: Array.from({ length: n }, (_, i) => ({ name: `f${i}`, ...entry(i) })) });

/** Zips of sixteen zips each, six levels down, like 42.zip; the innermost hold a mebibyte. */
function fortyTwo(): Uint8Array {
  let zip = many(16, () => ({ packed: mebibyte, size: MIB, crc: 0 }));
  for (let level = 1; level < 6; level++) {
    const inner = zip;
    zip = many(16, (i) => ({ name: `lib ${i}.zip`, content: inner, packed: deflateRawSync(inner) }));
  }
  return zip;
}

/** Every entry of the directory is the one big entry in the file. */
const oneForAll = (): Uint8Array =>
  many(900, (i) => ({
    size: MIB / 2,
    packed: i === 0 ? zeros : new Uint8Array(),
    packedSize: zeros.length,
    offset: 0,
  }));

async function withLineage(bytes: Uint8Array): Promise<Uint8Array> {
  const files: ZipFile[] = (await goodBundle('logistic')).map(({ path, bytes: own }) => ({
    path,
    bytes: path === 'artifacts/lineage.json' ? bytes : own,
  }));
  return writeZip(files);
}

const recipe = (name: string): Promise<Uint8Array> =>
  cook(readRecipe(new URL(`bundle/${name}/recipe.json`, import.meta.url)));
const filled = (text: string, bytes: number): Uint8Array => encodeUtf8(text.repeat(Math.ceil(bytes / text.length)));

describe('bombs are refused with hardly more memory than a good bundle takes', () => {
  let good: Verified;
  beforeAll(async () => {
    good = verify(writeZip(await goodBundle('logistic')));
  });

  it('a good bundle, to compare with', () => expect(good.exit).toBe(0));

  it.each<[what: string, code: string, exit: number, zip: () => Uint8Array | Promise<Uint8Array>]>([
    ['zips in zips in zips', 'bundle/not-a-bundle', 2, fortyTwo],
    ['128 MiB that says so', 'zip/limit', 2, () => many(1, () => ({ packed: zeros, size: 128 * MIB }))],
    ['128 MiB that says 10 bytes', 'zip/size', 2, () => many(1, () => ({ packed: zeros, size: 10 }))],
    ['128 MiB that says a mebibyte', 'zip/size', 2, () => many(1, () => ({ packed: zeros, size: MIB }))],
    ['500 files of a mebibyte', 'zip/limit', 2, () => many(500, () => ({ packed: mebibyte, size: MIB }))],
    ['900 entries that are one', 'zip/overlap', 2, oneForAll],
    ['4 GiB declared', 'zip/limit', 2, () => many(1, () => ({ size: 0xfffffffe }))],
    [
      'a terabyte declared, in zip64',
      'zip/limit',
      2,
      () => readFileSync(new URL('zip/limit-zip64-sizes/input.zip', import.meta.url)),
    ],
    ['JSON of 16 MiB of brackets', 'json/depth', 1, () => withLineage(filled('[', MIB * 16 - 16))],
    ['JSON of 16 MiB of objects in objects', 'json/depth', 1, () => withLineage(filled('{"a":', 16 * MIB))],
    [
      'JSON of five million empty objects',
      'json/size',
      1,
      () => withLineage(encodeUtf8(`[${'{},'.repeat(5_000_000)}{}]`)),
    ],
    ['JSON of a text without end', 'json/syntax', 1, () => withLineage(encodeUtf8(`"${'a'.repeat(16 * MIB)}`))],
    ['300,000 wrong tasks', 'json/schema', 1, () => recipe('lineage-many-wrong-tasks')],
    ['a cyclic tree', 'model/invalid', 1, () => recipe('mljs-tree-cyclic')],
    ['a tree without end', 'model/invalid', 1, () => recipe('tree-endless')],
    ['neighbours without number', 'model/invalid', 1, () => recipe('knn-more-neighbours-than-rows')],
    ['an array of 2^32 numbers', 'model/invalid', 1, () => recipe('model-feature-count-huge')],
  ])('%s: %s', async (_what, code, exit, zip) => {
    const bytes = await zip();
    const found = verify(bytes);
    expect(found.output).toContain(`[${code}]`);
    expect(found.exit).toBe(exit);
    // The file itself, and what it unpacks to within the limits, is there once or a few times.
    expect(found.peak).toBeLessThan(good.peak + ALLOWANCE + 5 * bytes.length);
  });
});
