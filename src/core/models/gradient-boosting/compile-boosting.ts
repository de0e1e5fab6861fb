import { countBins } from './bins.ts';
import { bytesOfSplit, type FittedBoosting } from './fitted-boosting.ts';

/** Trees in the form in which rows run through them. */
export interface CompiledBoosting {
  /**
   * Triples, node by node; the left child follows. Numeric split: column, highest key that goes left, index of the right
   * child's triple. Categorical split: column, index of its first flag, index of the right child's triple. Leaf: −1,
   * index of the leaf, 0.
   */
  readonly nodes: Int32Array;
  /** Of each categorical split and bin: 1 goes left. */
  readonly flags: Uint8Array;
  /** Index of each tree's first triple. */
  readonly roots: Int32Array;
  /** Of the deepest leaf; a root alone has 0. */
  readonly depth: number;
}

/** Keys of a numeric column are "how many cuts are below the value", of a categorical one its bins. */
export function compileBoosting({ column, cut, cuts, binOfLevel, left }: FittedBoosting): CompiledBoosting {
  const numeric = cuts.length;
  const known = binOfLevel.map(countBins);
  const nodes = new Int32Array(3 * column.length);
  const flags: number[] = [];
  const roots: number[] = [];
  /** Splits whose right child is to come, and its depth. */
  const open: number[] = [];
  const depths: number[] = [];
  let depth = 0;
  let deepest = 0;
  let nextCut = 0;
  let nextByte = 0;
  let nextLeaf = 0;
  let isRoot = true;
  for (let node = 0; node < column.length; node++) {
    const at = 3 * node;
    if (isRoot) roots.push(at);
    isRoot = false;
    if (column[node] === 0) {
      nodes[at] = -1;
      nodes[at + 1] = nextLeaf++;
      if (depth > deepest) deepest = depth;
      const parent = open.pop();
      if (parent === undefined) isRoot = true;
      else nodes[parent + 2] = at + 3;
      depth = depths.pop() ?? 0;
      continue;
    }
    const split = column[node] - 1;
    nodes[at] = split;
    if (split < numeric) nodes[at + 1] = cut[nextCut++];
    else {
      const bins = known[split - numeric];
      nodes[at + 1] = flags.length;
      for (let bin = 0; bin <= bins; bin++) flags.push((left[nextByte + (bin >> 3)] >> (bin & 7)) & 1);
      nextByte += bytesOfSplit(bins);
    }
    open.push(at);
    depths.push(++depth);
  }
  const [allFlags, allRoots] = [Uint8Array.from(flags), Int32Array.from(roots)];
  return { nodes, flags: allFlags, roots: allRoots, depth: deepest };
}
