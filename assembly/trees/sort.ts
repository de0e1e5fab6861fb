import { array, HISTOGRAM, SPARE } from './head';

/** Up to this many entries are sorted by insertion alone. */
const INSERTION: i32 = 32;

/** Sorts entries 256 · rank + x by rank, whose ranks lie within `first` … `first` + `width` − 1: models/tree/sort-ranks.ts. */
export function sortEntries(head: usize, start: usize, end: usize, first: i32, width: i32): void {
  const count = <i32>((end - start) >>> 2);
  if (count <= INSERTION) insertionSort(start, end);
  else if (width <= 8 * count) sortByCounting(head, start, end, first, width);
  else shellSort(start, end);
}

/** Shell's sort of words without a sign. */
export function shellSort(start: usize, end: usize): void {
  const count = <i32>((end - start) >>> 2);
  let gap = 1;
  while (9 * gap < count) gap = 3 * gap + 1;
  for (; gap > 1; gap = (gap - 1) / 3) sortWithGap(start, end, (<usize>gap) << 2);
  insertionSort(start, end);
}

export function insertionSort(start: usize, end: usize): void {
  for (let i = start + 4; i < end; i += 4) {
    const entry = load<u32>(i);
    let at = i;
    while (at > start) {
      const before = load<u32>(at - 4);
      if (before <= entry) break;
      store<u32>(at, before);
      at -= 4;
    }
    store<u32>(at, entry);
  }
}

/** A pass of Shell's sort; the gap is in bytes. */
function sortWithGap(start: usize, end: usize, gap: usize): void {
  for (let i = start + gap; i < end; i += 4) {
    const entry = load<u32>(i);
    let at = i;
    while (at >= start + gap) {
      const before = load<u32>(at - gap);
      if (before <= entry) break;
      store<u32>(at, before);
      at -= gap;
    }
    store<u32>(at, entry);
  }
}

/** Leaves the histogram zero. */
function sortByCounting(head: usize, start: usize, end: usize, first: i32, width: i32): void {
  const histogram = array(head, HISTOGRAM);
  const spare = array(head, SPARE);
  for (let i = start; i < end; i += 4) {
    const at = histogram + ((<usize>(load<u32>(i) >>> 8)) << 2);
    store<u32>(at, load<u32>(at) + 1);
    store<u32>(spare + (i - start), load<u32>(i));
  }
  let next: u32 = 0;
  const firstAt = histogram + ((<usize>first) << 2);
  const lastAt = firstAt + ((<usize>width) << 2);
  for (let at = firstAt; at < lastAt; at += 4) {
    const count = load<u32>(at);
    store<u32>(at, next);
    next += count;
  }
  const size = end - start;
  for (let i: usize = 0; i < size; i += 4) {
    const entry = load<u32>(spare + i);
    const at = histogram + ((<usize>(entry >>> 8)) << 2);
    const place = load<u32>(at);
    store<u32>(at, place + 1);
    store<u32>(start + ((<usize>place) << 2), entry);
  }
  for (let at = firstAt; at < lastAt; at += 4) store<u32>(at, 0);
}
