import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { studentQuantile, studentTails } from '../../../src/core/numerics/student-t.ts';

const { tails, quantiles } = JSON.parse(
  readFileSync(new URL('../../vectors/numerics/student_t.json', import.meta.url), 'utf8'),
) as Record<'tails' | 'quantiles', [number, number, number][]>;

describe("Student's t", () => {
  it('has the tails that scipy gives', () => {
    for (const [t, df, expected] of tails)
      expect(Math.abs(studentTails(t, df) - expected), `t ${t}, df ${df}`).toBeLessThanOrEqual(1e-12 * expected);
  });

  it('has the quantiles that scipy gives', () => {
    for (const [p, df, expected] of quantiles)
      expect(Math.abs(studentQuantile(p, df) - expected), `p ${p}, df ${df}`).toBeLessThanOrEqual(1e-11 * expected);
  });

  it('has tails that its quantile gives back, and that shrink as t grows', () => {
    const degrees = fc.integer({ min: 1, max: 1000 });
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }), degrees, (p, df) => {
        expect(studentTails(studentQuantile(p, df), df)).toBeCloseTo(p, 11);
      }),
    );
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), degrees, (t, df) => {
        expect(studentTails(t * 1.001 + 1e-6, df)).toBeLessThanOrEqual(studentTails(t, df));
      }),
    );
  });

  it('is certain at 0 and impossible at infinity', () => {
    expect(studentTails(0, 4)).toBe(1);
    expect(studentTails(Infinity, 4)).toBe(0);
    expect(studentTails(1e200, 4)).toBe(0);
  });
});
