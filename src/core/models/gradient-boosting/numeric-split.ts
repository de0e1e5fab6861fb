import { STRIDE } from './histogram.ts';
import { MIN_HESSIAN, splitGain, type NodeSums, type Split, type SplitRules } from './split.ts';

/**
 * The best cut between bins, left to right; of equals the lowest. A bin without rows of the node is no new cut: scikit-learn
 * tries it all the same, and what subtraction left in it can move a threshold within a gap between values.
 */
export function numericSplit(
  histogram: Float64Array,
  offset: number,
  size: number,
  column: number,
  node: NodeSums,
  { minSamplesLeaf, l2 }: SplitRules,
): Split | null {
  const { hessian, rows } = node;
  const end = offset + STRIDE * (size - 1);
  let gradientLeft = 0;
  let hessianLeft = 0;
  let rowsLeft = 0;
  let best = -1;
  let bestGain = 0;
  let bestGradient = 0;
  let bestHessian = 0;
  let bestRows = 0;
  for (let at = offset; at < end; at += STRIDE) {
    const inBin = histogram[at + 2];
    if (inBin === 0) continue;
    rowsLeft += inBin;
    gradientLeft += histogram[at];
    hessianLeft += histogram[at + 1];
    if (rowsLeft < minSamplesLeaf) continue;
    if (rows - rowsLeft < minSamplesLeaf) break;
    if (hessianLeft < MIN_HESSIAN) continue;
    if (hessian - hessianLeft < MIN_HESSIAN) break;
    const gain = splitGain(node, gradientLeft, hessianLeft, l2);
    if (gain > bestGain) {
      best = at;
      bestGain = gain;
      bestGradient = gradientLeft;
      bestHessian = hessianLeft;
      bestRows = rowsLeft;
    }
  }
  if (best < 0) return null;
  return splitAt(column, (best - offset) / STRIDE, bestGain, bestRows, bestGradient, bestHessian);
}

function splitAt(
  column: number,
  bin: number,
  gain: number,
  rowsLeft: number,
  gradientLeft: number,
  hessianLeft: number,
): Split {
  return { gain, column, bin, left: null, rowsLeft, gradientLeft, hessianLeft };
}
