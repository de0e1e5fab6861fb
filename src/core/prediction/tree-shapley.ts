import type { TreesAnatomy } from '../models/anatomy.ts';
import { rightChildren, sumUpwards } from '../models/tree-order.ts';
import { gaussLegendre, type Quadrature } from '../numerics/gauss-legendre.ts';
import type { Design } from '../preprocessing/design.ts';

/** Trees with what one row's explanation needs, made once for a model. */
export interface TreeShapley {
  /** What the trees give on average over the rows behind `share`, the intercept included. */
  readonly baseline: number;
  /** Shapley values of the design's columns (numeric ones, then categorical ones) for one row; length `columns`. */
  readonly values: (design: Design, row: number) => Float64Array;
}

/**
 * Path-dependent Shapley values of trees (Lundberg et al., Nature Machine Intelligence 2, 2020): a column that is not
 * known follows both branches by their shares of the training rows. A leaf reached through the columns d with o_d = 1
 * where the row goes that way and z_d the product of d's shares is worth Π (o_d if d is known, else z_d); by Owen's
 * multilinear extension (Management Science 18, 1972) its Shapley values are
 * ∫₀¹ (o_j − z_j) Π_{d≠j} (t·o_d + (1−t)·z_d) dt, a polynomial that Gauss-Legendre quadrature integrates exactly. Each
 * edge adds the change of its column's factor times the sum of the leaves below it, so that one pass does for all leaves.
 * @param cover rows that came through each node, above 0
 * @param columns of the design
 */
export function treeShapley(trees: TreesAnatomy, cover: Float64Array, columns: number): TreeShapley {
  const { column, value } = trees;
  const share = sharesOfParents(column, cover);
  const quadrature = gaussLegendre(Math.max(1, (distinctOnPaths(column, columns) + 1) >>> 1));
  return {
    baseline: trees.intercept + expectation(column, value, share),
    values: (design, row) => explainRow(column, value, share, trees.directions(design, row), columns, quadrature),
  };
}

/** Rows of a design that came through each node, and half a row more at each leaf, so that no node is without any. */
export function coverOf(trees: TreesAnatomy, design: Design): Float64Array {
  const { column } = trees;
  const right = rightChildren(column);
  const cover = new Float64Array(column.length);
  for (let node = 0; node < column.length; node++) if (column[node] < 0) cover[node] = 0.5;
  const roots = rootsOf(column);
  for (let row = 0; row < design.n; row++) {
    const left = trees.directions(design, row);
    for (const root of roots) {
      let node = root;
      while (column[node] >= 0) node = left[node] === 1 ? node + 1 : right[node];
      cover[node]++;
    }
  }
  sumUpwards(column, cover);
  return cover;
}

function rootsOf(column: Int32Array): number[] {
  const roots: number[] = [];
  let open = 0;
  for (let node = 0; node < column.length; node++) {
    if (open === 0) {
      roots.push(node);
      open = 1;
    }
    open += column[node] < 0 ? -1 : 1;
  }
  return roots;
}

/** Of each node its part of the rows of its parent; 1 at a root. */
function sharesOfParents(column: Int32Array, cover: Float64Array): Float64Array {
  const share = new Float64Array(column.length).fill(1);
  const right = rightChildren(column);
  for (let node = 0; node < column.length; node++) {
    if (column[node] < 0) continue;
    share[node + 1] = cover[node + 1] / cover[node];
    share[right[node]] = cover[right[node]] / cover[node];
  }
  return share;
}

function expectation(column: Int32Array, value: Float64Array, share: Float64Array): number {
  const right = rightChildren(column);
  const reached = new Float64Array(column.length).fill(1);
  let sum = 0;
  for (let node = 0; node < column.length; node++) {
    if (column[node] < 0) {
      sum += reached[node] * value[node];
      continue;
    }
    for (const child of [node + 1, right[node]]) reached[child] = reached[node] * share[child];
  }
  return sum;
}

