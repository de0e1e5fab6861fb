import { gather } from './gather.ts';
import type { Growth, Node } from './growth.ts';
import { SEGMENT } from './tree-rows.ts';
import { MIN_SHIFT, type RankCounts } from './rank-memory.ts';

/**
 * The counts of a numeric column in the current node; `null` where it is the first to ask on its path, since counts that
 * nobody asks for again cost more than they save.
 */
export function rankCounts(growth: Growth, node: Node, column: number): RankCounts | null {
  const kept = growth.rankCounts[column];
  if (kept === null) return null;
  // Where most rows or most slots are gone, counting anew is cheaper.
  if (kept.path === growth.path && kept.rows <= 2 * node.rows && kept.slots <= 4 * node.rows) {
    takeOff(growth, node, column, kept);
    return kept;
  }
  if (kept.askedPath !== growth.path || kept.askedRows > 2 * node.rows) {
    kept.askedPath = growth.path;
    kept.askedRows = node.rows;
    return null;
  }
  count(growth, node, column, kept);
  return kept;
}

function takeOff({ data, segments, rows, bag }: Growth, node: Node, column: number, kept: RankCounts): void {
  if (kept.from === node.from) return;
  const { slotOf, counts, blocks, shift } = kept;
  const { keys } = data.columns[column];
  let { occupied } = kept;
  for (let s = kept.from; s < node.from; s++) {
    const end = segments[SEGMENT * s + 2];
    for (let i = segments[SEGMENT * s + 1]; i < end; i++) {
      const row = rows[i];
      const slot = slotOf[keys[row]];
      const at = 3 * slot;
      const block = 3 * (slot >>> shift);
      const entry = bag[row];
      const label = 1 + (entry & 1);
      counts[at + label] -= entry >>> 1;
      blocks[block]--;
      blocks[block + label] -= entry >>> 1;
      if (--counts[at] === 0) occupied--;
    }
  }
  kept.occupied = occupied;
  kept.from = node.from;
  kept.rows = node.rows;
}

function count(growth: Growth, node: Node, column: number, into: RankCounts): void {
  const { gathered, histogram } = growth;
  const { keys } = growth.data.columns[column];
  gather(growth, node, keys);
  const { ranks, entries, low, high } = gathered;
  const isDense = high - low <= 4 * node.rows;
  for (let i = 0; i < node.rows; i++) {
    const rank = ranks[i];
    const entry = entries[i];
    if (histogram[3 * rank]++ === 0 && !isDense) noteRank(growth, rank);
    histogram[3 * rank + 1 + (entry & 1)] += entry >>> 1;
  }
  into.slots = 0;
  if (isDense) {
    for (let rank = low; rank <= high; rank++) if (histogram[3 * rank] !== 0) takeSlot(growth, rank, into);
  } else takeNoted(growth, low, high, into);
  into.path = growth.path;
  into.from = node.from;
  into.rows = node.rows;
  into.occupied = into.slots;
  sumBlocks(into);
}

/**
 * Few rows among many ranks: a bit for each rank that occurs and a bit for each word of those bits make the walk in
 * ascending order cost O(rows + ranks / 1024).
 */
function noteRank({ occupied, occupiedWords }: Growth, rank: number): void {
  occupied[rank >>> 5] |= 1 << rank;
  occupiedWords[rank >>> 10] |= 1 << (rank >>> 5);
}

function takeNoted(growth: Growth, low: number, high: number, into: RankCounts): void {
  const { occupied, occupiedWords } = growth;
  for (let block = low >>> 10; block <= high >>> 10; block++) {
    let words = occupiedWords[block];
    occupiedWords[block] = 0;
    for (; words !== 0; words &= words - 1) {
      const word = (block << 5) | lowestBit(words);
      let bits = occupied[word];
      occupied[word] = 0;
      for (; bits !== 0; bits &= bits - 1) takeSlot(growth, (word << 5) | lowestBit(bits), into);
    }
  }
}

/** Moves the counts of a rank from the histogram, which is zero afterwards, to the next slot. */
function takeSlot({ histogram }: Growth, rank: number, into: RankCounts): void {
  const { counts } = into;
  const slot = into.slots++;
  into.ranks[slot] = rank;
  into.slotOf[rank] = slot;
  counts[3 * slot] = histogram[3 * rank];
  counts[3 * slot + 1] = histogram[3 * rank + 1];
  counts[3 * slot + 2] = histogram[3 * rank + 2];
  histogram[3 * rank] = 0;
  histogram[3 * rank + 1] = 0;
  histogram[3 * rank + 2] = 0;
}

function sumBlocks(into: RankCounts): void {
  const { slots, counts, blocks } = into;
  into.shift = Math.max(MIN_SHIFT, (32 - Math.clz32(slots)) >>> 1);
  const width = 1 << into.shift;
  for (let from = 0, block = 0; from < slots; from += width, block += 3) {
    const end = 3 * Math.min(slots, from + width);
    let rows = 0;
    let negatives = 0;
    let positives = 0;
    for (let at = 3 * from; at < end; at += 3) {
      rows += counts[at];
      negatives += counts[at + 1];
      positives += counts[at + 2];
    }
    blocks[block] = rows;
    blocks[block + 1] = negatives;
    blocks[block + 2] = positives;
  }
}

/** Position of the lowest set bit of a number that is not 0. */
function lowestBit(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}
