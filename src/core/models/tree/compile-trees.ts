import type { FittedTrees } from './fitted-trees.ts';

/** Trees in the form in which rows run through them. */
export interface CompiledTrees {
  /**
   * Triples, node by node. Split of a numeric column: column, highest key that goes left, index of the right child's
   * triple. One-hot split: column, level that goes right, index of the right child's triple. The left child follows.
   * Leaf: −1, index of the leaf, 0.
   */
  readonly nodes: Int32Array;
  /** Index of each tree's first triple. */
  readonly roots: Int32Array;
  /** P(class 1) of each leaf. */
  readonly probability: Float64Array;
  /** Of the deepest leaf; a root alone has 0. */
  readonly depth: number;
}

/** Keys of a numeric column are "how many cuts are below the value", of a categorical one its codes. */
export function compileTrees(trees: FittedTrees): CompiledTrees {
  const { column: codes, cut, cuts, levels, positives, negatives } = trees;
  const [w0, w1] = trees.classWeight;
  const numeric = cuts.length;
  const columnOf = Int32Array.from(levels.flatMap((count, index) => new Array<number>(count).fill(numeric + index)));
  const levelOf = Int32Array.from(levels.flatMap((count) => Array.from({ length: count }, (_, level) => level)));
  const nodes = new Int32Array(3 * codes.length);
  const probability = new Float64Array(positives.length);
  const roots: number[] = [];
  /** Splits whose right child is to come. */
  const open: number[] = [];
  const depths: number[] = [];
  let depth = 0;
  let deepest = 0;
  let nextCut = 0;
  let nextLeaf = 0;
  let isRoot = true;
  for (let node = 0; node < codes.length; node++) {
    const at = 3 * node;
    if (isRoot) {
      roots.push(at);
      depth = 0;
      isRoot = false;
    }
    if (codes[node] > 0) {
      const encoded = codes[node] - 1;
      if (encoded < numeric) {
        nodes[at] = encoded;
        nodes[at + 1] = cut[nextCut++];
      } else {
        nodes[at] = columnOf[encoded - numeric];
        nodes[at + 1] = levelOf[encoded - numeric];
      }
      open.push(at);
      depths.push(++depth);
      continue;
    }
    nodes[at] = -1;
    nodes[at + 1] = nextLeaf;
    const positive = w1 * positives[nextLeaf];
    probability[nextLeaf] = positive / (positive + w0 * negatives[nextLeaf]);
    nextLeaf++;
    if (depth > deepest) deepest = depth;
    const parent = open.pop();
    if (parent === undefined) isRoot = true;
    else {
      nodes[parent + 2] = at + 3;
      depth = depths.pop() ?? 0;
    }
  }
  return { nodes, roots: Int32Array.from(roots), probability, depth: deepest };
}
