import {
  array,
  ASIDE,
  BAG,
  LEFT_ROWS,
  LEFT_SEGMENTS,
  NEGATIVES,
  POSITIVES,
  RIGHT_SEGMENTS,
  ROWS,
  SEGMENT,
  SEGMENTS,
} from './head';

/**
 * Divides the rows of the segments by key (models/tree/divide.ts). The right child's segments replace the node's at the
 * bottom, the left child's follow them; numbers of segments and the left child's counts are in the head.
 */
export function divideByKey(
  head: usize,
  from: i32,
  to: i32,
  keys: usize,
  isShort: bool,
  first: i32,
  isNumeric: bool,
): void {
  if (isShort) divide<u16>(head, from, to, keys, first, isNumeric);
  else divide<i32>(head, from, to, keys, first, isNumeric);
}

function divide<K>(head: usize, from: i32, to: i32, keys: usize, first: i32, isNumeric: bool): void {
  const rows = array(head, ROWS);
  const bag = array(head, BAG);
  const bottom = array(head, SEGMENTS) + <usize>from * SEGMENT;
  const top = array(head, SEGMENTS) + <usize>to * SEGMENT;
  const aside = array(head, ASIDE);
  /** Whether keys above `first` go left too. */
  const otherwise = isNumeric ? 0 : -1;
  let right = bottom;
  let left = aside;
  let leftRows: i32 = 0;
  let leftPositives: i32 = 0;
  let leftNegatives: i32 = 0;
  for (let segment = bottom; segment < top; segment += SEGMENT) {
    const level = load<i32>(segment);
    const start = load<i32>(segment, 4);
    const end = load<i32>(segment, 8);
    const negatives = load<i32>(segment, 12);
    const positives = load<i32>(segment, 16);
    let movedPositives: i32 = 0;
    let movedWeight: i32 = 0;
    const startAt = rows + ((<usize>start) << 2);
    const endAt = rows + ((<usize>end) << 2);
    let middleAt = startAt;
    // Without a branch on the key: half of them would be mispredicted.
    for (let i = startAt; i < endAt; i += 4) {
      const row = load<u32>(i);
      store<u32>(i, load<u32>(middleAt));
      store<u32>(middleAt, row);
      const entry = <i32>load<u8>(bag + <usize>row);
      const difference = <i32>load<K>(keys + <usize>row * sizeof<K>()) - first;
      const goesLeft = (difference | (-difference & otherwise)) >>> 31;
      const multiplicity = (entry >>> 1) & -goesLeft;
      movedWeight += multiplicity;
      movedPositives += multiplicity & -(entry & 1);
      middleAt += (<usize>goesLeft) << 2;
    }
    const middle = <i32>((middleAt - rows) >>> 2);
    const movedNegatives = movedWeight - movedPositives;
    if (middle > start) {
      writeSegment(left, level, start, middle, movedNegatives, movedPositives);
      left += SEGMENT;
      leftRows += middle - start;
      leftPositives += movedPositives;
      leftNegatives += movedNegatives;
    }
    if (middle < end) {
      writeSegment(right, level, middle, end, negatives - movedNegatives, positives - movedPositives);
      right += SEGMENT;
    }
  }
  const size = left - aside;
  for (let k: usize = 0; k < size; k += 4) store<i32>(right + k, load<i32>(aside + k));
  store<u32>(head + LEFT_SEGMENTS, size / SEGMENT);
  store<u32>(head + RIGHT_SEGMENTS, (right - bottom) / SEGMENT);
  store<i32>(head + LEFT_ROWS, leftRows);
  store<i32>(head + POSITIVES, leftPositives);
  store<i32>(head + NEGATIVES, leftNegatives);
}

function writeSegment(at: usize, level: i32, start: i32, end: i32, negatives: i32, positives: i32): void {
  store<i32>(at, level);
  store<i32>(at, start, 4);
  store<i32>(at, end, 8);
  store<i32>(at, negatives, 12);
  store<i32>(at, positives, 16);
}
