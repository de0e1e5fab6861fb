import type { Design } from '../../preprocessing/design.ts';
import type { TreesAnatomy } from '../anatomy.ts';
import { sumUpwards } from '../tree-order.ts';
import type { FittedTrees } from './fitted-trees.ts';
import { lowerBound } from './ranks.ts';
import { summarizeTrees } from './tree-summary.ts';

/** A tree's or a forest's probability is the mean over its trees; all one-hot splits of a category are of one column. */
export function treesAnatomy(trees: FittedTrees): TreesAnatomy {
  const { column: codes, cut, cuts, levels, positives, negatives } = trees;
  const [w0, w1] = trees.classWeight;
  const numeric = cuts.length;
  const columnOf = levels.flatMap((count, index) => new Array<number>(count).fill(numeric + index));
  const levelOf = levels.flatMap((count) => Array.from({ length: count }, (_, level) => level));
  const count = summarizeTrees(trees).trees;
  const n = codes.length;
  const column = new Int32Array(n).fill(-1);
  const value = new Float64Array(n);
  const cover = new Float64Array(n);
  /** Highest key that goes left, or the level that goes right. */
  const asked = new Int32Array(n);
  let nextCut = 0;
  let leaf = 0;
  for (let node = 0; node < n; node++) {
    const code = codes[node];
    if (code === 0) {
      const positive = w1 * positives[leaf];
      value[node] = positive / (positive + w0 * negatives[leaf]) / count;
      cover[node] = positives[leaf] + negatives[leaf++];
    } else if (code <= numeric) {
      column[node] = code - 1;
      asked[node] = cut[nextCut++];
    } else {
      column[node] = columnOf[code - 1 - numeric];
      asked[node] = levelOf[code - 1 - numeric];
    }
  }
  sumUpwards(column, cover);
  return {
    kind: 'trees',
    scale: 'probability',
    intercept: 0,
    column,
    value,
    cover,
    directions: (design, row) => directions(column, asked, cuts, design, row),
  };
}

function directions(
  column: Int32Array,
  asked: Int32Array,
  cuts: readonly Float64Array[],
  design: Design,
  row: number,
): Uint8Array {
  const keys = [
    ...cuts.map((values, index) => lowerBound(values, design.numeric[index][row])),
    ...design.categorical.map(({ codes }) => codes[row]),
  ];
  const left = new Uint8Array(column.length);
  for (let node = 0; node < left.length; node++) {
    const at = column[node];
    if (at < 0) continue;
    left[node] = (at < cuts.length ? keys[at] <= asked[node] : keys[at] !== asked[node]) ? 1 : 0;
  }
  return left;
}
