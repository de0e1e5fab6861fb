import fc from 'fast-check';
import alea from 'seedrandom/lib/alea.js';
import { describe, expect, it } from 'vitest';
import { shuffle, stream } from '../../../src/core/random/stream.ts';

/** Two uint32, a real, an integer below 10 and one below 2^32, in this order. */
const VECTORS = [
  [48467294, 1061202838, 0.3948393945314854, 7, 2032391867],
  [2543498653, 1727868764, 0.08105188517793771, 5, 1182980034],
  [3356227359, 1982125033, 0.7055523459052007, 1, 3439799524],
];

describe('stream', () => {
  it('gives the checked-in draws', () => {
    const draws = (seed: number, name: string) => {
      const random = stream(seed, name);
      return [random.uint32(), random.uint32(), random.real(), random.below(10), random.below(4294967296)];
    };
    expect([
      draws(42, 'split/class-1'),
      draws(42, 'random_forest/fold-3/tree-17'),
      draws(0, 'svm/final/platt/class-1'),
    ]).toEqual(VECTORS);
  });

  it('depends on seed and name alone', () => {
    fc.assert(
      fc.property(fc.nat(), fc.string(), (seed, name) => {
        const first = stream(seed, name);
        stream(seed, 'another').uint32();
        expect(first.uint32()).toBe(stream(seed, name).uint32());
      }),
    );
  });

  it('draws as seedrandom does', () => {
    fc.assert(
      fc.property(fc.nat(), fc.string(), fc.integer({ min: 1, max: 4294967296 }), (seed, name, n) => {
        const words = stream(seed, name);
        const integers = stream(seed, name);
        const expected = alea(`${seed}/${name}`);
        const accepted: number[] = [];
        for (let i = 0; i < 300; i++) {
          const draw = expected.int32() >>> 0;
          expect(words.uint32()).toBe(draw);
          if (draw < 4294967296 - (4294967296 % n)) accepted.push(draw % n);
        }
        for (const integer of accepted) expect(integers.below(n)).toBe(integer);
      }),
    );
  });

  it('fills with the draws that it would give one by one, and goes on from there', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 4294967296 }), fc.nat(40), (seed, n, size) => {
        const oneByOne = stream(seed, 'fill');
        const filled = stream(seed, 'fill');
        const draws = new Uint32Array(size);
        filled.fillBelow(n, draws);
        expect([...draws]).toEqual(Array.from(draws, () => oneByOne.below(n)));
        expect(filled.uint32()).toBe(oneByOne.uint32());
      }),
    );
  });

  it('goes on from its state in whole numbers', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(9), (seed, drawn) => {
        const random = stream(seed, 'state');
        for (let i = 0; i < drawn; i++) random.uint32();
        let [s0, s1, s2, carry] = [...random.state()].map(BigInt);
        for (let i = 0; i < 20; i++) {
          const t = 2091639n * s0 + carry;
          [s0, s1, s2, carry] = [s1, s2, t & 0xffffffffn, t >> 32n];
          expect(random.uint32()).toBe(Number(s2));
        }
      }),
    );
  });

  it('keeps its promises about ranges', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 4294967296 }), (seed, n) => {
        const random = stream(seed, 'range');
        const integer = random.below(n);
        const real = random.real();
        expect(Number.isInteger(integer) && integer >= 0 && integer < n).toBe(true);
        expect(real >= 0 && real < 1).toBe(true);
      }),
    );
  });
});

describe('shuffle', () => {
  it('permutes', () => {
    const items = Int32Array.from({ length: 1000 }, (_, i) => i);
    shuffle(items, stream(1, 'shuffle'));
    expect(items.some((item, i) => item !== i)).toBe(true);
    expect([...items].sort((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, i) => i));
  });
});
