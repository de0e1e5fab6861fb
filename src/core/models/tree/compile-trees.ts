import type { FittedTrees } from './fitted-trees.ts';

/** Trees in the form in which rows run through them. A target ≥ 0 is the place of a node in `nodes`, ~target a leaf. */
export interface CompiledTrees {
  /**
   * Four integers a node. Split of a numeric column: column, highest key that goes left, target on the left, target on
   * the right. Run of one-hot splits of one column, each the left child of the one before: column, target of levels that
   * no split asks for, places in `filters` and in `hits`.
   */
  readonly nodes: Int32Array;
  /** Of each run a bit set: where bit `level & mask` is not set, no split of the run asks for the level. */
  readonly filters: Int32Array;
  /** Of each run its mask and then pairs level, target in the order of its splits, then END. */
  readonly hits: Int32Array;
  /** Target of each tree. */
  readonly roots: Int32Array;
  /** P(class 1) of each leaf. */
  readonly probability: Float64Array;
}

/** Stands behind the levels of a run; no code of a row. */
export const END = -2;

/**
 * Keys of a numeric column are "how many cuts are below the value", of a categorical one its codes. 70 % of all steps
 * would be one-hot splits that a row passes by; as runs they are one step.
 */
export function compileTrees(trees: FittedTrees): CompiledTrees {
  const { column: codes, cut, levels, cuts } = trees;
  const numeric = cuts.length;
  const columnOf = Int32Array.from(levels.flatMap((count, index) => new Array<number>(count).fill(numeric + index)));
  const levelOf = Int32Array.from(levels.flatMap((count) => Array.from({ length: count }, (_, level) => level)));
  const splits = codes.length - trees.positives.length;
  const nodes = new Int32Array(4 * splits);
  const filters = new Int32Array(splits);
  const hits = new Int32Array(4 * splits);
  const roots: number[] = [];
  /** Where the targets of right children that are still to come belong: a place in `nodes`, or ~place in `hits`. */
  const open: number[] = [];
  /** Where the next node's target belongs; `undefined`: it is a root. */
  let slot: number | undefined;
  let [nextNode, nextCut, nextLeaf, nextFilter, nextHit] = [0, 0, 0, 0, 0];
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i];
    const target = code === 0 ? ~nextLeaf++ : nextNode;
    if (slot === undefined) roots.push(target);
    else if (slot < 0) hits[~slot] = target;
    else nodes[slot] = target;
    if (code === 0) {
      slot = open.pop();
      continue;
    }
    nextNode += 4;
    if (code <= numeric) {
      nodes[target] = code - 1;
      nodes[target + 1] = cut[nextCut++];
      slot = target + 2;
      open.push(target + 3);
      continue;
    }
    const column = columnOf[code - 1 - numeric];
    let end = i + 1;
    while (codes[end] > numeric && columnOf[codes[end] - 1 - numeric] === column) end++;
    // Eight bits a split, so that one in eight of the levels that are not asked for is looked up in vain.
    const mask = (32 << Math.max(0, 30 - Math.clz32(end - i))) - 1;
    nodes[target] = column;
    nodes[target + 2] = nextFilter;
    nodes[target + 3] = nextHit;
    hits[nextHit++] = mask;
    for (; i < end; i++) {
      const level = levelOf[codes[i] - 1 - numeric];
      filters[nextFilter + ((level & mask) >>> 5)] |= 1 << level;
      hits[nextHit] = level;
      open.push(~(nextHit + 1));
      nextHit += 2;
    }
    i--;
    hits[nextHit++] = END;
    slot = target + 1;
    nextFilter += (mask + 1) >>> 5;
  }
  return { nodes, filters, hits, roots: Int32Array.from(roots), probability: probabilities(trees) };
}

function probabilities({ classWeight: [w0, w1], positives, negatives }: FittedTrees): Float64Array {
  const shares = new Float64Array(positives.length);
  for (let leaf = 0; leaf < shares.length; leaf++) {
    const positive = w1 * positives[leaf];
    shares[leaf] = positive / (positive + w0 * negatives[leaf]);
  }
  return shares;
}
