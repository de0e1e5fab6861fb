import { boundBlocks } from './bound-blocks.ts';
import { splitGain } from './gain.ts';
import { MOST_BLOCKS, type Growth, type Node } from './growth.ts';
import { sortRanks } from './sort-ranks.ts';

/** Instead of the first rank on the right while that is not known. */
const UNKNOWN = -1;

/**
 * Tries all thresholds of a numeric column whose rows have been gathered; of equal gains the lowest threshold stays.
 * The ranks are counted in blocks, and only the rows of blocks that may hold the best threshold are sorted, so that most
 * rows cost a few additions in memory that stays in the first cache.
 */
export function offerBlockedThresholds(growth: Growth, node: Node, column: number): void {
  const { best } = growth;
  const { low, high } = growth.gathered;
  // About √(16 · rows) blocks: then bounding the blocks and sorting the rows of some (one in eight) cost alike.
  const most = Math.min(MOST_BLOCKS, 4 << ((32 - Math.clz32(node.rows)) >>> 1));
  const shift = Math.max(0, Math.clz32(most) + 1 - Math.clz32(high - low));
  const blockCount = ((high - low) >>> shift) + 1;
  countBlocks(growth, node, shift, blockCount);
  placeRows(growth, node, shift, blockCount);
  offerPlaced(growth, node, column, shift, blockCount);
  if (best.column === column && best.key === UNKNOWN) best.key = nextRank(growth, node, best.below);
}

function countBlocks({ gathered, blocks }: Growth, node: Node, shift: number, blockCount: number): void {
  const { ranks, entries, low } = gathered;
  blocks.fill(0, 0, 3 * blockCount);
  for (let i = 0; i < node.rows; i++) {
    const at = 3 * ((ranks[i] - low) >>> shift);
    const entry = entries[i];
    blocks[at]++;
    blocks[at + 1 + (entry & 1)] += entry >>> 1;
  }
}

/** Moves the rows in those blocks that matter together, block by block. */
function placeRows(growth: Growth, node: Node, shift: number, blockCount: number): void {
  const { gathered, blocks, bounds, places, placedRanks, placedEntries } = growth;
  const { ranks, entries, low } = gathered;
  const needed = boundBlocks(growth, node, blocks, blockCount);
  let placed = 0;
  for (let block = 0; block < blockCount; block++) {
    if (bounds[block] < needed || blocks[3 * block] === 0) places[block] = -1;
    else {
      places[block] = placed;
      placed += blocks[3 * block];
    }
  }
  if (placed === 0) return;
  for (let i = 0; i < node.rows; i++) {
    const rank = ranks[i];
    const block = (rank - low) >>> shift;
    const at = places[block];
    if (at < 0) continue;
    places[block] = at + 1;
    placedRanks[at] = rank;
    placedEntries[at] = entries[i];
  }
}

/** `places` are the ends of the blocks' rows by now. */
function offerPlaced(growth: Growth, node: Node, column: number, shift: number, blockCount: number): void {
  const { gathered, blocks, places } = growth;
  let rows = 0;
  let positives = 0;
  let negatives = 0;
  for (let block = 0; block < blockCount; block++) {
    const end = places[block];
    if (end >= 0) {
      const start = end - blocks[3 * block];
      if (shift > 0) sortRanks(growth, start, end, gathered.low + (block << shift), 1 << shift);
      offerRows(growth, node, column, start, end, rows, positives, negatives);
    }
    rows += blocks[3 * block];
    negatives += blocks[3 * block + 1];
    positives += blocks[3 * block + 2];
  }
}

/** Tries the thresholds behind each rank of the sorted entries `start` … `end` − 1; the counts are those before them. */
function offerRows(
  growth: Growth,
  node: Node,
  column: number,
  start: number,
  end: number,
  rows: number,
  positives: number,
  negatives: number,
): void {
  const { placedRanks, placedEntries, best } = growth;
  const { criterion, minSamplesLeaf } = growth.options;
  const mostRows = node.rows - minSamplesLeaf;
  for (let i = start; i < end; i++) {
    const entry = placedEntries[i];
    rows++;
    if ((entry & 1) === 1) positives += entry >>> 1;
    else negatives += entry >>> 1;
    const isLast = i + 1 === end;
    if ((!isLast && placedRanks[i + 1] === placedRanks[i]) || rows < minSamplesLeaf) continue;
    if (rows > mostRows) return;
    const gain = splitGain(criterion, positives, negatives, node.positives - positives, node.negatives - negatives);
    if (gain > best.gain) {
      best.gain = gain;
      best.encoded = growth.data.columns[column].offset;
      best.column = column;
      best.key = isLast ? UNKNOWN : placedRanks[i + 1];
      best.below = placedRanks[i];
    }
  }
}

/** The least rank of the node above `below`. */
function nextRank({ gathered }: Growth, node: Node, below: number): number {
  const { ranks } = gathered;
  let next = gathered.high;
  for (let i = 0; i < node.rows; i++) if (ranks[i] > below && ranks[i] < next) next = ranks[i];
  return next;
}
