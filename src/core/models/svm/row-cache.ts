import { arenaBytes, PLAIN_ARENA, roundUp, type Arena } from '../../wasm/arena.ts';

/** Rows of a matrix, computed when asked for and kept while there is room. */
export interface RowCache {
  /** Row i, kept for later. Valid until another row has been asked for twice. */
  get(i: number): Float32Array;
  /**
   * One to SEVERAL different rows. Those that are not there yet are computed together, and kept only if no other has to
   * go. Valid until the next call of any function.
   */
  peek(wanted: readonly number[]): readonly Float32Array[];
  /** Row i if it is kept. */
  find(i: number): Float32Array | null;
  /** Whether a further row can be kept without another having to go. */
  hasRoom(): boolean;
  /** Makes room: gives up every row that `wanted` does not name. */
  keepOnly(wanted: (i: number) => boolean): void;
}

/** Rows that are computed together. */
export const SEVERAL = 4;
/** Two rows of `get` are in use at a time. */
const FEWEST_ROWS = 2;
/** Rows are allocated together: a typed array of its own for each costs more than filling it. */
const ROWS_AT_ONCE = 32;

/** The most that a cache of up to `width` columns takes from its arena, `bytes` being what it may keep. */
export function rowCacheBytes(n: number, width: number, bytes: number): number {
  const row = arenaBytes(width, Float32Array.BYTES_PER_ELEMENT);
  // Narrower rows are filled up by three entries at most.
  return Math.min(n * row, Math.max(FEWEST_ROWS * row, bytes + 12 * n)) + SEVERAL * row;
}

/**
 * Keeps rows within `bytes`, giving up the one used longest ago. A row is computed by the same function and rounded to
 * Float32 (as libsvm does) whether it is kept or not, so that the size of the cache cannot change a result.
 * @param n number of rows
 * @param width entries of a row
 * @param fill computes up to SEVERAL rows `wanted[q]` into `into[q]`, each of length width
 * @param arena where rows come from
 */
export function createRowCache(
  n: number,
  width: number,
  bytes: number,
  fill: (wanted: readonly number[], into: readonly Float32Array[]) => void,
  arena: Arena = PLAIN_ARENA,
): RowCache {
  const capacity = Math.min(n, Math.max(FEWEST_ROWS, Math.floor(bytes / (width * Float32Array.BYTES_PER_ELEMENT))));
  const stride = roundUp(width);
  const rows: Float32Array[] = [];
  const rowOfSlot = new Int32Array(capacity);
  const slotOfRow = new Int32Array(n).fill(-1);
  // A ring of slots in order of use: the one after `latest` was used longest ago.
  const next = new Int32Array(capacity);
  const previous = new Int32Array(capacity);
  let used = 0;
  const free: number[] = [];
  let latest = -1;
  const spares: Float32Array[] = [];

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
  const unlink = (slot: number): void => {
    if (slot === latest) latest = previous[slot] === slot ? -1 : previous[slot];
    next[previous[slot]] = next[slot];
    previous[next[slot]] = previous[slot];
  };
  const touch = (slot: number): void => {
    if (slot === latest) return;
    unlink(slot);
    insertAfterLatest(slot);
  };
  const hasRoom = (): boolean => free.length > 0 || used < capacity;
  const freshSlot = (): number => {
    const freed = free.pop();
    if (freed !== undefined) {
      insertAfterLatest(freed);
    } else if (used < capacity) {
      if (used === rows.length) allocate();
      insertAfterLatest(used++);
    } else {
      latest = next[latest];
      slotOfRow[rowOfSlot[latest]] = -1;
    }
    return latest;
  };
  const allocate = (): void => {
    const count = Math.min(ROWS_AT_ONCE, capacity - rows.length);
    const slab = arena.float32(count * stride);
    for (let r = 0; r < count; r++) rows.push(slab.subarray(r * stride, r * stride + width));
  };
  /** A place for row i, which is to be filled. */
  const placeFor = (i: number): Float32Array => {
    const slot = freshSlot();
    slotOfRow[i] = slot;
    rowOfSlot[slot] = i;
    return rows[slot];
  };

  return {
    get(i) {
      const known = slotOfRow[i];
      if (known >= 0) {
        touch(known);
        return rows[known];
      }
      const row = placeFor(i);
      fill([i], [row]);
      return row;
    },
    peek(wanted) {
      const missing = wanted.filter((i) => slotOfRow[i] < 0);
      if (missing.length === 0) return wanted.map((i) => rows[slotOfRow[i]]);
      const places = missing.map((i, at) => (hasRoom() ? placeFor(i) : (spares[at] ??= arena.float32(width))));
      fill(missing, places);
      return wanted.map((i) => (missing.includes(i) ? places[missing.indexOf(i)] : rows[slotOfRow[i]]));
    },
    hasRoom,
    find: (i) => (slotOfRow[i] < 0 ? null : rows[slotOfRow[i]]),
    keepOnly(wanted) {
      for (let i = 0; i < n; i++) {
        const slot = slotOfRow[i];
        if (slot < 0 || wanted(i)) continue;
        slotOfRow[i] = -1;
        unlink(slot);
        free.push(slot);
      }
    },
  };
}
