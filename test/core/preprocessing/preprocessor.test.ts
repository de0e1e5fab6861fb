import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack, unpack } from '../../../src/core/bytes/pack.ts';
import type { Value } from '../../../src/core/bytes/value.ts';
import type { PreprocessingConfig } from '../../../src/core/config/config.ts';
import type { CategoricalColumn, Column, NumericColumn } from '../../../src/core/data/table.ts';
import { encodedWidth } from '../../../src/core/preprocessing/design.ts';
import {
  decodePreprocessor,
  designShape,
  encodePreprocessor,
  fitPreprocessor,
  transform,
} from '../../../src/core/preprocessing/preprocessor.ts';
import { codesOf, problemsOf } from '../data/data-config.ts';

const CONFIG: PreprocessingConfig = {
  outlier_factor: 1.5,
  numeric_imputer: 'median',
  categorical_imputer: 'most_frequent',
  numeric_fill_value: 0,
  categorical_fill_value: 'missing',
};
const numeric = (name: string, values: readonly number[]): NumericColumn => ({
  kind: 'numeric',
  name,
  values: Float64Array.from(values),
});
const categorical = (name: string, levels: readonly string[], codes: readonly number[]): CategoricalColumn => ({
  kind: 'categorical',
  name,
  levels,
  codes: Int32Array.from(codes),
});
const rows = (...indices: number[]): Int32Array => Int32Array.from(indices);
const upTo = (n: number): Int32Array => Int32Array.from({ length: n }, (_, i) => i);

describe('fitPreprocessor', () => {
  it('imputes, clips and scales, in this order', () => {
    const column = numeric('v', [1, 2, 3, 4, NaN, 100]);
    const [step] = fitPreprocessor([column], upTo(6), CONFIG).numeric;
    // Median of 1 2 3 4 100 is 3; quartiles of 1 2 3 3 4 100 are 2.25 and 3.75.
    expect(step).toMatchObject({ fill: 3, lower: 0, upper: 6 });
    // 1 2 3 4 3 6: mean 19/6, variance 75/6 − (19/6)².
    expect(step.mean).toBeCloseTo(19 / 6, 14);
    expect(step.scale).toBeCloseTo(Math.sqrt(75 / 6 - (19 / 6) * (19 / 6)), 14);
    const [out] = transform({ numeric: [step], categorical: [] }, [column], rows(5, 4)).numeric;
    expect([...out]).toEqual([(6 - step.mean) / step.scale, (3 - step.mean) / step.scale]);
  });

  it('looks at the given rows alone', () => {
    const column = numeric('v', [1, 2, 3, 1e6, -1e6]);
    const country = categorical('c', ['a', 'b', 'z'], [1, 0, 1, 2, 2]);
    const before = fitPreprocessor([column, country], rows(0, 1, 2), CONFIG);
    const other = numeric('v', [1, 2, 3, NaN, 7]);
    expect(fitPreprocessor([other, country], rows(0, 1, 2), CONFIG)).toEqual(before);
    expect(before.categorical[0]).toEqual({ name: 'c', fill: 'b', levels: ['a', 'b'] });
  });

  it('takes the smallest of equally frequent values', () => {
    const config = { ...CONFIG, numeric_imputer: 'most_frequent' } as const;
    const columns = [numeric('v', [5, 3, 5, 3, NaN]), categorical('c', ['B', 'a'], [1, 0, 1, 0, -1])];
    const fitted = fitPreprocessor(columns, upTo(5), config);
    expect(fitted.numeric[0].fill).toBe(3);
    expect(fitted.categorical[0].fill).toBe('B');
  });

  it('scales a constant column by 1, although the mean of many 0.1 is not 0.1', () => {
    const column = numeric('v', new Array<number>(1000).fill(0.1));
    const fitted = fitPreprocessor([column], upTo(1000), { ...CONFIG, outlier_factor: null });
    expect(fitted.numeric[0]).toMatchObject({ mean: 0.1, scale: 1, lower: null, upper: null });
    expect(new Set(transform(fitted, [column], upTo(1000)).numeric[0])).toEqual(new Set([0]));
  });

  it.each([
    [{ ...CONFIG, outlier_factor: null }, 0],
    [{ ...CONFIG, numeric_imputer: 'constant', numeric_fill_value: 5 } as const, 5],
  ])('makes a column without any training value say nothing', (config, fill) => {
    const column = numeric('v', [NaN, NaN, 3, 1e300]);
    const country = categorical('c', ['a'], [-1, -1, 0, 0]);
    const fitted = fitPreprocessor([column, country], rows(0, 1), config);
    expect(fitted.numeric).toEqual([{ name: 'v', fill, lower: fill, upper: fill, mean: fill, scale: 1 }]);
    expect(fitted.categorical).toEqual([{ name: 'c', fill: null, levels: [] }]);
    const design = transform(fitted, [column, country], upTo(4));
    expect([...design.numeric[0]]).toEqual([0, 0, 0, 0]);
    expect([...design.categorical[0].codes]).toEqual([-1, -1, -1, -1]);
  });

  it('has the constant as a level only where it was needed', () => {
    const config = { ...CONFIG, categorical_imputer: 'constant', categorical_fill_value: 'm' } as const;
    const without = fitPreprocessor([categorical('c', ['a', 'z'], [0, 1])], upTo(2), config);
    expect(without.categorical[0].levels).toEqual(['a', 'z']);
    const column = categorical('c', ['a', 'z'], [0, 1, -1]);
    const fitted = fitPreprocessor([column], upTo(3), config);
    expect(fitted.categorical[0].levels).toEqual(['a', 'm', 'z']);
    expect([...transform(fitted, [column], upTo(3)).categorical[0].codes]).toEqual([0, 2, 1]);
    const already = fitPreprocessor([categorical('c', ['a', 'm'], [0, 1, -1])], upTo(3), config);
    expect(already.categorical[0].levels).toEqual(['a', 'm']);
    const last = fitPreprocessor([categorical('c', ['a', 'b'], [0, 1, -1])], upTo(3), config);
    expect(last.categorical[0].levels).toEqual(['a', 'b', 'm']);
  });

  it.each([[[1e308, -1e308, 1e308]], [[1e200, 2e200, 0]]])('refuses numbers that cannot be scaled: %s', (values) => {
    const problems = problemsOf(() =>
      fitPreprocessor([numeric('v', values)], upTo(3), { ...CONFIG, outlier_factor: null }),
    );
    expect(codesOf(problems)).toEqual(['data/not-finite']);
    expect(problems[0].place?.name).toBe('v');
  });
});

