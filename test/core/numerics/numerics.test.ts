import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exp } from '../../../src/core/numerics/exp.ts';
import { expByTable } from '../../../src/core/numerics/exp-table.ts';
import { log, log1p } from '../../../src/core/numerics/log.ts';
import { powInteger } from '../../../src/core/numerics/pow-integer.ts';
import { sigmoid, softplus } from '../../../src/core/numerics/sigmoid.ts';
import { sum } from '../../../src/core/numerics/sum.ts';

/** Position of a double in the order of all doubles: neighbours differ by 1. */
function rank(x: number): bigint {
  const signed = new BigInt64Array(new Float64Array([x]).buffer)[0];
  return signed < 0n ? -(signed & 0x7fffffffffffffffn) : signed;
}

/** The double above `x`. */
function next(x: number): number {
  const bits = new BigInt64Array(new Float64Array([x === 0 ? 0 : x]).buffer);
  bits[0] += bits[0] < 0n ? -1n : 1n;
  return new Float64Array(bits.buffer)[0];
}

interface Case {
  readonly x: number;
  readonly nearest: number;
  /** Exact result minus `nearest`, in units in the last place of `nearest`. */
  readonly rest: number;
}

function cases(name: string): Case[] {
  const bytes = readFileSync(new URL(`../../vectors/numerics/${name}.bin`, import.meta.url));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.length / 17 }, (_, i) => ({
    x: view.getFloat64(i * 17),
    nearest: view.getFloat64(i * 17 + 8),
    rest: view.getInt8(i * 17 + 16) / 128,
  }));
}

/** Error in units in the last place, to 1/128: Infinity for an infinite result that should be finite, and the reverse. */
function error(found: number, { nearest, rest }: Case): number {
  return Math.abs(Number(rank(found) - rank(nearest)) - rest);
}

/** Bounds as the modules state them, and how far a value may fall where the argument grows by its last bit. */
const FUNCTIONS = [
  { name: 'exp', apply: exp, bound: 1, fall: 0 },
  { name: 'log', apply: log, bound: 1, fall: 0 },
  { name: 'log1p', apply: log1p, bound: 1, fall: 0 },
  { name: 'sigmoid', apply: sigmoid, bound: 1, fall: 0 },
  { name: 'softplus', apply: softplus, bound: 1, fall: 0 },
];

describe('against correctly rounded results', () => {
  it.each(FUNCTIONS)('$name is less than $bound ulp from the exact result', ({ name, apply, bound }) => {
    const list = cases(name);
    expect(list.length).toBe(10_000);
    expect(list.filter((one) => !(error(apply(one.x), one) < bound))).toEqual([]);
  });

  it('expByTable is within 2 ulp between its bounds', () => {
    const list = cases('exp').filter(({ x }) => Math.abs(x) <= 700);
    expect(list.length).toBeGreaterThan(8000);
    const errors = list.map((one) => error(expByTable(one.x), one));
    expect(Math.max(...errors)).toBeLessThan(2);
    expect(expByTable(800)).toBe(expByTable(700));
    expect(expByTable(-Infinity)).toBe(expByTable(-700));
    expect(expByTable(0)).toBe(1);
  });

  it('most results are the nearest double', () => {
    for (const { name, apply } of FUNCTIONS.slice(0, 3)) {
      const list = cases(name);
      expect(list.filter(({ x, nearest }) => apply(x) === nearest).length / list.length).toBeGreaterThan(0.85);
    }
  });
});

