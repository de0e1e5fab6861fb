import { STRIDE } from './histogram.ts';
import { MIN_HESSIAN, splitGain, type NodeSums, type Split, type SplitRules } from './split.ts';

/** scikit-learn's `MIN_CAT_SUPPORT`: bins with less weight always go right, and it smooths the order of the others. */
const MIN_SUPPORT = 10;

/**
 * Fisher's grouping as in scikit-learn's splitter: bins sorted by G / (H + 10), ties by index; sets that go left are
 * prefixes of that order up to its middle, then suffixes; of equal gains the first.
 */
export function categoricalSplit(
  histogram: Float64Array,
  offset: number,
  size: number,
  column: number,
  node: NodeSums,
  rules: SplitRules,
): Split | null {
  const order = supportedBins(histogram, offset, size, node);
  if (order.length < 2) return null;
  const middle = (order.length + 1) >> 1;
  const up = scan(histogram, offset, order, middle, node, rules);
  order.reverse();
  const down = scan(histogram, offset, order, middle - 1, node, rules);
  const best = up === null || (down !== null && down.gain > up.gain) ? down : up;
  if (best === null) return null;
  // `order` is reversed by now.
  const bins = best === down ? order.slice(0, best.count) : order.slice(-best.count);
  const left = new Uint8Array(size);
  for (const bin of bins) left[bin] = 1;
  const { gain, rowsLeft, gradientLeft, hessianLeft } = best;
  return { gain, column, bin: -1, left, rowsLeft, gradientLeft, hessianLeft };
}

function candidate(
  gain: number,
  count: number,
  rowsLeft: number,
  gradientLeft: number,
  hessianLeft: number,
): Candidate {
  return { gain, count, rowsLeft, gradientLeft, hessianLeft };
}

function supportedBins(histogram: Float64Array, offset: number, size: number, node: NodeSums): number[] {
  const scale = node.rows / node.hessian;
  const bins: number[] = [];
  const values = new Float64Array(size);
  for (let bin = 0; bin < size; bin++) {
    const at = offset + STRIDE * bin;
    if (histogram[at + 2] === 0 || histogram[at + 1] * scale < MIN_SUPPORT) continue;
    values[bin] = histogram[at] / (histogram[at + 1] + MIN_SUPPORT);
    bins.push(bin);
  }
  return bins.sort((a, b) => values[a] - values[b] || a - b);
}

interface Candidate extends Pick<Split, 'gain' | 'rowsLeft' | 'gradientLeft' | 'hessianLeft'> {
  /** Bins of the order that go left. */
  readonly count: number;
}

function scan(
  histogram: Float64Array,
  offset: number,
  order: readonly number[],
  most: number,
  node: NodeSums,
  { minSamplesLeaf, l2 }: SplitRules,
): Candidate | null {
  let best: Candidate | null = null;
  let rowsLeft = 0;
  let gradientLeft = 0;
  let hessianLeft = 0;
  for (let i = 0; i < most; i++) {
    const at = offset + STRIDE * order[i];
    gradientLeft += histogram[at];
    hessianLeft += histogram[at + 1];
    rowsLeft += histogram[at + 2];
    if (rowsLeft < minSamplesLeaf || hessianLeft < MIN_HESSIAN) continue;
    if (node.rows - rowsLeft < minSamplesLeaf || node.hessian - hessianLeft < MIN_HESSIAN) break;
    const gain = splitGain(node, gradientLeft, hessianLeft, l2);
    if (best === null || gain > best.gain) best = candidate(gain, i + 1, rowsLeft, gradientLeft, hessianLeft);
  }
  return best;
}
