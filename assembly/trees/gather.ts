import { array, BAG, GATHERED, HIGH, LOW, ROWS, SEGMENT, SEGMENTS } from './head';

/** Gathers a column's ranks (keys of 16 or 32 bits) and the bag entries of the segments' rows, and finds the extremes. */
export function gatherRows(head: usize, from: i32, to: i32, keys: usize, isShort: bool): void {
  if (isShort) gatherKeys<u16>(head, from, to, keys);
  else gatherKeys<i32>(head, from, to, keys);
}

function gatherKeys<K>(head: usize, from: i32, to: i32, keys: usize): void {
  const rows = array(head, ROWS);
  const bag = array(head, BAG);
  let at = array(head, GATHERED);
  let low: i32 = 0x7fffffff;
  let high: i32 = -1;
  let segment = array(head, SEGMENTS) + <usize>from * SEGMENT;
  const last = array(head, SEGMENTS) + <usize>to * SEGMENT;
  for (; segment < last; segment += SEGMENT) {
    const end = rows + ((<usize>load<u32>(segment, 8)) << 2);
    for (let i = rows + ((<usize>load<u32>(segment, 4)) << 2); i < end; i += 4) {
      const row = <usize>load<u32>(i);
      const rank = <i32>load<K>(keys + row * sizeof<K>());
      store<u32>(at, (rank << 8) | (<i32>load<u8>(bag + row)));
      at += 4;
      low = min(low, rank);
      high = max(high, rank);
    }
  }
  store<i32>(head + LOW, low);
  store<i32>(head + HIGH, high);
}
