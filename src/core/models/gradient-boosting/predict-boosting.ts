import { sigmoid } from '../../numerics/sigmoid.ts';
import type { Design } from '../../preprocessing/design.ts';
import { lowerBound } from '../tree/ranks.ts';
import { countBins } from './bins.ts';
import { compileBoosting } from './compile-boosting.ts';
import type { FittedBoosting } from './fitted-boosting.ts';

/** Rows that go through all trees together: their keys and one tree stay in the processor's cache. */
const CHUNK = 2048;

/** P(class 1) of each row; leaves are added to the baseline in the order of the trees. */
export function predictBoosting(fitted: FittedBoosting, design: Design): Float64Array {
  const { nodes, flags, roots } = compileBoosting(fitted);
  const { value } = fitted;
  const numeric = design.numeric.length;
  const width = numeric + design.categorical.length;
  const keys = new Int32Array(width * Math.min(CHUNK, design.n));
  const scores = new Float64Array(design.n).fill(fitted.baseline);
  for (let from = 0; from < design.n; from += CHUNK) {
    const to = Math.min(design.n, from + CHUNK);
    fillKeys(keys, fitted, design, from, to);
    for (const root of roots) {
      for (let row = from, base = 0; row < to; row++, base += width) {
        let at = root;
        let column = nodes[at];
        while (column >= 0) {
          const key = keys[base + column];
          const isLeft = column < numeric ? key <= nodes[at + 1] : flags[nodes[at + 1] + key] === 1;
          at = isLeft ? at + 3 : nodes[at + 2];
          column = nodes[at];
        }
        scores[row] += value[nodes[at + 1]];
      }
    }
  }
  for (let row = 0; row < scores.length; row++) scores[row] = sigmoid(scores[row]);
  return scores;
}

/** Keys of the rows `from` … `to` − 1, row by row, as the compiled trees compare them. */
function fillKeys(
  keys: Int32Array,
  { cuts, binOfLevel }: FittedBoosting,
  design: Design,
  from: number,
  to: number,
): void {
  const numeric = cuts.length;
  const width = numeric + design.categorical.length;
  cuts.forEach((values, column) => {
    const source = design.numeric[column];
    for (let row = from, at = column; row < to; row++, at += width) keys[at] = lowerBound(values, source[row]);
  });
  design.categorical.forEach(({ codes }, index) => {
    const bins = binOfLevel[index];
    const unknown = countBins(bins);
    for (let row = from, at = numeric + index; row < to; row++, at += width)
      keys[at] = codes[row] < 0 ? unknown : bins[codes[row]];
  });
}
