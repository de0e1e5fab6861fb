import { SEGMENT, type Growth, type Node } from './growth.ts';

/*
 * Both functions fill `growth.groups` with the ranks that a column takes in a node, ascending, and their rows, positives
 * and negatives; they return how many there are. Two ways, same result.
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
    let positives = 0;
    let weight = 0;
    for (; i < filled && smallRanks[i] === rank; i++) {
      const multiplicity = smallBag[i] >>> 1;
      weight += multiplicity;
      positives += multiplicity & -(smallBag[i] & 1);
    }
    groups[4 * count] = rank;
    groups[4 * count + 1] = i - first;
    groups[4 * count + 2] = positives;
    groups[4 * count + 3] = weight - positives;
  }
  return count;
}

/**
 * For any node: a histogram over the ranks, with a bit for each rank that occurs and a bit for each word of those bits,
 * so that the walk in ascending order costs O(rows + ranks / 1024) and no sort. Leaves all its memory zero.
 */
export function groupByRank(growth: Growth, node: Node, keys: Int32Array): number {
  const { segments, rows, bag, groups, histogram, occupied, occupiedWords } = growth;
  let least = 0x7fffffff;
  let most = 0;
  for (let s = node.from; s < node.to; s++) {
    const end = segments[SEGMENT * s + 2];
    for (let i = segments[SEGMENT * s + 1]; i < end; i++) {
      const row = rows[i];
      const rank = keys[row];
      const multiplicity = bag[row] >>> 1;
      const positives = multiplicity & -(bag[row] & 1);
      histogram[3 * rank]++;
      histogram[3 * rank + 1] += positives;
      histogram[3 * rank + 2] += multiplicity - positives;
      occupied[rank >>> 5] |= 1 << rank;
      occupiedWords[rank >>> 10] |= 1 << (rank >>> 5);
      if (rank < least) least = rank;
      if (rank > most) most = rank;
    }
  }
  let count = 0;
  for (let block = least >>> 10; block <= most >>> 10; block++) {
    let words = occupiedWords[block];
    occupiedWords[block] = 0;
    for (; words !== 0; words &= words - 1) {
      const word = (block << 5) | lowestBit(words);
      let ranks = occupied[word];
      occupied[word] = 0;
      for (; ranks !== 0; ranks &= ranks - 1) {
        const rank = (word << 5) | lowestBit(ranks);
        groups[4 * count] = rank;
        groups[4 * count + 1] = histogram[3 * rank];
        groups[4 * count + 2] = histogram[3 * rank + 1];
        groups[4 * count + 3] = histogram[3 * rank + 2];
        histogram[3 * rank] = 0;
        histogram[3 * rank + 1] = 0;
        histogram[3 * rank + 2] = 0;
        count++;
      }
    }
  }
  return count;
}

/** Position of the lowest set bit of a number that is not 0. */
function lowestBit(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}
