/**
 * The nearest `capacity` rows met so far, of equal distances those with lower rows: a binary heap with the worst on
 * top, ordered by (distance², row), so that what is kept does not depend on the order of the search.
 */
export class Nearest {
  readonly squared: Float64Array;
  readonly rows: Int32Array;
  readonly capacity: number;
  size = 0;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.squared = new Float64Array(capacity);
    this.rows = new Int32Array(capacity);
  }

  clear(): void {
    this.size = 0;
  }

  /** distance² of the worst that is kept, Infinity while there is room. */
  worst(): number {
    return this.size < this.capacity ? Infinity : this.squared[0];
  }

  /** Whether anything at this distance², from this row on, could still be taken in. */
  accepts(squared: number, row: number): boolean {
    if (this.size < this.capacity) return true;
    return squared < this.squared[0] || (squared === this.squared[0] && row < this.rows[0]);
  }

  /** Takes in what `accepts` let pass. */
  add(squared: number, row: number): void {
    if (this.size === this.capacity) {
      this.sink(squared, row, this.capacity);
      return;
    }
    let at = this.size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!isBefore(this.squared[parent], this.rows[parent], squared, row)) break;
      this.put(at, this.squared[parent], this.rows[parent]);
      at = parent;
    }
    this.put(at, squared, row);
  }

  /** Brings what is kept into ascending order; only `clear` may follow. */
  sort(): void {
    for (let end = this.size - 1; end > 0; end--) {
      const squared = this.squared[end];
      const row = this.rows[end];
      this.put(end, this.squared[0], this.rows[0]);
      this.sink(squared, row, end);
    }
  }

  /** Puts an entry in place of the top of the heap [0, end). */
  private sink(squared: number, row: number, end: number): void {
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= end) break;
      const other = child + 1;
      if (other < end && isBefore(this.squared[child], this.rows[child], this.squared[other], this.rows[other]))
        child = other;
      if (!isBefore(squared, row, this.squared[child], this.rows[child])) break;
      this.put(at, this.squared[child], this.rows[child]);
      at = child;
    }
    this.put(at, squared, row);
  }

  private put(at: number, squared: number, row: number): void {
    this.squared[at] = squared;
    this.rows[at] = row;
  }
}

function isBefore(squared: number, row: number, otherSquared: number, otherRow: number): boolean {
  return squared < otherSquared || (squared === otherSquared && row < otherRow);
}
