import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { workersWithin } from '../../src/platform/memory-budget.ts';

const GIB = 1024 ** 3;

describe('workersWithin', () => {
  it('takes every core, up to eight, where the memory is not known or plenty', () => {
    expect(workersWithin(2, null)).toBe(2);
    expect(workersWithin(64, null)).toBe(8);
    expect(workersWithin(4, 16 * GIB)).toBe(4);
  });

  it('takes fewer where half of the memory is not enough for all', () => {
    expect(workersWithin(8, GIB)).toBe(2);
    expect(workersWithin(8, 8 * GIB, GIB)).toBe(4);
    expect(workersWithin(8, 0.25 * GIB)).toBe(1);
  });

  it('is at least one, within the budget otherwise, and never more with less memory', () => {
    const positive = fc.integer({ min: 1, max: 2 ** 40 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 512 }), positive, positive, positive, (cores, memory, more, need) => {
        const workers = workersWithin(cores, memory, need);
        expect(workers).toBeGreaterThanOrEqual(1);
        expect(workers).toBeLessThanOrEqual(Math.min(cores, 8));
        if (workers > 1) expect(workers * need).toBeLessThanOrEqual(memory / 2);
        expect(workersWithin(cores, memory + more, need)).toBeGreaterThanOrEqual(workers);
      }),
    );
  });
});
