import { columnAt, COUNTS, KEYS, OFFSET, TOUCHED, TOUCHED_COUNT, VALID } from './columns';
import { giniGain } from './gain';
import {
  array,
  BAG,
  COLUMN,
  ENCODED,
  GAIN,
  IS_SHORT,
  KEY,
  MIN_SAMPLES_LEAF,
  PER_SPLIT,
  POSITION,
  ROWS,
  SEGMENT,
  SEGMENTS,
  W0,
  W1,
  WIDTH,
  word,
} from './head';
import { FROM, LOCATED, P, Q, ROW_COUNT, TO } from './node';
import { shellSort } from './sort';

/** Tries the split "is it this level?"; false: the encoded column is constant (models/tree/categorical-split.ts). */
export function offerLevel(head: usize, node: usize, column: i32, level: i32): bool {
  const record = columnAt(head, column);
  if (load<u32>(record, COUNTS) !== 0) {
    countLevels(head, node, record);
    return offerCounted(head, node, column, level, record);
  }
  const segment = segmentOfLevel(head, node, level);
  return segment >= 0 && offerSegment(head, node, column, segment);
}

export function offerAllLevels(head: usize, node: usize, column: i32): void {
  const record = columnAt(head, column);
  if (load<u32>(record, COUNTS) !== 0) {
    countLevels(head, node, record);
    const touched = <usize>load<u32>(record, TOUCHED);
    for (let i: usize = 0, count = <usize>load<u32>(record, TOUCHED_COUNT); i < count; i++)
      offerCounted(head, node, column, load<i32>(touched + (i << 2)), record);
    return;
  }
  for (let segment = load<i32>(node), to = load<i32>(node, TO); segment < to; segment++)
    offerSegment(head, node, column, segment);
}

/** Writes the encoded columns of levels that vary in the node, ascending; returns where they end. */
export function varyingLevels(head: usize, node: usize, column: i32, found: usize): usize {
  const record = columnAt(head, column);
  const offset = load<i32>(record, OFFSET);
  let at = found;
  if (load<u32>(record, COUNTS) !== 0) {
    countLevels(head, node, record);
    const touched = <usize>load<u32>(record, TOUCHED);
    const counts = <usize>load<u32>(record, COUNTS);
    const rows = load<i32>(node, ROW_COUNT);
    for (let i: usize = 0, count = <usize>load<u32>(record, TOUCHED_COUNT); i < count; i++) {
      const level = load<i32>(touched + (i << 2));
      if (load<i32>(counts + <usize>level * 12) >= rows) continue;
      store<i32>(at, offset + level);
      at += 4;
    }
  } else {
    const first = array(head, SEGMENTS) + <usize>load<u32>(node, FROM) * SEGMENT;
    const last = array(head, SEGMENTS) + <usize>load<u32>(node, TO) * SEGMENT;
    if (last - first === SEGMENT) return at;
    for (let segment = first; segment < last; segment += SEGMENT) {
      const level = load<i32>(segment);
      if (level < 0) continue;
      store<i32>(at, offset + level);
      at += 4;
    }
  }
  shellSort(found, at);
  return at;
}

/** Notes where the segments of the node are, unless that is known. */
export function locateSegments(head: usize, node: usize): void {
  if (load<i32>(node, LOCATED) !== 0) return;
  const position = array(head, POSITION);
  const segments = array(head, SEGMENTS);
  for (let segment = load<i32>(node), to = load<i32>(node, TO); segment < to; segment++) {
    const level = load<i32>(segments + <usize>segment * SEGMENT);
    if (level >= 0) store<i32>(position + ((<usize>level) << 2), segment);
  }
}

/** The node's segment with this level of the primary column, or −1. */
export function segmentOfLevel(head: usize, node: usize, level: i32): i32 {
  const segment = load<i32>(array(head, POSITION) + ((<usize>level) << 2));
  return segment >= load<i32>(node) &&
    segment < load<i32>(node, TO) &&
    load<i32>(array(head, SEGMENTS) + <usize>segment * SEGMENT) === level
    ? segment
    : -1;
}

