import { SEGMENT, type Growth, type Node } from './growth.ts';

/*
 * Both functions fill `growth.groups` with the ranks that a column takes in a node, ascending, and their rows, negatives
 * and positives; they return how many there are. Two ways, same result.
 */

/** For nodes of at most SMALL_NODE rows: insertion sort. */
export function groupBySorting(growth: Growth, node: Node, keys: Int32Array): number {
  const { segments, rows, bag, groups, smallRanks, smallBag } = growth;
  let filled = 0;
  for (let s = node.from; s < node.to; s++) {
    const end = segments[SEGMENT * s + 2];
    for (let i = segments[SEGMENT * s + 1]; i < end; i++) {
      const row = rows[i];
      const rank = keys[row];
      let at = filled++;
      for (; at > 0 && smallRanks[at - 1] > rank; at--) {
        smallRanks[at] = smallRanks[at - 1];
        smallBag[at] = smallBag[at - 1];
      }
      smallRanks[at] = rank;
      smallBag[at] = bag[row];
    }
  }
  let count = 0;
  for (let i = 0; i < filled; count++) {
    const rank = smallRanks[i];
    const first = i;
    const group = 4 * count;
    groups[group] = rank;
    groups[group + 2] = 0;
    groups[group + 3] = 0;
    for (; i < filled && smallRanks[i] === rank; i++) groups[group + 2 + (smallBag[i] & 1)] += smallBag[i] >>> 1;
    groups[group + 1] = i - first;
  }
  return count;
}

/**
 * For any node: a histogram over the ranks. Where rows are few among many ranks, a bit for each rank that occurs and a
 * bit for each word of those bits make the walk in ascending order cost O(rows + ranks / 1024). Leaves all its memory
 * zero.
 */
export function groupByRank(growth: Growth, node: Node, keys: Int32Array, ranks: number): number {
  if (4 * node.rows >= ranks) {
    fillHistogram(growth, node, keys);
    let count = 0;
    for (let rank = 0; rank < ranks; rank++) if (growth.histogram[3 * rank] !== 0) takeGroup(growth, rank, count++);
    return count;
  }
  fillHistogram(growth, node, keys);
  markOccupied(growth, node, keys);
  const { occupied, occupiedWords } = growth;
  let count = 0;
  for (let block = 0; block << 10 < ranks; block++) {
    let words = occupiedWords[block];
    occupiedWords[block] = 0;
    for (; words !== 0; words &= words - 1) {
      const word = (block << 5) | lowestBit(words);
      let bits = occupied[word];
      occupied[word] = 0;
      for (; bits !== 0; bits &= bits - 1) takeGroup(growth, (word << 5) | lowestBit(bits), count++);
    }
  }
  return count;
}

function fillHistogram({ segments, rows, bag, histogram }: Growth, node: Node, keys: Int32Array): void {
  for (let s = node.from; s < node.to; s++) {
    const end = segments[SEGMENT * s + 2];
    for (let i = segments[SEGMENT * s + 1]; i < end; i++) {
      const row = rows[i];
      const at = 3 * keys[row];
      const entry = bag[row];
      histogram[at]++;
      histogram[at + 1 + (entry & 1)] += entry >>> 1;
    }
  }
}

function markOccupied({ segments, rows, occupied, occupiedWords }: Growth, node: Node, keys: Int32Array): void {
  for (let s = node.from; s < node.to; s++) {
    const end = segments[SEGMENT * s + 2];
    for (let i = segments[SEGMENT * s + 1]; i < end; i++) {
      const rank = keys[rows[i]];
      occupied[rank >>> 5] |= 1 << rank;
      occupiedWords[rank >>> 10] |= 1 << (rank >>> 5);
    }
  }
}

/** Moves the counts of a rank from the histogram to the groups. */
function takeGroup({ histogram, groups }: Growth, rank: number, group: number): void {
  groups[4 * group] = rank;
  groups[4 * group + 1] = histogram[3 * rank];
  groups[4 * group + 2] = histogram[3 * rank + 1];
  groups[4 * group + 3] = histogram[3 * rank + 2];
  histogram[3 * rank] = 0;
  histogram[3 * rank + 1] = 0;
  histogram[3 * rank + 2] = 0;
}

/** Position of the lowest set bit of a number that is not 0. */
function lowestBit(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}
