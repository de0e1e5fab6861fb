import { splitGain } from './gain.ts';
import type { Growth, Node } from './growth.ts';

/**
 * Tries all thresholds of a numeric column whose few rows have been gathered, by insertion sort; of equal gains the
 * lowest threshold stays.
 */
export function offerSortedThresholds(growth: Growth, node: Node, column: number): void {
  const { best } = growth;
  const { ranks, entries } = growth.gathered;
  const { criterion, minSamplesLeaf } = growth.options;
  sort(ranks, entries, node.rows);
  const last = node.rows - minSamplesLeaf;
  let positives = 0;
  let negatives = 0;
  for (let rows = 1; rows <= last; rows++) {
    const entry = entries[rows - 1];
    if ((entry & 1) === 1) positives += entry >>> 1;
    else negatives += entry >>> 1;
    if (rows < minSamplesLeaf || ranks[rows] === ranks[rows - 1]) continue;
    const gain = splitGain(criterion, positives, negatives, node.positives - positives, node.negatives - negatives);
    if (gain > best.gain) {
      best.gain = gain;
      best.encoded = growth.data.columns[column].offset;
      best.column = column;
      best.key = ranks[rows];
      best.below = ranks[rows - 1];
    }
  }
}

function sort(ranks: Int32Array, entries: Uint8Array, count: number): void {
  for (let i = 1; i < count; i++) {
    const rank = ranks[i];
    const entry = entries[i];
    let at = i;
    for (; at > 0 && ranks[at - 1] > rank; at--) {
      ranks[at] = ranks[at - 1];
      entries[at] = entries[at - 1];
    }
    ranks[at] = rank;
    entries[at] = entry;
  }
}
