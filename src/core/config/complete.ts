import { childPath } from './config-path.ts';
import { defaultSource, describeConfig } from './describe.ts';
import { CONFIG_FIELDS, type ConfigField } from './fields.ts';
import { CONFIG_SECTIONS } from './sections.ts';
import type { Shape } from './shape.ts';
import { keysBelow } from './unknown-key.ts';
import { yamlCursor } from './yaml-cursor.ts';
import { plainText } from './yaml-spelling.ts';

export interface CompletionOption {
  /** What is shown and matched against what was typed. */
  readonly label: string;
  /** What is written in its place. */
  readonly insert: string;
  readonly kind: 'section' | 'key' | 'value' | 'column';
  /** The default, or the like; short. */
  readonly detail: string;
  readonly doc: string;
}

export interface ConfigCompletion {
  /** The word to be replaced, as offsets. */
  readonly from: number;
  readonly to: number;
  /** The section whose keys, or the key whose values are offered. */
  readonly path: string;
  readonly options: readonly CompletionOption[];
}

const FIELDS = new Map(CONFIG_FIELDS.map((field) => [field.path, field]));
const SECTIONS: ReadonlySet<string> = new Set(CONFIG_SECTIONS.map(({ path }) => path));

/**
 * What can be written at a place of a config, finished or not: keys of the section, values of the key.
 * @param columns names of the dataset's columns, offered where a column is meant
 * @returns null where there is nothing to offer
 */
export function completeConfig(text: string, offset: number, columns: readonly string[] = []): ConfigCompletion | null {
  const taken = new Set<string>();
  const cursor = yamlCursor(text, offset, (keys) => taken.add(keys.reduce(childPath, '')));
  if (cursor === null) return null;
  const path = cursor.path.reduce(childPath, '');
  const word = /^[^\s,:#[\]{}"']*/.exec(text.slice(offset))?.[0] ?? '';
  const own = childPath(path, cursor.typed + word);
  const options =
    cursor.kind === 'key'
      ? keyOptions(path, columns, cursor.flow, cursor.indent).filter(({ label }) => {
          const child = childPath(path, label);
          return child === own || !taken.has(child);
        })
      : valueOptions(path, cursor.kind, columns);
  return options.length === 0 ? null : { from: cursor.from, to: offset + word.length, path, options };
}

/** The key path that a place of a text belongs to: for documentation on hover. `null` where there is none. */
export function keyPathAt(text: string, offset: number): string | null {
  const word = /^[^\s,:#[\]{}"']*/.exec(text.slice(offset))?.[0] ?? '';
  const cursor = yamlCursor(text, offset + word.length);
  if (cursor === null) return null;
  const keys = cursor.kind === 'key' && cursor.typed !== '' ? [...cursor.path, cursor.typed] : cursor.path;
  return keys.length === 0 ? null : keys.reduce(childPath, '');
}

function keyOptions(
  path: string,
  columns: readonly string[],
  flow: boolean,
  indent: number,
): readonly CompletionOption[] {
  const map = mapShape(FIELDS.get(path));
  if (map !== null) return map.keys === 'column' ? columns.map((name) => columnOption(name, ': ')) : [];
  if (path !== '' && !SECTIONS.has(path)) return [];
  return keysBelow(path).map((key): CompletionOption => {
    const child = childPath(path, key);
    const field = FIELDS.get(child);
    const doc = describeConfig(child)?.doc ?? '';
    if (field === undefined) {
      const insert = flow ? `${key}: {}` : `${key}:\n${' '.repeat(indent + 2)}`;
      return { label: key, insert, kind: 'section', detail: '', doc };
    }
    return { label: key, insert: `${key}: `, kind: 'key', detail: defaultSource(field) ?? 'required', doc };
  });
}

function valueOptions(path: string, kind: 'value' | 'item', columns: readonly string[]): readonly CompletionOption[] {
  const field = FIELDS.get(path) ?? FIELDS.get(path.slice(0, Math.max(0, path.lastIndexOf('.'))));
  if (field === undefined) return [];
  const inside = field.path !== path;
  const shape = inside ? mapShape(field)?.of : field.shape;
  if (shape === undefined) return [];
  const words = kind === 'item' ? wordsOf(shape.kind === 'list' ? shape.of : shape) : wordsOf(shape);
  const wantsColumn = kind === 'item' ? shape.kind === 'list' && isColumn(shape.of) : isColumn(shape);
  const byDefault = inside ? null : defaultSource(field);
  if (kind === 'value' && !inside && field.nullable) words.push('null');
  if (kind === 'value' && byDefault !== null && byDefault.length <= 20 && !words.includes(byDefault))
    words.push(byDefault);
  return [
    ...(wantsColumn ? columns.map((name) => columnOption(name, '')) : []),
    ...words.map((word): CompletionOption => {
      return { label: word, insert: word, kind: 'value', detail: word === byDefault ? 'default' : '', doc: field.doc };
    }),
  ];
}

function wordsOf(shape: Shape): string[] {
  switch (shape.kind) {
    case 'choice':
      return [...shape.choices];
    case 'boolean':
      return ['true', 'false'];
    case 'either':
      return shape.shapes.flatMap(wordsOf);
    default:
      return [];
  }
}

function columnOption(name: string, behind: string): CompletionOption {
  return { label: name, insert: `${plainText(name)}${behind}`, kind: 'column', detail: 'column', doc: '' };
}

function isColumn(shape: Shape): boolean {
  return shape.kind === 'text' && shape.rule === 'column';
}

function mapShape(field: ConfigField | undefined): Extract<Shape, { kind: 'map' }> | null {
  const shapes = field === undefined ? [] : field.shape.kind === 'either' ? field.shape.shapes : [field.shape];
  return shapes.find((shape) => shape.kind === 'map') ?? null;
}
