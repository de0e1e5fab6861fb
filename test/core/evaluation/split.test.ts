import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowsOfFold, rowsOfSet, stratifiedSplit, TEST, testCounts, TRAIN } from '../../../src/core/evaluation/split.ts';

const labels = ['no', 'yes'] as const;

describe('testCounts', () => {
  it.each([
    { counts: [100, 0], size: 0.07, expected: [8, 0] }, // 0.07 × 100 is 7.000000000000001 in doubles
    { counts: [5, 5], size: 0.3, expected: [2, 1] }, // equal remainders: the lower class
    { counts: [16130, 1631], size: 0.2, expected: [3227, 326] },
  ])('deals $counts at $size as $expected', ({ counts, size, expected }) => {
    expect(testCounts(counts, size)).toEqual(expected);
  });
});

describe('stratifiedSplit', () => {
  const cases = fc.record({
    y: fc.array(fc.constantFrom(0, 0, 0, 1, 255), { minLength: 60, maxLength: 300 }).map((y) => Uint8Array.from(y)),
    nSplits: fc.integer({ min: 2, max: 5 }),
    seed: fc.nat(),
  });

  it('stratifies every part, with sizes that differ by one at the most', () => {
    fc.assert(
      fc.property(cases, ({ y, nSplits, seed }) => {
        const counts = [0, 1].map((label) => y.filter((value) => value === label).length);
        fc.pre(counts.every((count) => count >= 12));
        const split = stratifiedSplit(y, labels, 0.25, nSplits, seed);
        expect(rowsOfSet(split, TEST).length).toBe(Math.ceil((counts[0] + counts[1]) * 0.25));
        const folds = Array.from({ length: nSplits }, (_, fold) => rowsOfFold(split, fold, 'validation'));
        const sizes = folds.map((rows) => rows.length);
        const positives = folds.map((rows) => rows.filter((row) => y[row] === 1).length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        expect(Math.max(...positives) - Math.min(...positives)).toBeLessThanOrEqual(1);
        expect(folds.flatMap((rows) => [...rows]).sort((a, b) => a - b)).toEqual([...rowsOfSet(split, TRAIN)]);
        y.forEach((value, row) => {
          if (value === 255) expect([split.set[row], split.fold[row]]).toEqual([2, -1]);
        });
      }),
    );
  });

  it('names the class that has too few rows', () => {
    const y = Uint8Array.from({ length: 30 }, (_, row) => (row < 3 ? 1 : 0));
    expect(() => stratifiedSplit(y, labels, 0.34, 5, 1)).toThrow(/"yes" has 2 training rows, fewer than the 5 folds/);
    expect(() => stratifiedSplit(y, labels, 0.04, 2, 1)).toThrow(/"yes" has 3 rows, so none/);
  });
});
