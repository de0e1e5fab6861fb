import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expNegative } from '../../../src/core/models/svm/fast-exp.ts';
import { createQuery, kernelFunction } from '../../../src/core/models/svm/kernel-values.ts';
import type { Kernel } from '../../../src/core/models/svm/kernel.ts';
import { kernelRows } from '../../../src/core/models/svm/kernel-rows.ts';
import { pointsOf } from '../../../src/core/models/svm/points.ts';
import { createRowCache } from '../../../src/core/models/svm/row-cache.ts';
import { exp } from '../../../src/core/numerics/exp.ts';
import { makeDesign, mixedSample, takeRows } from './designs.ts';
import { kernelValue, oneHot } from './svm-reference.ts';

const KERNELS: readonly Kernel[] = [
  { kind: 'rbf', gamma: 0.4, degree: 3, coef0: 0 },
  { kind: 'linear', gamma: 1, degree: 3, coef0: 0 },
  { kind: 'poly', gamma: 0.5, degree: 3, coef0: 1 },
];

describe('expNegative', () => {
  it('is within 1e-11 of e^−x', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 707.99, noNaN: true }), (x) => {
        expect(Math.abs(expNegative(x) / exp(-x) - 1)).toBeLessThan(1e-11);
      }),
      { numRuns: 20_000 },
    );
  });

  it('keeps to its bound between the steps of its table', () => {
    for (let k = 0; k < 40_000; k++) {
      const x = ((k + 0.4999) * Math.LN2) / 1024;
      expect(Math.abs(expNegative(x) / exp(-x) - 1)).toBeLessThan(1e-11);
    }
  });

  it('is 1 at 0, and 0 from 708 on', () => {
    expect(expNegative(0)).toBe(1);
    expect([708, 1e300, Infinity].map(expNegative)).toEqual([0, 0, 0]);
  });
});

describe('kernel values', () => {
  const sample = mixedSample(40, 6, [4, 3], 'kernel').design;
  const design = makeDesign(
    40,
    [...sample.numeric.slice(0, 3), new Float64Array(40).fill(2), ...sample.numeric.slice(3), new Float64Array(40)],
    sample.categorical.map(({ codes }, c) => codes.map((code, i) => (i % 9 === c ? -1 : code))),
    [4, 3],
  );
  const points = pointsOf(design);

  it.each(KERNELS)('are those of the one-hot matrix: $kind', (kernel) => {
    const queries = takeRows(mixedSample(30, 8, [4, 3], 'queries').design, [0, 3, 7, 20, 29]);
    const rows = oneHot(design);
    const values = new Float64Array(design.n);
    const query = createQuery(points);
    const evaluate = kernelFunction(kernel, points);
    oneHot(queries).forEach((row, i) => {
      query.values.forEach((_, c) => (query.values[c] = queries.numeric[points.varying[c]][i]));
      query.constantValues.forEach((_, c) => (query.constantValues[c] = queries.numeric[points.constant[c]][i]));
      for (const unknown of [false, true]) {
        query.codes.forEach((_, c) => (query.codes[c] = unknown ? -1 : queries.categorical[c].codes[i]));
        evaluate(query, values);
        const encoded = row.map((value, c) => (unknown && c >= 8 ? 0 : value));
        rows.forEach((other, j) => {
          const expected = kernelValue(kernel, encoded, other);
          expect(Math.abs(values[j] - expected)).toBeLessThan(1e-10 * Math.max(1, Math.abs(expected)));
        });
      }
    });
  });

  it.each(KERNELS)('make a symmetric matrix with its diagonal, to the bit: $kind', (kernel) => {
    const matrix = kernelRows(kernel, points, 1e6);
    for (let i = 0; i < points.n; i++) {
      expect(matrix.get(i)[i]).toBe(matrix.diagonal[i]);
      for (let j = 0; j < i; j++) expect(matrix.get(i)[j]).toBe(matrix.get(j)[i]);
    }
  });

  it('do not depend on how many rows there are', () => {
    const large = mixedSample(2500, 5, [4], 'blocks').design;
    const [rbf] = KERNELS;
    const whole = kernelRows(rbf, pointsOf(large), 1e6).get(3);
    const some = [3, 1023, 1024, 2047, 2499];
    const part = kernelRows(rbf, pointsOf(takeRows(large, some)), 1e6).get(0);
    expect([...part]).toEqual(some.map((row) => whole[row]));
  });
});

describe('the row cache', () => {
  it('answers like a plain function and keeps what was used last', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 6 }),
        fc.array(fc.tuple(fc.nat(9), fc.boolean()), { maxLength: 60 }),
        (capacity, calls) => {
          const filled: number[] = [];
          const cache = createRowCache(new Float32Array(10), capacity * 40, (i, row) => {
            filled.push(i);
            row.fill(i);
          });
          // Oldest first.
          let kept: number[] = [];
          let expectedFills = 0;
          for (const [i, peek] of calls) {
            if (!kept.includes(i)) expectedFills++;
            if (!peek) kept = [...kept.filter((row) => row !== i), i].slice(-capacity);
            expect([...(peek ? cache.peek(i) : cache.get(i))]).toEqual(new Array(10).fill(i));
            expect(filled).toHaveLength(expectedFills);
          }
        },
      ),
    );
  });

  it('holds two rows at a time however small it is', () => {
    const cache = createRowCache(new Float32Array(5), 0, (i, row) => row.fill(i));
    for (const read of [cache.get, cache.peek]) {
      const [a, b] = [read(1), read(2)];
      expect([a[0], b[0]]).toEqual([1, 2]);
    }
  });
});
