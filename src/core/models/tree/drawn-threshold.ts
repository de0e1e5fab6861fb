import type { Stream } from '../../random/stream.ts';
import { splitGain } from './gain.ts';
import type { Growth, Node } from './growth.ts';

/**
 * Tries one threshold of a numeric column whose rows have been gathered: uniform between the least and the greatest value
 * of the node, the latter excluded (Geurts, Ernst and Wehenkel, Machine Learning 63, 2006).
 */
export function offerDrawnThreshold(growth: Growth, node: Node, column: number, random: Stream): void {
  const { best, data, gathered } = growth;
  const { criterion, minSamplesLeaf } = growth.options;
  const values = data.values[column];
  const threshold = between(values[gathered.low], values[gathered.high], random.real());
  const first = firstAbove(values, threshold, gathered.low, gathered.high);
  const { ranks, entries } = gathered;
  let rows = 0;
  let positives = 0;
  let weight = 0;
  // Without a branch on the rank: it would be mispredicted half of the time.
  for (let i = 0; i < node.rows; i++) {
    const goesLeft = (ranks[i] - first) >>> 31;
    const multiplicity = (entries[i] >>> 1) & -goesLeft;
    rows += goesLeft;
    weight += multiplicity;
    positives += multiplicity & -(entries[i] & 1);
  }
  if (rows < minSamplesLeaf || node.rows - rows < minSamplesLeaf) return;
  const negatives = weight - positives;
  const gain = splitGain(criterion, positives, negatives, node.positives - positives, node.negatives - negatives);
  if (gain <= best.gain) return;
  best.gain = gain;
  best.encoded = data.columns[column].offset;
  best.column = column;
  best.key = first;
  best.threshold = threshold;
}

/** At least `low` and below `high`, whatever is rounded; the difference of large values would overflow. */
function between(low: number, high: number, share: number): number {
  const value = low * (1 - share) + high * share;
  return value >= low && value < high ? value : low;
}

/** The first of the ranks above `low` whose value is above the threshold; that of `high` is. */
function firstAbove(values: Float64Array, threshold: number, low: number, high: number): number {
  let [below, above] = [low, high];
  while (above - below > 1) {
    const middle = (below + above) >>> 1;
    if (values[middle] > threshold) above = middle;
    else below = middle;
  }
  return above;
}