function offerSegment(head: usize, node: usize, column: i32, segment: i32): bool {
  const at = array(head, SEGMENTS) + <usize>segment * SEGMENT;
  const level = load<i32>(at);
  if (level < 0 || load<i32>(node, TO) - load<i32>(node) === 1) return false;
  offer(head, node, column, level, load<i32>(at, 8) - load<i32>(at, 4), load<i32>(at, 16), load<i32>(at, 12));
  return true;
}

function offerCounted(head: usize, node: usize, column: i32, level: i32, record: usize): bool {
  const at = <usize>load<u32>(record, COUNTS) + <usize>level * 12;
  const rows = load<i32>(at);
  if (rows === 0 || rows === load<i32>(node, ROW_COUNT)) return false;
  offer(head, node, column, level, rows, load<i32>(at, 8), load<i32>(at, 4));
  return true;
}

function offer(head: usize, node: usize, column: i32, level: i32, rows: i32, positives: i32, negatives: i32): void {
  const leaf = word(head, MIN_SAMPLES_LEAF);
  if (rows < leaf || load<i32>(node, ROW_COUNT) - rows < leaf) return;
  const gain = giniGain(
    load<f64>(head + W0),
    load<f64>(head + W1),
    <f64>(load<i32>(node, P) - positives),
    <f64>(load<i32>(node, Q) - negatives),
    <f64>positives,
    <f64>negatives,
  );
  const best = load<f64>(head + GAIN);
  const encoded = load<i32>(columnAt(head, column), OFFSET) + level;
  // Segments and touched levels come in any order: where no order is drawn, the lowest column has to win here.
  if (
    !(gain > best) &&
    !(gain === best && word(head, PER_SPLIT) === word(head, WIDTH) && encoded < word(head, ENCODED))
  )
    return;
  store<f64>(head + GAIN, gain);
  store<i32>(head + ENCODED, encoded);
  store<i32>(head + COLUMN, column);
  store<i32>(head + KEY, level);
}

/** Counts the levels of a categorical column other than the primary one in the node, unless that is done. */
function countLevels(head: usize, node: usize, record: usize): void {
  if (load<i32>(record, VALID) !== 0) return;
  const counts = <usize>load<u32>(record, COUNTS);
  const touched = <usize>load<u32>(record, TOUCHED);
  for (let i: usize = 0, count = <usize>load<u32>(record, TOUCHED_COUNT); i < count; i++) {
    const at = counts + <usize>load<u32>(touched + (i << 2)) * 12;
    store<i32>(at, 0);
    store<i32>(at, 0, 4);
    store<i32>(at, 0, 8);
  }
  const found = word(head, IS_SHORT) !== 0 ? count<u16>(head, node, record) : count<i32>(head, node, record);
  store<i32>(record, found, TOUCHED_COUNT);
  store<i32>(record, 1, VALID);
}

function count<K>(head: usize, node: usize, record: usize): i32 {
  const keys = <usize>load<u32>(record, KEYS);
  const counts = <usize>load<u32>(record, COUNTS);
  const touched = <usize>load<u32>(record, TOUCHED);
  const rows = array(head, ROWS);
  const bag = array(head, BAG);
  const segments = array(head, SEGMENTS);
  let found: i32 = 0;
  const last = segments + <usize>load<u32>(node, TO) * SEGMENT;
  for (let segment = segments + <usize>load<u32>(node) * SEGMENT; segment < last; segment += SEGMENT) {
    const end = rows + ((<usize>load<u32>(segment, 8)) << 2);
    for (let i = rows + ((<usize>load<u32>(segment, 4)) << 2); i < end; i += 4) {
      const row = <usize>load<u32>(i);
      const level = <i32>load<K>(keys + row * sizeof<K>());
      if (level < 0 || (sizeof<K>() === 2 && level === 65535)) continue;
      const at = counts + <usize>level * 12;
      const rowsOfLevel = load<i32>(at);
      if (rowsOfLevel === 0) {
        store<i32>(touched + ((<usize>found) << 2), level);
        found++;
      }
      store<i32>(at, rowsOfLevel + 1);
      const entry = <i32>load<u8>(bag + row);
      const side = at + ((<usize>(entry & 1)) << 2);
      store<i32>(side, load<i32>(side, 4) + (entry >>> 1), 4);
    }
  }
  return found;
}
