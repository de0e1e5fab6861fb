import type { Growth } from './growth.ts';

/**
 * Sorts the entries `start` … `end` − 1 of `placedRanks`, and those of `placedEntries` with them, by rank; equal ranks come
 * in any order. The ranks lie within `first` … `first` + `width` − 1.
 */
export function sortRanks(growth: Growth, start: number, end: number, first: number, width: number): void {
  const count = end - start;
  if (count > INSERTION && width <= 8 * count) sortByCounting(growth, start, end, first, width);
  else {
    let gap = 1;
    if (count > INSERTION) while (gap < count / 9) gap = 3 * gap + 1;
    for (; gap > 0; gap = (gap - 1) / 3) sortWithGap(growth, start, end, gap);
  }
}

/** Up to this many entries are sorted by insertion alone. */
const INSERTION = 32;

/** A pass of Shell's sort, with Knuth's gaps; a gap of 1 is insertion sort. */
function sortWithGap({ placedRanks, placedEntries }: Growth, start: number, end: number, gap: number): void {
  for (let i = start + gap; i < end; i++) {
    const rank = placedRanks[i];
    const entry = placedEntries[i];
    let at = i;
    for (; at >= start + gap && placedRanks[at - gap] > rank; at -= gap) {
      placedRanks[at] = placedRanks[at - gap];
      placedEntries[at] = placedEntries[at - gap];
    }
    placedRanks[at] = rank;
    placedEntries[at] = entry;
  }
}

/** Leaves `histogram` zero. */
function sortByCounting(growth: Growth, start: number, end: number, first: number, width: number): void {
  const { placedRanks, placedEntries, spareEntries, histogram } = growth;
  for (let i = start; i < end; i++) histogram[placedRanks[i]]++;
  let next = start;
  for (let rank = first; rank < first + width; rank++) {
    const count = histogram[rank];
    histogram[rank] = next;
    next += count;
  }
  for (let i = start; i < end; i++) spareEntries[histogram[placedRanks[i]]++] = placedEntries[i];
  next = start;
  for (let rank = first; rank < first + width; rank++) {
    const stop = histogram[rank];
    histogram[rank] = 0;
    for (; next < stop; next++) {
      placedRanks[next] = rank;
      placedEntries[next] = spareEntries[next];
    }
  }
}
