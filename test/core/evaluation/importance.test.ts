import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnImportance } from '../../../src/core/evaluation/importance.ts';
import { sampleRows } from '../../../src/core/evaluation/sample-rows.ts';

describe('columnImportance', () => {
  it('has mean and population standard deviation of the repeats', () => {
    const found = columnImportance('a', [0.1, 0.3]);
    expect(found.mean).toBeCloseTo(0.2, 15);
    expect(found.std).toBeCloseTo(0.1, 15);
  });
});

describe('sampleRows', () => {
  it('takes at most so many rows, each class in its share and none left out', () => {
    const labels = fc.array(fc.nat(1), { minLength: 2, maxLength: 80 }).filter((y) => new Set(y).size === 2);
    fc.assert(
      fc.property(labels, fc.integer({ min: 1, max: 90 }), fc.nat(99), (y, most, seed) => {
        const rows = sampleRows(Uint8Array.from(y), most, seed);
        expect(rows.length).toBe(Math.min(y.length, Math.max(2, most)));
        expect([...rows]).toEqual([...new Set(rows)].sort((a, b) => a - b));
        const positives = rows.filter((i) => y[i] === 1).length;
        expect(positives).toBeGreaterThan(0);
        expect(positives).toBeLessThan(rows.length);
        const share = (y.filter((label) => label === 1).length * rows.length) / y.length;
        expect(Math.abs(positives - share)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
