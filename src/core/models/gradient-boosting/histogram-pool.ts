import type { Arena } from '../../wasm/arena.ts';

/** Histograms that open nodes may hold together; how many that are follows from their length alone. */
const HELD_BYTES = 67108864;

/** Of the two children of a node and of the node itself, beside those that open nodes hold. */
const IN_USE = 4;

/** How many histograms of `length` doubles are ever taken at a time. */
export function mostHistograms(length: number, maxLeaves: number): number {
  return Math.min(Math.floor(HELD_BYTES / (8 * length)), maxLeaves) + IN_USE;
}

/** Histograms that are used again and again instead of being made for every node. */
export class HistogramPool {
  readonly #length: number;
  readonly #arena: Arena;
  readonly #free: Float64Array[] = [];
  #taken = 0;

  constructor(length: number, arena: Arena) {
    this.#length = length;
    this.#arena = arena;
  }

  /** Of zeros. */
  take(): Float64Array {
    this.#taken++;
    return (this.#free.pop() ?? this.#arena.float64(this.#length)).fill(0);
  }

  release(histogram: Float64Array): void {
    this.#taken--;
    this.#free.push(histogram);
  }

  /** Whether a node had better let its histogram go and have those of its children added up from rows. */
  get isFull(): boolean {
    return this.#taken * this.#length * 8 > HELD_BYTES;
  }
}