describe('special values', () => {
  it('exp', () => {
    expect(exp(0)).toBe(1);
    expect(exp(-0)).toBe(1);
    expect(exp(Infinity)).toBe(Infinity);
    expect(exp(-Infinity)).toBe(0);
    expect(exp(710)).toBe(Infinity);
    expect(exp(-746)).toBe(0);
    expect(exp(NaN)).toBeNaN();
    expect(exp(5e-324)).toBe(1);
  });

  it('log and log1p', () => {
    expect(log(1)).toBe(0);
    expect(log(0)).toBe(-Infinity);
    expect(log(-0)).toBe(-Infinity);
    expect(log(Infinity)).toBe(Infinity);
    expect(log(-1)).toBeNaN();
    expect(log(NaN)).toBeNaN();
    expect(log1p(0)).toBe(0);
    expect(log1p(-0)).toBe(-0);
    expect(log1p(-1)).toBe(-Infinity);
    expect(log1p(-1.5)).toBeNaN();
    expect(log1p(Infinity)).toBe(Infinity);
    expect(log1p(NaN)).toBeNaN();
  });

  it('sigmoid and softplus saturate', () => {
    expect(sigmoid(0)).toBe(0.5);
    expect(sigmoid(1e308)).toBe(1);
    expect(sigmoid(-1e308)).toBe(0);
    expect(sigmoid(Infinity)).toBe(1);
    expect(sigmoid(-Infinity)).toBe(0);
    expect(softplus(-1e308)).toBe(0);
    expect(softplus(1e308)).toBe(1e308);
    expect(softplus(0)).toBe(0.6931471805599453);
  });

  it('powInteger', () => {
    expect(powInteger(0, 0)).toBe(1);
    expect(powInteger(3, 5)).toBe(243);
    expect(powInteger(-2, 31)).toBe(-2147483648);
    expect(powInteger(2, 1023)).toBe(8.98846567431158e307);
    expect(powInteger(1.1, 1)).toBe(1.1);
    expect(powInteger(10, 400)).toBe(Infinity);
    expect(powInteger(0, 7)).toBe(0);
  });

  it('sum carries what the running total cannot hold', () => {
    expect(sum([])).toBe(0);
    expect(sum([1, 1e100, 1, -1e100])).toBe(2);
    expect(sum(new Float64Array(10).fill(0.1))).toBe(1);
  });
});

describe('properties', () => {
  const real = fc.double({ noNaN: true, min: -800, max: 800 });
  const positive = fc.double({ noNaN: true, min: 5e-324, max: 1.7e308 });

  it('are monotonic for neighbours and for distant arguments', () => {
    const above = (x: number): number => (x === 0 ? 5e-324 : x + Math.abs(x) * 2.220446049250313e-16);
    fc.assert(
      fc.property(real, real, (a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        for (const apply of [exp, sigmoid, softplus]) expect(apply(low)).toBeLessThanOrEqual(apply(high));
        expect(exp(above(a))).toBeGreaterThanOrEqual(exp(a));
      }),
      { numRuns: 3000 },
    );
    fc.assert(
      fc.property(positive, positive, (a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(log(low)).toBeLessThanOrEqual(log(high));
        expect(log1p(low)).toBeLessThanOrEqual(log1p(high));
        expect(log(above(a))).toBeGreaterThanOrEqual(log(a));
      }),
      { numRuns: 3000 },
    );
  });

  it.each(FUNCTIONS)('$name falls by at most $fall ulp between neighbouring doubles', ({ name, apply, fall }) => {
    let deepest = 0;
    for (const { x } of cases(name)) {
      for (let [step, low] = [0, x]; step < 16; step++, low = next(low)) {
        deepest = Math.max(deepest, Number(rank(apply(low)) - rank(apply(next(low)))));
      }
    }
    expect(deepest).toBeLessThanOrEqual(fall);
  });

  it('log undoes exp', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -700, max: 700 }), (x) => {
        expect(Math.abs(log(exp(x)) - x)).toBeLessThanOrEqual(2.3e-16 * Math.max(1, Math.abs(x)));
      }),
    );
  });

  it('sigmoid(x) + sigmoid(−x) is 1', () => {
    fc.assert(
      fc.property(real, (x) => {
        expect(Math.abs(sigmoid(x) + sigmoid(-x) - 1)).toBeLessThanOrEqual(2.3e-16);
      }),
    );
  });

  it('powInteger multiplies', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -3, max: 3 }), fc.nat(20), (x, n) => {
        let product = 1;
        for (let i = 0; i < n; i++) product *= x;
        expect(Math.abs(powInteger(x, n) - product)).toBeLessThanOrEqual(1e-14 * Math.abs(product) + 1e-300);
      }),
    );
  });
});
