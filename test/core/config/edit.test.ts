import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/core/bytes/value.ts';
import { childPath, splitPath } from '../../../src/core/config/config-path.ts';
import { removeConfigValue, setConfigValue } from '../../../src/core/config/edit.ts';
import { CONFIG_FIELDS } from '../../../src/core/config/fields.ts';
import { openYaml } from '../../../src/core/config/open-yaml.ts';
import { parseConfig } from '../../../src/core/config/parse-config.ts';
import { sliceConfig } from '../../../src/core/config/slice.ts';
import { toJson } from '../../../src/core/config/yaml-json.ts';

const SAMPLE = readFileSync(new URL('../../../public/sample/config.yaml', import.meta.url), 'utf8');

function valueAt(text: string, path: string): Json | undefined {
  const root = openYaml(text);
  let value: Json | undefined = root === null ? undefined : toJson(root);
  for (const key of splitPath(path) ?? []) value = (value as { readonly [key: string]: Json } | undefined)?.[key];
  return value;
}

describe('setConfigValue', () => {
  it('changes the value and not one byte else', () => {
    expect(setConfigValue(SAMPLE, 'models.knn.n_neighbors', 9)).toBe(
      SAMPLE.replace('n_neighbors: 7', 'n_neighbors: 9'),
    );
    expect(setConfigValue(SAMPLE, 'business.target_precision', 0.85)).toBe(
      SAMPLE.replace('target_precision: 0.9', 'target_precision: 0.85'),
    );
  });

  it.each([
    ['keeps the comment behind a value', 'a: 1  # one\n', 'a', 2, 'a: 2  # one\n'],
    ['fills an empty value', 'a:\nb: 1\n', 'a', 2, 'a: 2\nb: 1\n'],
    ['fills an empty value before its comment', 'a: # why\n', 'a', 2, 'a: 2 # why\n'],
    ['fills an empty value at the end', 'a:', 'a', 2, 'a: 2'],
    ['keeps CRLF', 'a: 1\r\nb:\r\n  c: 1\r\n', 'b.d', 2, 'a: 1\r\nb:\r\n  c: 1\r\n  d: 2\r\n'],
    ['keeps a byte order mark', '\uFEFFa: 1\n', 'b', 2, '\uFEFFa: 1\nb: 2\n'],
    [
      'adds a key where the last has a comment',
      'a:\n    b: 1 # x\n\nc: 1\n',
      'a.d',
      2,
      'a:\n    b: 1 # x\n    d: 2\n\nc: 1\n',
    ],
    ['adds missing parents', 'a: 1\n', 'b.c.d', 2, 'a: 1\nb:\n  c:\n    d: 2\n'],
    ['adds parents with the file’s indentation', 'a:\n    x: 1\n', 'b.c', 2, 'a:\n    x: 1\nb:\n    c: 2\n'],
    ['adds below an empty key', 'm:\n  knn: # k\n  svm:\n', 'm.knn.k', 2, 'm:\n  knn: # k\n    k: 2\n  svm:\n'],
    ['adds to an empty document', '# only a comment', 'a.b', 2, '# only a comment\na:\n  b: 2\n'],
    ['adds to a document without a last newline', 'a: 1', 'b', 2, 'a: 1\nb: 2'],
    ['changes a flow map', 'a: {b: 1, c: 2}\n', 'a.b', 3, 'a: {b: 3, c: 2}\n'],
    ['adds to a flow map', 'a: {b: 1} # x\n', 'a.c.d', 3, 'a: {b: 1, c: {d: 3}} # x\n'],
    ['adds to an empty flow map', 'a: {}\n', 'a.c', 3, 'a: {c: 3}\n'],
    ['adds to a flow map with a trailing comma', 'a: {\n  b: 1,\n}\n', 'a.c', 3, 'a: {\n  b: 1, c: 3,\n}\n'],
    ['gives a flow key its value', 'a: {b}\n', 'a.b', 3, 'a: {b: 3}\n'],
    [
      'replaces a block list',
      'x:\n  e: # out\n    - p # p\n    - q\n  f: 1\n',
      'x.e',
      ['r'],
      'x:\n  e: [r] # out\n  f: 1\n',
    ],
    ['replaces a block list beside its key', 'e:\n- p\n- q\n', 'e', [], 'e: []\n'],
    ['replaces a block map', 'm:\n  a: 1\n  b:\n    c: 2\n\n# end\n', 'm', { d: 1 }, 'm: {d: 1}\n\n# end\n'],
    ['replaces a block text', 'n: |\n  one\n  two\nb: 1\n', 'n', 'x', 'n: x\nb: 1\n'],
    ['adds behind a block text', 'x:\n  n: |\n    one\n', 'x.b', 1, 'x:\n  n: |\n    one\n  b: 1\n'],
    ['replaces a scalar by a map', 'w: balanced\n', 'w.1', 5, 'w: {"1": 5}\n'],
    ['replaces an alias alone', 'a: &x 1\nb: *x\n', 'b', 2, 'a: &x 1\nb: 2\n'],
    ['goes on from an alias', 'a: &x {p: 1}\nb: *x\n', 'b.q', 2, 'a: &x {p: 1}\nb: {<<: *x, q: 2}\n'],
    ['overrides a merged key', 'a: &x {p: 1}\nb:\n  <<: *x\n', 'b.p', 2, 'a: &x {p: 1}\nb:\n  <<: *x\n  p: 2\n'],
    ['quotes what needs it', 'a: 1\n', 'a', 'no: "x"', 'a: "no: \\"x\\""\n'],
    ['quotes words that are values elsewhere', 'a: 1\n', 'a', 'NO', 'a: "NO"\n'],
    ['writes exponents that every reader takes for numbers', 'a: 1\n', 'a', 1e-7, 'a: 1.0e-7\n'],
    ['fills an anchored empty value', 'a: &x # why\nb: 1\n', 'a', 2, 'a: &x 2 # why\nb: 1\n'],
    ['replaces an anchored list', 'a: &x\n  - p\nb: 1\n', 'a', ['q'], 'a: &x [q]\nb: 1\n'],
    ['reaches a key with a dot', 'c: {}\n', 'c."a.b"', 1, 'c: {a.b: 1}\n'],
    ['takes `__proto__` as a key', 'c: {}\n', 'c.__proto__', 1, 'c: {__proto__: 1}\n'],
  ] as const)('%s', (_, text, path, value, expected) => {
    expect(setConfigValue(text, path, value)).toBe(expected);
  });

  it('refuses what would change something else too', () => {
    const shared = 'a: &x {p: 1}\nb: *x\n';
    expect(() => setConfigValue(shared, 'a.p', 2)).toThrow('[config/override]');
    expect(() => setConfigValue('a: 1\n', 'a..b', 2)).toThrow('[config/override]');
  });

  it('tells the problems of a text that is no YAML', () => {
    expect(() => setConfigValue('a: [1\n', 'a', 2)).toThrow('[config/syntax]');
  });

  it('reads back as the value, for every field of the sample', () => {
    const scalar = fc.oneof(
      fc.string(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer(),
      fc.boolean(),
    );
    const value = fc.oneof(scalar, fc.constant(null), fc.array(fc.string(), { maxLength: 3 }));
    const field = fc.constantFrom(...CONFIG_FIELDS.map(({ path }) => path));
    const variant = fc.constantFrom(
      SAMPLE,
      SAMPLE.replaceAll('\n', '\r\n'),
      SAMPLE.replace(/: (\w+)\n/g, ': $1 # note\n'),
      '',
    );
    fc.assert(
      fc.property(variant, fc.array(fc.tuple(field, value), { minLength: 1, maxLength: 3 }), (text, changes) => {
        let edited = text;
        for (const [path, each] of changes) edited = setConfigValue(edited, path, each);
        const [path, last] = changes[changes.length - 1];
        expect(valueAt(edited, path)).toEqual(Object.is(last, -0) ? 0 : last);
        const lines = new Set(edited.split('\n'));
        const touched = changes.map(([each]) => each.split('.').at(-1));
        for (const line of text.split('\n'))
          if (!touched.some((key) => line.includes(`${key}:`)) && text !== '') expect(lines.has(line)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('sets every default of every field so that the config still means it', () => {
    let text = SAMPLE;
    for (const { path, default: value } of CONFIG_FIELDS)
      if (value !== undefined) text = setConfigValue(text, path, value);
    const { config } = parseConfig(text);
    if (config === null) throw new Error(text);
    for (const { path, default: value, omitted } of CONFIG_FIELDS)
      if (value !== undefined && omitted !== true) expect(sliceConfig(config, path)).toEqual(value);
  });
});

describe('removeConfigValue', () => {
  it.each([
    ['a block key with its comment', 'a: 1\nb: 2 # two\nc: 3\n', 'b', 'a: 1\nc: 3\n'],
    ['a block map', 'a:\n  b:\n    c: 1\n  d: 1\n', 'a.b', 'a:\n  d: 1\n'],
    ['the only key', 'a:\n  b: 1\n', 'a.b', 'a:\n'],
    ['a first flow key', 'a: {b: 1, c: 2}\n', 'a.b', 'a: {c: 2}\n'],
    ['a last flow key', 'a: {b: 1, c: 2}\n', 'a.c', 'a: {b: 1}\n'],
    ['nothing where there is none', 'a: {b: 1}\n', 'a.x', 'a: {b: 1}\n'],
  ])('takes out %s', (_, text, path, expected) => {
    expect(removeConfigValue(text, path)).toBe(expected);
  });
});

describe('key paths', () => {
  it('are split as they were joined', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 0 }), { minLength: 1, maxLength: 4 }), (keys) => {
        expect(splitPath(keys.reduce(childPath, ''))).toEqual(keys);
      }),
    );
  });
});
