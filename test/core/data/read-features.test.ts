import { describe, expect, it } from 'vitest';
import { DEFAULT_MISSING_VALUES } from '../../../src/core/config/fields.ts';
import { csvRow } from '../../../src/core/data/read-csv.ts';
import { readFeatureColumns, type FeatureSchema } from '../../../src/core/data/read-features.ts';
import { codesOf, problemsOf, utf8 } from './data-config.ts';

const SCHEMA: FeatureSchema = {
  target: 'y',
  missing_values: DEFAULT_MISSING_VALUES,
  columns: [
    { name: 'x', type: 'numeric' },
    { name: 'id', type: 'ignore' },
    { name: 'c', type: 'categorical', missing_values: [''] },
  ],
  known: [{ name: 'c', levels: ['NA', 'US'] }],
};
const read = (text: string) => readFeatureColumns(utf8(text), SCHEMA);

describe('readFeatureColumns', () => {
  it('finds the columns by name, in the order of the schema, with their own missing tokens', () => {
    const { columns, n, problems, csv } = read('c;y;x\nNA;1;2.5\n;0;NA\nUS;;-0\n');
    expect(problems).toEqual([]);
    expect(n).toBe(3);
    expect(columns).toEqual([
      { kind: 'numeric', name: 'x', values: Float64Array.of(2.5, NaN, 0) },
      { kind: 'categorical', name: 'c', levels: ['NA', 'US'], codes: Int32Array.of(0, -1, 1) },
    ]);
    expect(csvRow(csv, 1)).toEqual(['', '0', 'NA']);
  });

  it('names all missing columns and all unreadable numbers', () => {
    expect(codesOf(problemsOf(() => read('y,X \n1,2\n')))).toEqual([
      'predict/missing-column',
      'predict/missing-column',
      'predict/extra-column',
    ]);
    expect(problemsOf(() => read('y,X \n1,2\n'))[0].fix).toContain('Is it "X "?');
    const problems = problemsOf(() => read('x,c\n1,US\n"12,5",US\n\nmany,US\n'));
    expect(problems).toMatchObject([{ code: 'predict/not-numeric', place: { name: 'x', row: 1, line: 3 } }]);
    expect(problems[0].message).toContain('"12,5" (line 3), "many" (line 5)');
  });

  it('warns of columns and categories that the model does not know, with counts', () => {
    const { problems } = read('x,c,extra,id\n1,DE,a,1\n2,US,b,2\n3,DE,c,3\n4,us,d,4\n');
    expect(codesOf(problems)).toEqual(['predict/unknown-category', 'predict/extra-column']);
    expect(problems.every(({ severity }) => severity === 'warning')).toBe(true);
    expect(problems[0].message).toContain('in 3 rows: "DE" (2 rows), "us" (1 row)');
    expect(problems[1].message).toContain('1 column of this file: "extra"');
  });

  it('takes a column without any value', () => {
    const { columns } = read('x,c\n,\nNA,""\n');
    expect(columns[0]).toEqual({ kind: 'numeric', name: 'x', values: Float64Array.of(NaN, NaN) });
  });

  it('refuses what is no CSV', () => {
    expect(codesOf(problemsOf(() => read('')))).toEqual(['data/empty']);
    expect(codesOf(problemsOf(() => read('x,c\n1\n')))).toEqual(['data/ragged-rows']);
  });
});
