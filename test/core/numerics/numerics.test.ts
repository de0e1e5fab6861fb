import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exp } from '../../../src/core/numerics/exp.ts';
import { expByTable } from '../../../src/core/numerics/exp-table.ts';
import { log, log1p } from '../../../src/core/numerics/log.ts';
import { powInteger } from '../../../src/core/numerics/pow-integer.ts';
import { sigmoid, softplus } from '../../../src/core/numerics/sigmoid.ts';
import { sum } from '../../../src/core/numerics/sum.ts';

const vectors = JSON.parse(
  readFileSync(new URL('../../vectors/numerics/numerics.json', import.meta.url), 'utf8'),
) as Record<string, string>;

/** Position of a double in the order of all doubles: neighbours differ by 1. */
function rank(x: number): bigint {
  const signed = new BigInt64Array(new Float64Array([x]).buffer)[0];
  return signed < 0n ? -(signed & 0x7fffffffffffffffn) : signed;
}

function pairs(base64: string): [number, number][] {
  const bytes = Uint8Array.from(Buffer.from(base64, 'base64'));
  const view = new DataView(bytes.buffer);
  return Array.from({ length: bytes.length / 16 }, (_, i) => [view.getFloat64(i * 16), view.getFloat64(i * 16 + 8)]);
}

const FUNCTIONS = [
  { name: 'exp', apply: exp, ulp: 1 },
  { name: 'log', apply: log, ulp: 1 },
  { name: 'log1p', apply: log1p, ulp: 1 },
  { name: 'sigmoid', apply: sigmoid, ulp: 2 },
  { name: 'softplus', apply: softplus, ulp: 1 },
];

describe('against correctly rounded results', () => {
  it.each(FUNCTIONS)('$name is within $ulp ulp', ({ name, apply, ulp }) => {
    const list = pairs(vectors[name]);
    expect(list.length).toBeGreaterThanOrEqual(10_000);
    const wrong = list.filter(([x, y]) => {
      const difference = rank(apply(x)) - rank(y);
      return difference > BigInt(ulp) || difference < BigInt(-ulp);
    });
    expect(wrong).toEqual([]);
  });

  it('expByTable is within 2 ulp between its bounds', () => {
    const list = pairs(vectors.exp).filter(([x]) => Math.abs(x) <= 700);
    expect(list.length).toBeGreaterThan(1000);
    const wrong = list.filter(([x, y]) => {
      const difference = rank(expByTable(x)) - rank(y);
      return difference > 2n || difference < -2n;
    });
    expect(wrong).toEqual([]);
    expect(expByTable(800)).toBe(expByTable(700));
    expect(expByTable(-Infinity)).toBe(expByTable(-700));
    expect(expByTable(0)).toBe(1);
  });

  it('most results are the nearest double', () => {
    for (const { name, apply } of FUNCTIONS.slice(0, 3)) {
      const list = pairs(vectors[name]);
      expect(list.filter(([x, y]) => apply(x) === y).length / list.length).toBeGreaterThan(0.85);
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
