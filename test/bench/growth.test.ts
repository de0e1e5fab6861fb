import { describe, expect, it } from 'vitest';
import { growthExponent } from '../../bench/measure/growth.ts';

describe('growthExponent', () => {
  it('finds the exponent of a power', () => {
    const points = [1e3, 1e4, 1e5].map((n) => ({ n, seconds: 3e-7 * n ** 1.5 }));
    expect(growthExponent(points)).toBeCloseTo(1.5, 12);
  });

  it('is the least-squares slope where points are no power', () => {
    const points = [
      { n: 1, seconds: 1 },
      { n: 10, seconds: 1 },
      { n: 100, seconds: 100 },
    ];
    expect(growthExponent(points)).toBeCloseTo(1, 12);
  });

  it('needs two sizes', () => {
    expect(growthExponent([])).toBeNull();
    expect(growthExponent([{ n: 10, seconds: 1 }])).toBeNull();
    expect(
      growthExponent([
        { n: 10, seconds: 1 },
        { n: 10, seconds: 2 },
      ]),
    ).toBeNull();
  });
});
