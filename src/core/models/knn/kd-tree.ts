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
  const rows = new Int32Array(total);
  const left = new Int32Array(total);
  const rest = new Int32Array(total);
  const values = new Float64Array(total);
  const nodes = { from: [] as number[], to: [] as number[], right: [] as number[], lowestRow: [] as number[] };
  const boxes: number[] = [];

  const addNode = (from: number, to: number): number => {
    const node = nodes.from.push(from) - 1;
    nodes.to.push(to);
    nodes.right.push(0);
    let lowest = rows[from];
    for (let at = from + 1; at < to; at++) if (rows[at] < lowest) lowest = rows[at];
    nodes.lowestRow.push(lowest);
    let widest = 0;
    let width = -1;
    const uppers: number[] = [];
    for (let j = 0; j < k; j++) {
      let low = Infinity;
      let high = -Infinity;
      for (let at = from; at < to; at++) {
        const value = points[rows[at] * k + j];
        if (value < low) low = value;
        if (value > high) high = value;
      }
      boxes.push(low);
      uppers.push(high);
      if (high - low > width) {
        width = high - low;
        widest = j;
      }
    }
    for (let j = 0; j < k; j++) boxes.push(uppers[j]);
    if (to - from <= LEAF) return node;
    const middle = from + ((to - from) >> 1);
    if (width > 0) partition(from, to, middle, widest);
    addNode(from, middle);
    nodes.right[node] = addNode(middle, to);
    return node;
  };

  /** Stable: rows stay in ascending order on both sides. */
  const partition = (from: number, to: number, middle: number, dimension: number): void => {
    for (let at = from; at < to; at++) values[at] = points[rows[at] * k + dimension];
    const median = values.slice(from, to).sort()[middle - from];
    let below = 0;
    for (let at = from; at < to; at++) if (values[at] < median) below++;
    let equalsLeft = middle - from - below;
    let lefts = 0;
    let rests = 0;
    for (let at = from; at < to; at++) {
      if (values[at] < median || (values[at] === median && equalsLeft-- > 0)) left[lefts++] = rows[at];
      else rest[rests++] = rows[at];
    }
    rows.set(left.subarray(0, lefts), from);
    rows.set(rest.subarray(0, rests), from + lefts);
  };

  let start = 0;
  const roots = groups.map((group) => {
    if (group.length === 0) return -1;
    rows.set(group, start);
    start += group.length;
    return addNode(start - group.length, start);
  });
  const ordered = new Float64Array(total * k);
  for (let at = 0; at < total; at++) for (let j = 0; j < k; j++) ordered[at * k + j] = points[rows[at] * k + j];
  return {
    roots: Int32Array.from(roots),
    from: Int32Array.from(nodes.from),
    to: Int32Array.from(nodes.to),
    right: Int32Array.from(nodes.right),
    lowestRow: Int32Array.from(nodes.lowestRow),
    boxes: Float64Array.from(boxes),
    rows,
    points: ordered,
  };
}
