import type { BinnedColumn } from './bins.ts';
import { categoricalSplit } from './categorical-split.ts';
import type { HistogramLayout } from './histogram.ts';
import { HistogramPool } from './histogram-pool.ts';
import type { Loops } from './loops.ts';
import { MIN_HESSIAN, nodeValue, type NodeSums, type Split, type SplitRules } from './split.ts';
import type { Workspace } from './workspace.ts';

export interface GrowRules extends SplitRules {
  /** Infinity: no limit. */
  readonly maxLeaves: number;
  readonly maxDepth: number;
}

/** A node of a growing tree: the rows `from … to − 1` of the grower's order. */
export interface GrownNode extends NodeSums {
  readonly from: number;
  readonly to: number;
  readonly depth: number;
  split: Split | null;
  /** Of the split: 1 for each bin that goes left; 256 long. */
  goesLeft: Uint8Array | null;
  children: readonly [left: GrownNode, right: GrownNode] | null;
  /** Held until the node is split, unless memory is short. */
  histogram: Float64Array | null;
}

/**
 * Grows trees leaf by leaf, the split of the highest gain first (of equals the older node), as scikit-learn's
 * `TreeGrower`. Only the smaller child's histogram is added up, the other one is the difference to the parent's. Rows
 * keep their order within a node, so every sum has one order.
 */
export class TreeGrower {
  /** Rows, ordered by leaf once a tree is grown. */
  readonly rows: Int32Array;
  readonly #start: Int32Array;
  readonly #columns: readonly BinnedColumn[];
  readonly #rules: GrowRules;
  readonly #layout: HistogramLayout;
  readonly #pool: HistogramPool;
  readonly #loops: Loops;

  constructor({ arena, rows, columns, layout, loops }: Workspace, rules: GrowRules) {
    this.rows = arena.int32(rows.length);
    this.#start = rows;
    this.#columns = columns;
    this.#rules = rules;
    this.#layout = layout;
    this.#pool = new HistogramPool(layout.length, arena);
    this.#loops = loops;
  }

  /** @param gradients g, h of every row of the design, from the workspace's arena */
  grow(gradients: Float32Array): GrownNode {
    this.rows.set(this.#start);
    const root = this.#root(gradients);
    /** Nodes to be split, the best one last. */
    const open: GrownNode[] = [];
    if (this.#maySplit(root)) {
      root.histogram = this.#add(root, gradients);
      this.#findSplit(root, open);
    }
    let leaves = 1;
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      leaves++;
      this.#divide(node, gradients, open, leaves < this.#rules.maxLeaves);
      if (leaves >= this.#rules.maxLeaves) {
        for (const rest of open) {
          rest.split = null;
          this.#release(rest);
        }
        break;
      }
    }
    return root;
  }

  #root(gradients: Float32Array): GrownNode {
    let gradient = 0;
    let hessian = 0;
    for (const row of this.#start) {
      gradient += gradients[2 * row];
      hessian += gradients[2 * row + 1];
    }
    return newNode(0, this.#start.length, 0, gradient, hessian, 0);
  }

  #maySplit({ rows, depth, hessian }: GrownNode): boolean {
    const { minSamplesLeaf, maxDepth } = this.#rules;
    return rows >= 2 * minSamplesLeaf && depth < maxDepth && (depth > 0 || hessian >= MIN_HESSIAN);
  }

  #divide(node: GrownNode, gradients: Float32Array, open: GrownNode[], goOn: boolean): void {
    const { split, from, to, depth } = node;
    if (split === null) return;
    const { l2 } = this.#rules;
    const column = this.#columns[split.column];
    const goesLeft = leftBins(split, column, node.rows);
    const middle = from + split.rowsLeft;
    this.#loops.partition(this.rows, from, to, column, goesLeft);
    const child = (start: number, end: number, gradient: number, hessian: number): GrownNode =>
      newNode(start, end, depth + 1, gradient, hessian, nodeValue(gradient, hessian, l2));
    const { gradientLeft, hessianLeft } = split;
    const left = child(from, middle, gradientLeft, hessianLeft);
    const right = child(middle, to, node.gradient - gradientLeft, node.hessian - hessianLeft);
    node.goesLeft = goesLeft;
    node.children = [left, right];
    const toSplit = goOn ? node.children.filter((each) => this.#maySplit(each)) : [];
    if (toSplit.length === 0) {
      this.#release(node);
      return;
    }
    this.#addChildren(node, left, right, gradients);
    for (const each of [left, right]) {
      if (toSplit.includes(each)) this.#findSplit(each, open);
      else this.#release(each);
    }
  }

  #addChildren(node: GrownNode, left: GrownNode, right: GrownNode, gradients: Float32Array): void {
    const [small, large] = left.rows < right.rows ? [left, right] : [right, left];
    small.histogram = this.#add(small, gradients);
    if (node.histogram === null) large.histogram = this.#add(large, gradients);
    else {
      this.#loops.subtract(node.histogram, small.histogram);
      large.histogram = node.histogram;
      node.histogram = null;
    }
  }

  #add({ from, to }: GrownNode, gradients: Float32Array): Float64Array {
    const histogram = this.#pool.take();
    this.#loops.addRows(histogram, this.rows, from, to, gradients);
    return histogram;
  }

  /** Keeps the node open if a split lowers the loss; of equal gains the first column's. */
  #findSplit(node: GrownNode, open: GrownNode[]): void {
    const { histogram } = node;
    if (histogram === null) return;
    let best: Split | null = null;
    this.#columns.forEach(({ size, thresholds }, column) => {
      const split =
        thresholds === null
          ? categoricalSplit(histogram, this.#layout.offsets[column], size, column, node, this.#rules)
          : this.#loops.numericSplit(histogram, column, node, this.#rules);
      if (split !== null && split.gain > (best?.gain ?? 0)) best = split;
    });
    node.split = best;
    if (best === null || this.#pool.isFull) this.#release(node);
    if (best !== null) insert(open, node, this.#rules.maxLeaves === Infinity);
  }

  #release(node: GrownNode): void {
    if (node.histogram !== null) this.#pool.release(node.histogram);
    node.histogram = null;
  }
}

/** Without a limit of leaves the order does not matter, and the newest node first leaves the fewest open. */
function insert(open: GrownNode[], node: GrownNode, anyOrder: boolean): void {
  const gain = node.split?.gain ?? 0;
  let at = open.length;
  if (!anyOrder) while (at > 0 && (open[at - 1].split?.gain ?? 0) >= gain) at--;
  open.splice(at, 0, node);
}

/** For every bin of the column. Unknown levels go with the majority, if training has none. */
function leftBins({ bin, left, rowsLeft }: Split, { known }: BinnedColumn, rows: number): Uint8Array {
  const goesLeft = new Uint8Array(256);
  if (left === null) return goesLeft.fill(1, 0, bin + 1);
  goesLeft.set(left);
  if (left.length === known) goesLeft[known] = rowsLeft > rows - rowsLeft ? 1 : 0;
  return goesLeft;
}

function newNode(from: number, to: number, depth: number, gradient: number, hessian: number, value: number): GrownNode {
  return {
    from,
    to,
    depth,
    rows: to - from,
    gradient,
    hessian,
    value,
    split: null,
    goesLeft: null,
    children: null,
    histogram: null,
  };
}
