import { describe, expect, it } from 'vitest';
import { gaussLegendre } from '../../../src/core/numerics/gauss-legendre.ts';

describe('gaussLegendre', () => {
  it.each([1, 2, 3, 5, 8, 20, 64])('with %i points integrates every polynomial that it promises', (n) => {
    const { points, weights } = gaussLegendre(n);
    for (const degree of [0, 1, n - 1, 2 * n - 2, 2 * n - 1]) {
      let sum = 0;
      points.forEach((t, k) => {
        let power = 1;
        for (let i = 0; i < degree; i++) power *= t;
        sum += weights[k] * power;
      });
      expect(sum).toBeCloseTo(1 / (degree + 1), 12);
    }
  });

  it('knows the points of two and three', () => {
    expect(gaussLegendre(2).points[0]).toBeCloseTo(0.5 - Math.sqrt(1 / 12), 14);
    expect(gaussLegendre(3).points[2]).toBeCloseTo(0.5 + Math.sqrt(3 / 20), 14);
    expect([...gaussLegendre(3).weights].map((w) => w.toFixed(12))).toEqual([
      '0.277777777778',
      '0.444444444444',
      '0.277777777778',
    ]);
  });
});
