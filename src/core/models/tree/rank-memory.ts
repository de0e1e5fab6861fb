/** The rows of a node as one numeric column sees them, one after another in memory. */
export interface Gathered {
  /** Of each row its rank and its bag entry. */
  readonly ranks: Int32Array;
  readonly entries: Uint8Array;
  /** The least and the greatest rank. */
  low: number;
  high: number;
}

/** Blocks of about √slots slots, 16 at least. */
export const MIN_SHIFT = 4;

/**
 * How often each rank of a numeric column occurs in a node. A left child differs from its parent by the rows that went
 * right, so counts are kept along a path of left children and those rows are taken off when they are asked for again:
 * a one-hot split of 9,000 rows moves fifty of them.
 */
export interface RankCounts {
  /** The path of left children on which the counts hold (`Growth.path`). */
  path: number;
  /** The path on which the column was last asked for without being counted, and the rows of that node. */
  askedPath: number;
  askedRows: number;
  /** The segments `from` … end of the node are counted; those that went right since lie below the node's. */
  from: number;
  rows: number;
  /** Ranks that occurred when it was counted, ascending: rank of each slot, and slot of each of these ranks. */
  readonly ranks: Int32Array;
  readonly slotOf: Int32Array;
  slots: number;
  /** Slots that rows of the node are in. */
  occupied: number;
  /** Triples rows, negatives, positives of each slot. */
  readonly counts: Int32Array;
  /** The same for each block of 2^shift slots. */
  readonly blocks: Int32Array;
  shift: number;
}

/** For columns of at most `size` ranks. */
export function newRankCounts(size: number): RankCounts {
  return {
    path: -1,
    askedPath: -1,
    askedRows: 0,
    from: 0,
    rows: 0,
    ranks: new Int32Array(size),
    slotOf: new Int32Array(size),
    slots: 0,
    occupied: 0,
    counts: new Int32Array(3 * size),
    blocks: new Int32Array(3 * ((size >>> MIN_SHIFT) + 1)),
    shift: MIN_SHIFT,
  };
}
