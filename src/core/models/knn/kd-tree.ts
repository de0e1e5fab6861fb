import { select } from './select.ts';

/** Leaves of 8 to 32 points were equally fast on the reference data; fewer cost memory, more cost distances. */
const LEAF = 16;

/**
 * k-d trees over groups of rows, in one set of arrays. A node covers the positions [from, to); its left child, if it
 * has children, is the node after it. Points lie in the order of positions, so that a leaf is one run of memory.
 */
export interface KdTrees {
  /** Root node of each group, −1 for a group without rows. */
  readonly roots: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Right child; 0 for a leaf. */
  readonly right: Int32Array;
  /** Lowest row in the node: of equal distances the lowest row wins, which lets crowds of equal points be pruned. */
  readonly lowestRow: Int32Array;
  /** Per node the k lower bounds and the k upper bounds of its points. */
  readonly boxes: Float64Array;
  /** Training row at each position. */
  readonly rows: Int32Array;
  /** Positions × k. */
  readonly points: Float64Array;
}

/**
 * Splits at the median of the widest dimension (the first of equals); equal values are dealt to the left half by row, so
 * that depth is logarithmic whatever the data. `points`: n × k by row; `groups`: rows in ascending order.
 */
export function buildKdTrees(points: Float64Array, k: number, groups: readonly Int32Array[]): KdTrees {
  const total = groups.reduce((sum, group) => sum + group.length, 0);
  // Halving ends at LEAF rows, so that a leaf below a split holds more than half as many.
  const capacity = 2 * Math.ceil(total / (LEAF >> 1)) + groups.length;
  const trees: KdTrees = {
    roots: new Int32Array(groups.length).fill(-1),
    from: new Int32Array(capacity),
    to: new Int32Array(capacity),
    right: new Int32Array(capacity),
    lowestRow: new Int32Array(capacity),
    boxes: new Float64Array(capacity * 2 * k),
    rows: new Int32Array(total),
    points: new Float64Array(total * k),
  };
  const { from, to, right, lowestRow, boxes, rows } = trees;
  const halve = createHalving(points, k, rows);
  let nodes = 0;

  const addNode = (start: number, end: number): number => {
    const node = nodes++;
    from[node] = start;
    to[node] = end;
    lowestRow[node] = lowest(rows, start, end);
    const widest = fillBox(points, k, rows, start, end, boxes, node * 2 * k);
    if (end - start <= LEAF) return node;
    const middle = start + ((end - start) >> 1);
    if (widest >= 0) halve(start, middle, end, widest);
    addNode(start, middle);
    right[node] = addNode(middle, end);
    return node;
  };

  let start = 0;
  groups.forEach((group, g) => {
    if (group.length === 0) return;
    rows.set(group, start);
    start += group.length;
    trees.roots[g] = addNode(start - group.length, start);
  });
  for (let at = 0; at < total; at++) for (let j = 0; j < k; j++) trees.points[at * k + j] = points[rows[at] * k + j];
  return trees;
}

function lowest(rows: Int32Array, start: number, end: number): number {
  let row = rows[start];
  for (let at = start + 1; at < end; at++) if (rows[at] < row) row = rows[at];
  return row;
}

/** Writes k lower and k upper bounds at `offset`; the widest dimension, −1 if all points are equal. */
function fillBox(
  points: Float64Array,
  k: number,
  rows: Int32Array,
  start: number,
  end: number,
  boxes: Float64Array,
  offset: number,
): number {
  let widest = -1;
  let width = 0;
  for (let j = 0; j < k; j++) {
    let low = Infinity;
    let high = -Infinity;
    for (let at = start; at < end; at++) {
      const value = points[rows[at] * k + j];
      low = value < low ? value : low;
      high = value > high ? value : high;
    }
    boxes[offset + j] = low;
    boxes[offset + k + j] = high;
    if (high - low > width) {
      width = high - low;
      widest = j;
    }
  }
  return widest;
}

/**
 * A function that reorders the rows at [start, end) so that those below the median of a dimension come before `middle`;
 * stable, so that equal points stay in ascending order of rows.
 */
function createHalving(points: Float64Array, k: number, rows: Int32Array) {
  const left = new Int32Array(rows.length);
  const rest = new Int32Array(rows.length);
  const values = new Float64Array(rows.length);
  const selected = new Float64Array(rows.length);
  return (start: number, middle: number, end: number, dimension: number): void => {
    for (let at = start; at < end; at++) values[at] = selected[at] = points[rows[at] * k + dimension];
    const median = select(selected, start, end, middle);
    let below = 0;
    for (let at = start; at < end; at++) if (values[at] < median) below++;
    let equalsLeft = middle - start - below;
    let lefts = 0;
    let rests = 0;
    for (let at = start; at < end; at++) {
      if (values[at] < median || (values[at] === median && equalsLeft-- > 0)) left[lefts++] = rows[at];
      else rest[rests++] = rows[at];
    }
    rows.set(left.subarray(0, lefts), start);
    rows.set(rest.subarray(0, rests), start + lefts);
  };
}
