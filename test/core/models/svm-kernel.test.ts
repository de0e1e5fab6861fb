import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expOfSteps, STEPS } from '../../../src/core/models/svm/fast-exp.ts';
import { decisionValues } from '../../../src/core/models/svm/decisions.ts';
import type { FittedSvm } from '../../../src/core/models/svm/fitted.ts';
import { kernelMatrix } from '../../../src/core/models/svm/kernel-matrix.ts';
import type { Kernel } from '../../../src/core/models/svm/kernel.ts';
import { pointsOf, subset } from '../../../src/core/models/svm/points.ts';
import { createRowCache } from '../../../src/core/models/svm/row-cache.ts';
import { exp } from '../../../src/core/numerics/exp.ts';
import { makeDesign, mixedSample, takeRows } from './designs.ts';
import { kernelValue, oneHot } from './svm-reference.ts';

const KERNELS: readonly Kernel[] = [
  { kind: 'rbf', gamma: 0.4, degree: 3, coef0: 0 },
  { kind: 'linear', gamma: 1, degree: 3, coef0: 0 },
  { kind: 'poly', gamma: 0.5, degree: 3, coef0: 1 },
];

describe('expOfSteps', () => {
  const relativeError = (x: number): number => Math.abs(expOfSteps(x * STEPS) / exp(-x) - 1);

  it('is within 1e-11 of e^−x', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 39.999, noNaN: true }), (x) => {
        expect(relativeError(x)).toBeLessThan(1e-11);
      }),
      { numRuns: 20_000 },
    );
  });

  it('keeps to its bound just before the next step of its table', () => {
    for (let k = 1; k < 40 * STEPS; k++) expect(relativeError((k - 1e-9) / STEPS)).toBeLessThan(1e-11);
  });

  it('is 1 at 0, and 0 from 40 on', () => {
    expect(expOfSteps(0)).toBe(1);
    expect([40 * STEPS, 1e300, Infinity, NaN].map(expOfSteps)).toEqual([0, 0, 0, 0]);
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
    const some = takeRows(mixedSample(30, 8, [4, 3], 'queries').design, [0, 3, 7, 20, 29]);
    const unknown = makeDesign(
      5,
      some.numeric,
      some.categorical.map(({ codes }) => codes.map(() => -1)),
      [4, 3],
    );
    const rows = oneHot(design);
    for (const queries of [some, unknown]) {
      // One support vector at a time.
      rows.forEach((other, j) => {
        const support = subset(points, Int32Array.of(j));
        const fitted = { kernel, support, coefficients: Float64Array.of(1), rho: 0 } as FittedSvm;
        const values = decisionValues(fitted, queries);
        oneHot(queries).forEach((row, i) => {
          const expected = kernelValue(kernel, row, other);
          expect(Math.abs(values[i] - expected)).toBeLessThan(1e-10 * Math.max(1, Math.abs(expected)));
        });
      });
    }
  });

  it.each(KERNELS)('make a symmetric matrix with its diagonal, to the bit: $kind', (kernel) => {
    const { rows, diagonal } = kernelMatrix(kernel, points, 1e6);
    for (let i = 0; i < points.n; i++) {
      expect(rows.get(i)[i]).toBe(diagonal[i]);
      for (let j = 0; j < i; j++) expect(rows.get(i)[j]).toBe(rows.get(j)[i]);
    }
  });

  it.each(KERNELS)('are the same bits alone, four at a time and in a narrow part: $kind', (kernel) => {
    const rowsOf = fc.uniqueArray(fc.nat(39), { minLength: 1, maxLength: 4 });
    const positionsOf = (size: number): fc.Arbitrary<Int32Array> =>
      fc.uniqueArray(fc.nat(size - 1), { minLength: 1 }).map((positions) => Int32Array.from(positions).sort());
    const alone = kernelMatrix(kernel, points, 1e6);
    const expected = Array.from({ length: 40 }, (_, i) => alone.rows.get(i).slice());
    fc.assert(
      fc.property(
        fc.constantFrom(0, 2000, 1e6),
        fc.array(rowsOf, { maxLength: 4 }),
        positionsOf(40).chain((first) => fc.tuple(fc.constant(first), positionsOf(first.length))),
        fc.array(fc.nat(39), { maxLength: 8 }),
        (bytes, peeks, [first, second], gets) => {
          const matrix = kernelMatrix(kernel, points, bytes);
          for (const wanted of peeks) {
            expect(matrix.rows.peek(wanted)).toEqual(wanted.map((i) => expected[i]));
          }
          let part = matrix.narrow(first);
          for (const positions of [null, second]) {
            if (positions !== null) part = part.narrow(positions);
            expect(part.diagonal).toEqual(Float32Array.from(part.columns, (j) => alone.diagonal[j]));
            for (const i of gets) {
              expect(part.rows.get(i)).toEqual(Float32Array.from(part.columns, (j) => expected[i][j]));
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('do not depend on how many rows there are', () => {
    const large = mixedSample(2500, 5, [4], 'blocks').design;
    const [rbf] = KERNELS;
    const whole = kernelMatrix(rbf, pointsOf(large), 1e6).rows.get(3);
    const some = [3, 1023, 1024, 2047, 2499];
    const part = kernelMatrix(rbf, pointsOf(takeRows(large, some)), 1e6).rows.get(0);
    expect([...part]).toEqual(some.map((row) => whole[row]));
  });
});

describe('the row cache', () => {
  type Call = { readonly get: number } | { readonly peek: number[] } | { readonly keepOnly: number[] };
  const anyCall: fc.Arbitrary<Call> = fc.oneof(
    fc.nat(9).map((get) => ({ get })),
    fc.uniqueArray(fc.nat(9), { minLength: 1, maxLength: 4 }).map((peek) => ({ peek })),
    fc.uniqueArray(fc.nat(9)).map((keepOnly) => ({ keepOnly })),
  );

  it('answers like a plain function and keeps what was used last', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 6 }), fc.array(anyCall, { maxLength: 60 }), (capacity, calls) => {
        const filled: number[] = [];
        const cache = createRowCache(10, 5, capacity * 20, (wanted, into) => {
          filled.push(...wanted);
          wanted.forEach((i, q) => into[q].fill(i));
        });
        // Oldest first.
        let kept: number[] = [];
        const expectedFills: number[] = [];
        for (const call of calls) {
          if ('keepOnly' in call) {
            cache.keepOnly((i) => call.keepOnly.includes(i));
            kept = kept.filter((i) => call.keepOnly.includes(i));
          } else if ('get' in call) {
            const i = call.get;
            if (!kept.includes(i)) expectedFills.push(i);
            kept = [...kept.filter((row) => row !== i), i].slice(-capacity);
            expect([...cache.get(i)]).toEqual(new Array(5).fill(i));
          } else {
            const missing = call.peek.filter((i) => !kept.includes(i));
            expectedFills.push(...missing);
            kept.push(...missing.slice(0, capacity - kept.length));
            expect(cache.peek(call.peek).map((row) => [...row])).toEqual(call.peek.map((i) => new Array(5).fill(i)));
          }
          expect(filled).toEqual(expectedFills);
          expect(cache.hasRoom()).toBe(kept.length < capacity);
          for (let i = 0; i < 10; i++) expect(cache.find(i) !== null).toBe(kept.includes(i));
        }
      }),
    );
  });

  it('holds two rows at a time however small it is', () => {
    const cache = createRowCache(5, 5, 0, (wanted, into) => wanted.forEach((i, q) => into[q].fill(i)));
    const [a, b] = [cache.get(1), cache.get(2)];
    expect([a[0], b[0]]).toEqual([1, 2]);
  });
});
