import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growingRows } from '../../../src/core/evaluation/growing-rows.ts';
import { stream } from '../../../src/core/random/stream.ts';

const labels = fc
  .array(fc.integer({ min: 0, max: 1 }), { minLength: 2, maxLength: 60 })
  .filter((y) => y.includes(0) && y.includes(1));

function part(y: readonly number[], count: number, seed = 1): number[] {
  const rows = Int32Array.from(y, (_, i) => 3 * i + 2);
  return [...growingRows(rows, Uint8Array.from(y), count, (name) => stream(seed, name))];
}

describe('growingRows', () => {
  it('gives so many rows, ascending, each class with its share and never none', () => {
    fc.assert(
      fc.property(labels, fc.double({ min: 0, max: 1, noNaN: true }), (y, share) => {
        const count = Math.max(2, Math.floor(y.length * share));
        const rows = part(y, count);
        expect(rows).toHaveLength(count);
        expect(rows).toEqual([...new Set(rows)].sort((a, b) => a - b));
        const positives = rows.filter((row) => y[(row - 2) / 3] === 1).length;
        const exact = (count * y.filter((label) => label === 1).length) / y.length;
        expect(positives).toBeGreaterThanOrEqual(1);
        expect(count - positives).toBeGreaterThanOrEqual(1);
        expect(Math.abs(positives - exact)).toBeLessThan(exact < 1 || count - exact < 1 ? 1.0001 : 1);
      }),
    );
  });

  it('grows: a larger part has all rows of a smaller one, and all rows are all', () => {
    fc.assert(
      fc.property(labels, fc.nat(), (y, seed) => {
        let before: number[] = [];
        for (let count = 2; count <= y.length; count++) {
          const rows = part(y, count, seed);
          expect(rows).toEqual(expect.arrayContaining(before));
          before = rows;
        }
        expect(before).toHaveLength(y.length);
      }),
      { numRuns: 30 },
    );
  });
});