describe('transform', () => {
  const country = categorical('c', ['a', 'b'], [0, 1]);
  const fitted = fitPreprocessor([numeric('v', [1, 2]), country], upTo(2), { ...CONFIG, outlier_factor: null });

  it('finds columns by name and gives unknown levels no column', () => {
    const fresh = categorical('c', ['A', 'b', 'z'], [2, 1, 0, -1]);
    const design = transform(fitted, [fresh, numeric('other', [0, 0, 0, 0]), numeric('v', [2, 1, 3, NaN])], upTo(4));
    expect([...design.categorical[0].codes]).toEqual([-1, 1, -1, 0]);
    expect([...design.numeric[0]]).toEqual([1, -1, 3, 0]);
    expect(encodedWidth(design)).toBe(3);
    expect(designShape(fitted)).toEqual({ numeric: 1, categorical: [2] });
  });

  it.each<[string, readonly Column[]]>([
    ['absent', [country]],
    ['of another kind', [country, categorical('v', [], [-1, -1])]],
  ])('refuses a table in which a column is %s', (_, columns) => {
    expect(codesOf(problemsOf(() => transform(fitted, columns, upTo(2))))).toEqual(['model/invalid']);
  });

  it('names the row of a number that cannot be scaled', () => {
    const small = { ...fitted, numeric: [{ ...fitted.numeric[0], scale: 1e-10 }] };
    const problems = problemsOf(() => transform(small, [numeric('v', [1, 1e305]), country], upTo(2)));
    expect(problems[0]).toMatchObject({ code: 'data/not-finite', place: { name: 'v', row: 1 } });
  });
});

