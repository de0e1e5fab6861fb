import { boundBlocks } from './bound-blocks.ts';
import { splitGain } from './gain.ts';
import type { Growth, Node } from './growth.ts';
import type { RankCounts } from './rank-memory.ts';

/** Tries all thresholds of a counted column; of equal gains the lowest threshold stays. */
export function offerCountedThresholds(growth: Growth, node: Node, column: number, kept: RankCounts): void {
  const { slots, shift, blocks } = kept;
  const blockCount = ((slots - 1) >>> shift) + 1;
  const needed = blockCount > 2 ? boundBlocks(growth, node, blocks, blockCount) : -Infinity;
  let rows = 0;
  let positives = 0;
  let negatives = 0;
  for (let block = 0; block < blockCount; block++) {
    if (blockCount <= 2 || !(growth.bounds[block] < needed))
      offerBlock(growth, node, column, kept, block, rows, positives, negatives);
    rows += blocks[3 * block];
    negatives += blocks[3 * block + 1];
    positives += blocks[3 * block + 2];
  }
}

function offerBlock(
  growth: Growth,
  node: Node,
  column: number,
  { slots, shift, counts, ranks }: RankCounts,
  block: number,
  rows: number,
  positives: number,
  negatives: number,
): void {
  const { best } = growth;
  const { criterion, minSamplesLeaf } = growth.options;
  const mostRows = node.rows - minSamplesLeaf;
  const end = Math.min(slots, (block + 1) << shift);
  for (let slot = block << shift; slot < end; slot++) {
    if (counts[3 * slot] === 0) continue;
    rows += counts[3 * slot];
    negatives += counts[3 * slot + 1];
    positives += counts[3 * slot + 2];
    if (rows < minSamplesLeaf) continue;
    if (rows > mostRows) return;
    const gain = splitGain(criterion, positives, negatives, node.positives - positives, node.negatives - negatives);
    if (gain > best.gain) {
      let next = slot + 1;
      while (counts[3 * next] === 0) next++;
      best.gain = gain;
      best.encoded = growth.data.columns[column].offset;
      best.column = column;
      best.key = ranks[next];
      best.below = ranks[slot];
    }
  }
}
