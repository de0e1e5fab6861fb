import { describe, expect, it } from 'vitest';
import { classWeights } from '../../src/core/models/class-weights.ts';
import { fitPreprocessor, transform } from '../../src/core/preprocessing/preprocessor.ts';
import { CASES, doubles, PREPROCESSING, rowsBetween } from './case.ts';

/** Within 1e-12 of the value, or of the unit in which it is counted. */
function expectClose(actual: number, expected: number, unit: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-12 * Math.max(Math.abs(expected), unit));
}

describe.each(CASES)('$name', ({ columns, expected, y }) => {
  const n = expected.training_rows;
  const numeric = columns.filter((column) => column.kind === 'numeric');

  it.each(expected.preprocessing)('is prepared as by scikit-learn: $config', (own) => {
    const fitted = fitPreprocessor(columns, rowsBetween(0, n), { ...PREPROCESSING, ...own.config });
    expect(fitted.numeric).toHaveLength(own.numeric.length);
    fitted.numeric.forEach((step, j) => {
      const [fill, lower, upper, mean, scale] = own.numeric[j];
      expectClose(step.fill, fill, 0);
      expectClose(step.mean, mean, scale);
      expectClose(step.scale, scale, 0);
      expect([step.lower, step.upper].includes(null)).toBe(lower === null || upper === null);
      if (lower !== null) expectClose(step.lower ?? NaN, lower, scale);
      if (upper !== null) expectClose(step.upper ?? NaN, upper, scale);
    });
    expect(fitted.categorical.map(({ fill, levels }) => ({ fill, levels }))).toEqual(own.categorical);

    const queries = doubles(own.queries);
    const rows = queries.length > 0 ? queries.length / numeric.length : own.codes[0].length;
    const design = transform(fitted, columns, rowsBetween(n, n + rows));
    expect(design.categorical.map(({ codes }) => [...codes])).toEqual(own.codes);
    design.numeric.forEach((values, j) => {
      const { mean, scale } = fitted.numeric[j];
      // Far from 0 the last bits of the mean are more than 1e-12 deviations.
      const lastBits = (4 * Number.EPSILON * Math.abs(mean)) / scale;
      values.forEach((value, i) => {
        expectClose(value, queries[i * numeric.length + j], Math.max(1, lastBits * 1e12));
      });
    });
  });

  it('has the balanced weights of scikit-learn', () => {
    expect(classWeights('balanced', y, ['0', '1'])).toEqual(expected.balanced);
  });
});