const arbitraryNumbers = fc.array(
  fc.oneof(fc.double({ noNaN: true, min: -1e100, max: 1e100 }), fc.integer({ min: -3, max: 3 }), fc.constant(NaN)),
  { minLength: 1, maxLength: 40 },
);
const arbitraryConfig: fc.Arbitrary<PreprocessingConfig> = fc.record({
  outlier_factor: fc.option(fc.double({ min: 0, max: 10, noNaN: true })),
  numeric_imputer: fc.constantFrom('median', 'mean', 'most_frequent', 'constant'),
  categorical_imputer: fc.constantFrom('most_frequent', 'constant'),
  numeric_fill_value: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  categorical_fill_value: fc.string(),
});

describe('properties', () => {
  it('gives finite numbers, codes in range, and the same bits after encoding', () => {
    fc.assert(
      fc.property(arbitraryNumbers, arbitraryConfig, (values, config) => {
        const columns = [
          numeric('v', values),
          categorical(
            'c',
            ['', 'a', 'b'],
            values.map((value, i) => (value === value ? i % 3 : -1)),
          ),
        ];
        const fitted = fitPreprocessor(columns, upTo(values.length), config);
        const design = transform(fitted, columns, upTo(values.length));
        expect(design.numeric[0].every(Number.isFinite)).toBe(true);
        const [{ codes, levels }] = design.categorical;
        expect(codes.every((code) => code >= -1 && code < levels)).toBe(true);
        const read = decodePreprocessor(unpack(pack(encodePreprocessor(fitted))));
        expect(read).toEqual(fitted);
        expect(transform(read, columns, upTo(values.length))).toEqual(design);
      }),
    );
  });

  it('does not depend on the order of the columns', () => {
    fc.assert(
      fc.property(arbitraryNumbers, arbitraryConfig, (values, config) => {
        const a = numeric('a', values);
        const b = numeric(
          'b',
          values.map((value) => value / 2),
        );
        const [first, second] = fitPreprocessor([a, b], upTo(values.length), config).numeric;
        expect(fitPreprocessor([b, a], upTo(values.length), config).numeric).toEqual([second, first]);
      }),
    );
  });
});

describe('decodePreprocessor', () => {
  const good = { name: 'v', fill: 0, lower: -1, upper: 1, mean: 0, scale: 1 };
  const numericOnly = (item: Value): Value => ({ numeric: [item], categorical: [] });
  const categoricalOnly = (item: Value): Value => ({ numeric: [], categorical: [item] });

  it.each<[string, Value]>([
    ['null', null],
    ['a list', []],
    ['no numeric', { categorical: [] }],
    ['numbers for a list', { numeric: new Float64Array(1), categorical: [] }],
    ['no name', numericOnly({ ...good, name: 1 })],
    ['fill is a text', numericOnly({ ...good, fill: '0' })],
    ['infinite mean', numericOnly({ ...good, mean: Infinity })],
    ['NaN', numericOnly({ ...good, fill: NaN })],
    ['scale 0', numericOnly({ ...good, scale: 0 })],
    ['negative scale', numericOnly({ ...good, scale: -1 })],
    ['one bound', numericOnly({ ...good, lower: null })],
    ['crossed bounds', numericOnly({ ...good, lower: 2 })],
    ['unsorted levels', categoricalOnly({ name: 'c', fill: 'a', levels: ['b', 'a'] })],
    ['a level twice', categoricalOnly({ name: 'c', fill: 'a', levels: ['a', 'a'] })],
    ['a number as level', categoricalOnly({ name: 'c', fill: 'a', levels: [1] })],
    ['a number as fill', categoricalOnly({ name: 'c', fill: 1, levels: ['a'] })],
    ['a column twice', { numeric: [good], categorical: [{ name: 'v', fill: null, levels: [] }] }],
  ])('refuses %s', (_, value) => {
    expect(codesOf(problemsOf(() => decodePreprocessor(value)))).toEqual(['model/invalid']);
  });

  it('reads columns named like object members', () => {
    const value = {
      numeric: [{ ...good, name: '__proto__' }],
      categorical: [{ name: 'constructor', fill: null, levels: [] }],
    };
    expect(decodePreprocessor(value)).toEqual(value);
  });
});
