import { segmentOfLevel } from './levels';
import { columnAt, KEYS } from './columns';
import {
  array,
  ASIDE,
  BAG,
  COLUMN,
  CONSTANT_COUNT,
  IS_SHORT,
  KEY,
  NUMERIC,
  POSITION,
  PRIMARY,
  ROWS,
  SEGMENT,
  SEGMENTS,
  word,
} from './head';
import { DEPTH, P, Q, ROW_COUNT, TO, writeNode } from './node';

/**
 * Divides a node by the best split (models/tree/divide.ts): the left child is written in its place, the right one at `right`. The right
 * child's segments take the node's at the bottom, the left child's lie above them.
 */
export function divideNode(head: usize, node: usize, right: usize): void {
  const column = word(head, COLUMN);
  const key = word(head, KEY);
  if (column === word(head, PRIMARY)) {
    divideBySegment(head, node, segmentOfLevel(head, node, key), right);
    return;
  }
  const keys = <usize>load<u32>(columnAt(head, column), KEYS);
  const isNumeric = column < word(head, NUMERIC);
  if (word(head, IS_SHORT) !== 0) divide<u16>(head, node, keys, key, isNumeric, right);
  else divide<i32>(head, node, keys, key, isNumeric, right);
}

/** A one-hot split of the primary column moves one segment. */
function divideBySegment(head: usize, node: usize, segment: i32, right: usize): void {
  const from = load<i32>(node);
  const segments = array(head, SEGMENTS);
  const bottom = segments + <usize>from * SEGMENT;
  const at = segments + <usize>segment * SEGMENT;
  for (let k: usize = 0; k < SEGMENT; k += 4) {
    const kept = load<i32>(bottom + k);
    store<i32>(bottom + k, load<i32>(at + k));
    store<i32>(at + k, kept);
  }
  const level = load<i32>(at);
  if (level >= 0) store<i32>(array(head, POSITION) + ((<usize>level) << 2), segment);
  const rows = load<i32>(bottom, 8) - load<i32>(bottom, 4);
  writeChildren(
    head,
    node,
    right,
    from + 1,
    load<i32>(node, TO),
    rows,
    load<i32>(bottom, 16),
    load<i32>(bottom, 12),
    true,
  );
}

/** Writes both children; the counts are those of the right one. */
function writeChildren(
  head: usize,
  node: usize,
  right: usize,
  middle: i32,
  to: i32,
  rows: i32,
  positives: i32,
  negatives: i32,
  located: bool,
): void {
  const depth = load<i32>(node, DEPTH) + 1;
  const known = word(head, CONSTANT_COUNT);
  writeNode(right, load<i32>(node), middle, depth, rows, positives, negatives, known, false);
  writeNode(
    node,
    middle,
    to,
    depth,
    load<i32>(node, ROW_COUNT) - rows,
    load<i32>(node, P) - positives,
    load<i32>(node, Q) - negatives,
    known,
    located,
  );
}

/** Rows go right where key ≥ `first` (a numeric column's rank) or key = `first` (a level); each segment is cut in two. */
function divide<K>(head: usize, node: usize, keys: usize, first: i32, isNumeric: bool, rightChild: usize): void {
  const rows = array(head, ROWS);
  const bag = array(head, BAG);
  const bottom = array(head, SEGMENTS) + <usize>load<u32>(node) * SEGMENT;
  const top = array(head, SEGMENTS) + <usize>load<u32>(node, TO) * SEGMENT;
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
  const middle = <i32>((right - array(head, SEGMENTS)) / SEGMENT);
  writeChildren(
    head,
    node,
    rightChild,
    middle,
    middle + <i32>(size / SEGMENT),
    load<i32>(node, ROW_COUNT) - leftRows,
    load<i32>(node, P) - leftPositives,
    load<i32>(node, Q) - leftNegatives,
    false,
  );
}

function writeSegment(at: usize, level: i32, start: i32, end: i32, negatives: i32, positives: i32): void {
  store<i32>(at, level);
  store<i32>(at, start, 4);
  store<i32>(at, end, 8);
  store<i32>(at, negatives, 12);
  store<i32>(at, positives, 16);
}
