import type { Design } from '../../preprocessing/design.ts';
import { compileTrees } from './compile-trees.ts';
import type { FittedTrees } from './fitted-trees.ts';
import { lowerBound } from './ranks.ts';

/** Rows that go through all trees together: their keys and one tree stay in the processor's cache. */
const CHUNK = 2048;

/**
 * P(class 1) of each row: the mean over the trees, summed in their order, of w1·p / (w1·p + w0·q) of the leaf that the
 * row falls into. A row whose category is unknown (−1) is left of every split of that column.
 */
export function predictTrees(trees: FittedTrees, design: Design): Float64Array {
  const { nodes, roots, probability } = compileTrees(trees);
  const numeric = design.numeric.length;
  const width = numeric + design.categorical.length;
  const keys = new Int32Array(width * Math.min(CHUNK, design.n));
  const sums = new Float64Array(design.n);
  for (let from = 0; from < design.n; from += CHUNK) {
    const to = Math.min(design.n, from + CHUNK);
    fillKeys(keys, trees, design, from, to);
    for (const root of roots) {
      for (let row = from, base = 0; row < to; row++, base += width) {
        let at = root;
        let column = nodes[at];
        while (column >= 0) {
          const key = keys[base + column];
          if (column < numeric) at = key > nodes[at + 1] ? nodes[at + 2] : at + 3;
          else {
            // Left children follow: a run of one-hot splits of one column is a search in a list (70 % of all steps).
            while (key !== nodes[at + 1] && nodes[at + 3] === column) at += 3;
            at = key === nodes[at + 1] ? nodes[at + 2] : at + 3;
          }
          column = nodes[at];
        }
        sums[row] += probability[nodes[at + 1]];
      }
    }
  }
  for (let row = 0; row < sums.length; row++) sums[row] /= roots.length;
  return sums;
}

/** Keys of the rows `from` … `to` − 1, row by row, as the compiled trees compare them. */
function fillKeys(keys: Int32Array, { cuts }: FittedTrees, design: Design, from: number, to: number): void {
  const numeric = cuts.length;
  const width = numeric + design.categorical.length;
  cuts.forEach((values, column) => {
    const source = design.numeric[column];
    for (let row = from, at = column; row < to; row++, at += width) keys[at] = lowerBound(values, source[row]);
  });
  design.categorical.forEach(({ codes }, index) => {
    for (let row = from, at = numeric + index; row < to; row++, at += width) keys[at] = codes[row];
  });
}
