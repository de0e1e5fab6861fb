/** Histograms that open nodes may hold together; how many that are follows from their length alone. */
const HELD_BYTES = 67108864;

/** Histograms that are used again and again instead of being made for every node. */
export class HistogramPool {
  readonly #length: number;
  readonly #free: Float64Array[] = [];
  #taken = 0;

  constructor(length: number) {
    this.#length = length;
  }

  /** Of zeros. */
  take(): Float64Array {
    this.#taken++;
    return this.#free.pop()?.fill(0) ?? new Float64Array(this.#length);
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
