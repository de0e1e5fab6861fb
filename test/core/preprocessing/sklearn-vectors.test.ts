import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { PreprocessingConfig } from '../../../src/core/config/config.ts';
import type { CategoricalColumn, NumericColumn } from '../../../src/core/data/table.ts';
import { categoricalColumn } from '../../../src/core/data/typed-column.ts';
import { fitPreprocessor, transform } from '../../../src/core/preprocessing/preprocessor.ts';

interface NumericVector {
  readonly name: string;
  readonly strategy: PreprocessingConfig['numeric_imputer'];
  readonly factor: number | null;
  readonly values: readonly (number | null)[];
  readonly fill: number;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly mean: number;
  readonly scale: number;
  readonly transformed: readonly number[];
  readonly fresh: readonly (number | null)[];
  readonly freshTransformed: readonly number[];
}

interface CategoricalVector {
  readonly name: string;
  readonly strategy: PreprocessingConfig['categorical_imputer'];
  readonly values: readonly (string | null)[];
  readonly fill: string;
  readonly levels: readonly string[];
  readonly codes: readonly number[];
  readonly fresh: readonly (string | null)[];
  readonly freshCodes: readonly number[];
}

const { numeric, categorical } = JSON.parse(
  readFileSync(new URL('../../vectors/preprocessing/vectors.json', import.meta.url), 'utf8'),
) as { numeric: NumericVector[]; categorical: CategoricalVector[] };

const config = (overrides: Partial<PreprocessingConfig>): PreprocessingConfig => ({
  outlier_factor: null,
  numeric_imputer: 'median',
  categorical_imputer: 'most_frequent',
  numeric_fill_value: -7.25,
  categorical_fill_value: 'missing',
  ...overrides,
});
const numbers = (values: readonly (number | null)[]): NumericColumn => ({
  kind: 'numeric',
  name: 'v',
  values: Float64Array.from(values, (value) => value ?? NaN),
});
const texts = (values: readonly (string | null)[]): CategoricalColumn =>
  categoricalColumn(
    'v',
    values.map((value) => value ?? ''),
    Uint8Array.from(values, (value) => (value === null ? 1 : 0)),
  );
const all = (values: readonly unknown[]): Int32Array => Int32Array.from(values, (_, i) => i);

/** How much larger rounding errors are where the mean is far from 0, in deviations. */
function rounding({ mean, scale }: NumericVector): number {
  return 1 + (Math.abs(mean) / scale) * 1e-2;
}

function close(actual: number, expected: number, unit: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-12 * Math.max(Math.abs(expected), unit));
}

describe.each(numeric)('$name, $strategy, factor $factor', (vector) => {
  const fitted = fitPreprocessor(
    [numbers(vector.values)],
    all(vector.values),
    config({ numeric_imputer: vector.strategy, outlier_factor: vector.factor }),
  );
  const [step] = fitted.numeric;

  it('learns what SimpleImputer, numpy.percentile and StandardScaler learn', () => {
    close(step.fill, vector.fill, 0);
    close(step.mean, vector.mean, vector.scale);
    close(step.scale, vector.scale, vector.scale * rounding(vector));
    if (vector.lower === null || vector.upper === null) {
      expect([step.lower, step.upper]).toEqual([null, null]);
      return;
    }
    close(step.lower ?? NaN, vector.lower, vector.scale);
    close(step.upper ?? NaN, vector.upper, vector.scale);
  });

  it('makes the same of the training values and of new ones', () => {
    const unit = rounding(vector);
    for (const [values, expected] of [
      [vector.values, vector.transformed],
      [vector.fresh, vector.freshTransformed],
    ] as const) {
      const [out] = transform(fitted, [numbers(values)], all(values)).numeric;
      expect(out).toHaveLength(expected.length);
      expected.forEach((value, i) => close(out[i], value, unit));
    }
  });
});

describe.each(categorical)('$name, $strategy', (vector) => {
  const fitted = fitPreprocessor(
    [texts(vector.values)],
    all(vector.values),
    config({ categorical_imputer: vector.strategy }),
  );

  it('learns what SimpleImputer and OneHotEncoder learn', () => {
    expect(fitted.categorical).toEqual([{ name: 'v', fill: vector.fill, levels: vector.levels }]);
  });

  it('makes the same of the training values and of new ones', () => {
    const code = (values: readonly (string | null)[]): number[] => [
      ...transform(fitted, [texts(values)], all(values)).categorical[0].codes,
    ];
    expect(code(vector.values)).toEqual(vector.codes);
    expect(code(vector.fresh)).toEqual(vector.freshCodes);
  });
});
