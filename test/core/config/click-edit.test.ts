import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyConfigEdit, type ConfigEdit } from '../../../src/core/config/click-edit.ts';
import { addListItem, removeListItem } from '../../../src/core/config/edit-list.ts';
import { parseConfig } from '../../../src/core/config/parse-config.ts';

const SAMPLE = readFileSync(new URL('../../../public/sample/config.yaml', import.meta.url), 'utf8');

const FULL = `# mine
data:
  target: y # the outcome
  exclude:
    # an identifier
    - id
    - "a: b" # odd
  columns:
    age: numeric # years
    code: ignore
seed: 1
`;

describe('a click', () => {
  it.each<[string, string, ConfigEdit, string]>([
    [
      'leaves a column out',
      'data:\n  target: y\n',
      { kind: 'column-type', column: 'a.b', type: 'ignore' },
      'data:\n  target: y\n  columns:\n    a.b: ignore\n',
    ],
    [
      'gives an excluded column a type',
      FULL,
      { kind: 'column-type', column: 'id', type: 'categorical' },
      FULL.replace('    # an identifier\n    - id\n', '').replace(
        'code: ignore\n',
        'code: ignore\n    id: categorical\n',
      ),
    ],
    [
      'takes a type back, comments of the others untouched',
      FULL,
      { kind: 'column-type', column: 'code', type: null },
      FULL.replace('    code: ignore\n', ''),
    ],
    [
      'keeps a map that loses its last key',
      'data:\n  columns: # by hand\n    a: ignore\n  target: y\n',
      { kind: 'column-type', column: 'a', type: null },
      'data:\n  columns: {} # by hand\n  target: y\n',
    ],
    [
      'takes the last name out of a list',
      'data: {target: y, exclude: [id]}\n',
      { kind: 'column-type', column: 'id', type: null },
      'data: {target: y, exclude: []}\n',
    ],
    [
      'chooses a target and its class',
      FULL,
      { kind: 'target', column: 'code', positive: 'yes' },
      FULL.replace('target: y', 'target: code').replace('    code: ignore\n', '  positive_class: "yes"\n'),
    ],
    [
      'chooses a target that says nothing of its class',
      'data: {target: y}\n',
      { kind: 'target', column: 'z', positive: null },
      'data: {target: z}\n',
    ],
    [
      'adds a missing token to a list that is written out',
      'data:\n  missing_values: ["", NA]\n',
      { kind: 'add-missing', token: '?' },
      'data:\n  missing_values: ["", NA, "?"]\n',
    ],
    [
      'keeps NA of one column',
      'data:\n  target: y\n',
      { kind: 'column-missing', column: 'country', tokens: [''] },
      'data:\n  target: y\n  missing_values_by_column:\n    country: [""]\n',
    ],
    [
      'forgets a name that is in no file',
      FULL,
      { kind: 'forget-column', column: 'a: b' },
      FULL.replace('    - "a: b" # odd\n', ''),
    ],
  ])('%s', (_, before, edit, after) => {
    expect(applyConfigEdit(before, edit)).toBe(after);
  });

  it('adds to the default list where none is written', () => {
    const edited = applyConfigEdit(SAMPLE, { kind: 'add-missing', token: '-' });
    expect(parseConfig(edited).config?.data.missing_values).toEqual([
      ...(parseConfig(SAMPLE).config?.data.missing_values ?? []),
      '-',
    ]);
  });

  it('says what is wrong with a text that is no YAML', () => {
    expect(() => applyConfigEdit('a: [', { kind: 'add-missing', token: '-' })).toThrow();
  });
});

describe('lists', () => {
  const item = fc.oneof(fc.string({ minLength: 1, maxLength: 8 }), fc.constantFrom('null', '1', 'yes', '- a', '# x'));
  it('give back the text when what was added is taken out again', () => {
    fc.assert(
      fc.property(item, (added) => {
        // The config refuses a blank name, the target, and columns that have a type.
        fc.pre(
          added.trim() !== '' && !['id', 'a: b', 'y', 'age', 'code'].includes(added) && !/\p{Surrogate}/u.test(added),
        );
        const text = addListItem(FULL, 'data.exclude', added);
        expect(parseConfig(text).config?.data.exclude.at(-1)).toBe(added);
        expect(removeListItem(text, 'data.exclude', added)).toBe(FULL);
      }),
    );
  });

  it('keep every comment but that of the item', () => {
    expect(removeListItem(FULL, 'data.exclude', 'a: b')).toBe(FULL.replace('    - "a: b" # odd\n', ''));
    expect(addListItem(FULL, 'data.exclude', 'id')).toBe(FULL);
    expect(removeListItem(FULL, 'data.exclude', 'other')).toBe(FULL);
    const crlf = FULL.replaceAll('\n', '\r\n');
    expect(addListItem(crlf, 'data.exclude', 'x')).toBe(crlf.replace('# odd\r\n', '# odd\r\n    - x\r\n'));
  });
});
