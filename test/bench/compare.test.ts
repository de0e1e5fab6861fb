import { describe, expect, it } from 'vitest';
import { compare } from '../../bench/measure/compare.ts';
import { enoughRounds } from '../../bench/measure/enough.ts';

describe('compare', () => {
  it('takes the ratio of the minima and the range of single rounds', () => {
    expect(compare([2, 1, 4], [10, 8, 8])).toEqual({ ratio: 1 / 8, lowest: 1 / 8, highest: 1 / 2 });
  });

  it('refuses rounds without a counterpart', () => {
    expect(() => compare([], [])).toThrow(RangeError);
    expect(() => compare([1], [1, 2])).toThrow(RangeError);
  });
});

describe('enoughRounds', () => {
  it('ends after the rounds asked for where they took a second, and goes on up to 40 where they did not', () => {
    const enough = enoughRounds(5);
    expect(enough(4, 100)).toBe(false);
    expect(enough(5, 1.5)).toBe(true);
    expect(enough(5, 0.1)).toBe(false);
    expect(enough(40, 0.1)).toBe(true);
    expect(enoughRounds(60)(59, 0.1)).toBe(false);
  });
});
