import alea from 'seedrandom/lib/alea.js';

/**
 * A named stream of random numbers. The stream of a logical unit (a tree, a class to be shuffled) depends on the seed
 * and its name alone, so who draws first, where, and how often cannot matter to anybody else.
 */
export interface Stream {
  /** Uniform in 0 … 2^32 − 1. */
  uint32(): number;
  /** Uniform real in [0, 1) with 53 random bits. */
  real(): number;
  /** Uniform integer in 0 … n − 1, 1 ≤ n ≤ 2^32. */
  below(n: number): number;
}

const TWO_32 = 4294967296;
const TWO_26 = 67108864;
const TWO_MINUS_53 = 1 / 9007199254740992;

/** The stream `name` of an experiment with this `seed`. */
export function stream(seed: number, name: string): Stream {
  const next = alea(`${seed}/${name}`);
  const uint32 = (): number => next.int32() >>> 0;
  return {
    uint32,
    real: () => ((uint32() >>> 5) * TWO_26 + (uint32() >>> 6)) * TWO_MINUS_53,
    below: (n) => {
      // Rejection: the incomplete last cycle would favour small integers.
      const limit = TWO_32 - (TWO_32 % n);
      let draw = uint32();
      while (draw >= limit) draw = uint32();
      return draw % n;
    },
  };
}

/** Fisher-Yates, in place: from the last position down, each swapped with one drawn from itself and those before it. */
export function shuffle(items: Int32Array, random: Stream): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    const item = items[i];
    items[i] = items[j];
    items[j] = item;
  }
}
