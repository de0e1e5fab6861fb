/** Rows of the kernel matrix of the training rows, as Float32. */
export interface KernelRows {
  readonly n: number;
  /** K(i, i), rounded as the rows are. */
  readonly diagonal: Float32Array;
  /** Row i, kept for later. Valid until two more rows have been asked for. */
  get(i: number): Float32Array;
  /** Row i, not kept if it is not there yet. Valid until two more rows have been asked for. */
  peek(i: number): Float32Array;
}

/** Two rows are in use at a time. */
const FEWEST_ROWS = 2;

/**
 * Keeps rows within `bytes`, giving up the one used longest ago. A row is computed by the same function and rounded to
 * Float32 (as libsvm does) whether it is kept or not, so that the size of the cache cannot change a result.
 * @param fill computes row i into `row`, of length n
 */
export function createRowCache(
  diagonal: Float32Array,
  bytes: number,
  fill: (i: number, row: Float32Array) => void,
): KernelRows {
  const n = diagonal.length;
  const capacity = Math.min(n, Math.max(FEWEST_ROWS, Math.floor(bytes / (n * Float32Array.BYTES_PER_ELEMENT))));
  const rows: Float32Array[] = [];
  const rowOfSlot: number[] = [];
  const slotOfRow = new Int32Array(n).fill(-1);
  // A ring of slots in order of use: the one after `latest` was used longest ago.
  const next: number[] = [];
  const previous: number[] = [];
  let latest = -1;
  const spares: Float32Array[] = [];
  let spare = 0;

  const insertAfterLatest = (slot: number): void => {
    if (latest < 0) {
      next[slot] = previous[slot] = slot;
    } else {
      const oldest = next[latest];
      next[latest] = slot;
      previous[slot] = latest;
      next[slot] = oldest;
      previous[oldest] = slot;
    }
    latest = slot;
  };
  const touch = (slot: number): void => {
    if (slot === latest) return;
    next[previous[slot]] = next[slot];
    previous[next[slot]] = previous[slot];
    insertAfterLatest(slot);
  };
  const freshSlot = (): number => {
    if (rows.length < capacity) {
      rows.push(new Float32Array(n));
      insertAfterLatest(rows.length - 1);
    } else {
      latest = next[latest];
      slotOfRow[rowOfSlot[latest]] = -1;
    }
    return latest;
  };

  return {
    n,
    diagonal,
    get(i) {
      const known = slotOfRow[i];
      if (known >= 0) {
        touch(known);
        return rows[known];
      }
      const slot = freshSlot();
      slotOfRow[i] = slot;
      rowOfSlot[slot] = i;
      fill(i, rows[slot]);
      return rows[slot];
    },
    peek(i) {
      const known = slotOfRow[i];
      if (known >= 0) return rows[known];
      spare = 1 - spare;
      spares[spare] ??= new Float32Array(n);
      fill(i, spares[spare]);
      return spares[spare];
    },
  };
}