/** The most columns that any path asks for. */
function distinctOnPaths(column: Int32Array, columns: number): number {
  const times = new Int32Array(columns);
  const open: number[] = [];
  const inRight: boolean[] = [];
  let distinct = 0;
  let most = 0;
  for (let node = 0; node < column.length; node++) {
    const at = column[node];
    if (at >= 0) {
      if (times[at]++ === 0) distinct++;
      most = Math.max(most, distinct);
      open.push(at);
      inRight.push(false);
      continue;
    }
    while (inRight.length > 0 && inRight[inRight.length - 1]) {
      inRight.pop();
      if (--times[open.pop() ?? 0] === 0) distinct--;
    }
    if (inRight.length > 0) inRight[inRight.length - 1] = true;
  }
  return most;
}

function frameAt(at: number, node: number, follows: number, reach: number) {
  return { at, node, follows, reach, isRight: false };
}

function explainRow(
  column: Int32Array,
  value: Float64Array,
  share: Float64Array,
  left: Uint8Array,
  columns: number,
  { points, weights }: Quadrature,
): Float64Array {
  const q = points.length;
  const result = new Float64Array(columns);
  /** Of each column on the path: whether the row goes that way, and the product of the shares. */
  const follows = new Uint8Array(columns).fill(1);
  const reach = new Float64Array(columns).fill(1);
  // One frame an edge of the path: its column, the column's state before it, and whether it leads to the right.
  const frames: ReturnType<typeof frameAt>[] = [];
  /** By depth: the product of all columns' factors at each point, and the sums of leaves below. */
  let products = new Float64Array(64 * q);
  let sums = new Float64Array(64 * q);
  products.fill(1, 0, q);
  let depth = 0;

  const descend = (child: number, goesThere: boolean): void => {
    const { at } = frames[depth];
    const [o0, z0] = [follows[at], reach[at]];
    const o1 = goesThere ? o0 : 0;
    const z1 = z0 * share[child];
    follows[at] = o1;
    reach[at] = z1;
    const from = depth * q;
    for (let k = 0; k < q; k++) {
      const t = points[k];
      products[from + q + k] = (products[from + k] * (t * o1 + (1 - t) * z1)) / (t * o0 + (1 - t) * z0);
    }
    depth++;
  };

  for (let node = 0; node < column.length; node++) {
    const at = column[node];
    if (at >= 0) {
      if ((depth + 2) * q > products.length) {
        products = grown(products);
        sums = grown(sums);
      }
      frames[depth] = frameAt(at, node, follows[at], reach[at]);
      descend(node + 1, left[node] === 1);
      continue;
    }
    for (let k = 0, here = depth * q; k < q; k++, here++) sums[here] = value[node] * products[here];
    while (depth > 0) {
      const frame = frames[depth - 1];
      const { at: own, follows: o0, reach: z0 } = frame;
      const [o1, z1] = [follows[own], reach[own]];
      const here = depth * q;
      // A column that the row has left before this edge has one factor (1 − t)·z, whose change is none.
      if (o0 === 1)
        for (let k = 0; k < q; k++) {
          const t = points[k];
          const change = (o1 - z1) / (t * o1 + (1 - t) * z1) - (1 - z0) / (t + (1 - t) * z0);
          result[own] += weights[k] * sums[here + k] * change;
        }
      follows[own] = o0;
      reach[own] = z0;
      depth--;
      if (!frame.isRight) {
        frame.isRight = true;
        // The left sums wait where the split's own sums will be.
        for (let k = 0; k < q; k++) sums[here - q + k] = sums[here + k];
        descend(node + 1, left[frame.node] === 0);
        break;
      }
      for (let k = 0; k < q; k++) sums[here - q + k] += sums[here + k];
    }
  }
  return result;
}

function grown(array: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(2 * array.length);
  larger.set(array);
  return larger;
}
