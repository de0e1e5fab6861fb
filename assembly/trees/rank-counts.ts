import {
  ASKED_PATH,
  ASKED_ROWS,
  COUNTED_FROM,
  COUNTED_PATH,
  COUNTED_ROWS,
  COUNTS,
  KEYS,
  OCCUPIED_SLOTS,
  RANKS,
  SHIFT,
  SLOT_BLOCKS,
  SLOT_OF,
  SLOTS,
} from './columns';
import { gatherRows } from './gather';
import {
  array,
  BAG,
  GATHERED,
  HIGH,
  HISTOGRAM,
  IS_SHORT,
  LOW,
  OCCUPIED,
  OCCUPIED_WORDS,
  PATH,
  ROWS,
  SEGMENT,
  SEGMENTS,
  word,
} from './head';
import { FROM, ROW_COUNT, TO } from './node';

const MIN_SHIFT: i32 = 4;

/** Whether the counts of a numeric column are those of the node afterwards (`rankCounts` of models/tree/rank-counts.ts). */
export function areCounted(head: usize, node: usize, record: usize): bool {
  const path = word(head, PATH);
  const rows = load<i32>(node, ROW_COUNT);
  // Where most rows or most slots are gone, counting anew is cheaper.
  if (
    load<i32>(record, COUNTED_PATH) === path &&
    load<i32>(record, COUNTED_ROWS) <= 2 * rows &&
    load<i32>(record, SLOTS) <= 4 * rows
  ) {
    if (load<i32>(record, COUNTED_FROM) !== load<i32>(node, FROM)) {
      if (word(head, IS_SHORT) !== 0) takeOff<u16>(head, node, record);
      else takeOff<i32>(head, node, record);
      store<i32>(record, load<i32>(node, FROM), COUNTED_FROM);
      store<i32>(record, rows, COUNTED_ROWS);
    }
    return true;
  }
  if (load<i32>(record, ASKED_PATH) !== path || load<i32>(record, ASKED_ROWS) > 2 * rows) {
    store<i32>(record, path, ASKED_PATH);
    store<i32>(record, rows, ASKED_ROWS);
    return false;
  }
  count(head, node, record);
  store<i32>(record, path, COUNTED_PATH);
  store<i32>(record, load<i32>(node, FROM), COUNTED_FROM);
  store<i32>(record, rows, COUNTED_ROWS);
  store<i32>(record, load<i32>(record, SLOTS), OCCUPIED_SLOTS);
  sumBlocks(record);
  return true;
}

function takeOff<K>(head: usize, node: usize, record: usize): void {
  const keys = <usize>load<u32>(record, KEYS);
  const slotOf = <usize>load<u32>(record, SLOT_OF);
  const counts = <usize>load<u32>(record, COUNTS);
  const blocks = <usize>load<u32>(record, SLOT_BLOCKS);
  const shift = load<i32>(record, SHIFT);
  const rows = array(head, ROWS);
  const bag = array(head, BAG);
  let occupied = load<i32>(record, OCCUPIED_SLOTS);
  let segment = array(head, SEGMENTS) + <usize>load<u32>(record, COUNTED_FROM) * SEGMENT;
  const last = array(head, SEGMENTS) + <usize>load<u32>(node, FROM) * SEGMENT;
  for (; segment < last; segment += SEGMENT) {
    const end = rows + ((<usize>load<u32>(segment, 8)) << 2);
    for (let i = rows + ((<usize>load<u32>(segment, 4)) << 2); i < end; i += 4) {
      const row = <usize>load<u32>(i);
      const rank = <usize>load<K>(keys + row * sizeof<K>());
      const slot = load<u32>(slotOf + (rank << 2));
      const at = counts + <usize>slot * 12;
      const block = blocks + <usize>(slot >>> shift) * 12;
      const entry = <i32>load<u8>(bag + row);
      const label = (<usize>(entry & 1)) << 2;
      const multiplicity = entry >>> 1;
      store<i32>(at + label, load<i32>(at + label, 4) - multiplicity, 4);
      store<i32>(block + label, load<i32>(block + label, 4) - multiplicity, 4);
      store<i32>(block, load<i32>(block) - 1);
      const left = load<i32>(at) - 1;
      store<i32>(at, left);
      if (left === 0) occupied--;
    }
  }
  store<i32>(record, occupied, OCCUPIED_SLOTS);
}

function count(head: usize, node: usize, record: usize): void {
  const rows = load<i32>(node, ROW_COUNT);
  gatherRows(head, load<i32>(node), load<i32>(node, TO), <usize>load<u32>(record, KEYS), word(head, IS_SHORT) !== 0);
  const low = word(head, LOW);
  const high = word(head, HIGH);
  const histogram = array(head, HISTOGRAM);
  const gathered = array(head, GATHERED);
  const isDense = high - low <= 4 * rows;
  store<i32>(record, 0, SLOTS);
  for (let i = gathered, end = gathered + ((<usize>rows) << 2); i < end; i += 4) {
    const entry = load<u32>(i);
    const rank = entry >>> 8;
    const at = histogram + <usize>rank * 12;
    const before = load<i32>(at);
    store<i32>(at, before + 1);
    if (before === 0 && !isDense) noteRank(head, rank);
    const side = at + ((<usize>(entry & 1)) << 2);
    store<i32>(side, load<i32>(side, 4) + ((<i32>(entry & 255)) >>> 1), 4);
  }
  if (isDense) {
    for (let rank = low; rank <= high; rank++)
      if (load<i32>(histogram + <usize>rank * 12) !== 0) takeSlot(histogram, rank, record);
  } else takeNoted(head, low, high, record);
}

/**
 * Few rows among many ranks: a bit for each rank that occurs and a bit for each word of those bits make the walk in
 * ascending order cost O(rows + ranks / 1024).
 */
function noteRank(head: usize, rank: u32): void {
  const bits = array(head, OCCUPIED) + ((<usize>(rank >>> 5)) << 2);
  store<u32>(bits, load<u32>(bits) | (1 << (rank & 31)));
  const words = array(head, OCCUPIED_WORDS) + ((<usize>(rank >>> 10)) << 2);
  store<u32>(words, load<u32>(words) | (1 << ((rank >>> 5) & 31)));
}

function takeNoted(head: usize, low: i32, high: i32, record: usize): void {
  const histogram = array(head, HISTOGRAM);
  const occupied = array(head, OCCUPIED);
  const occupiedWords = array(head, OCCUPIED_WORDS);
  for (let block = low >>> 10; block <= high >>> 10; block++) {
    const at = occupiedWords + ((<usize>block) << 2);
    let words = load<u32>(at);
    store<u32>(at, 0);
    for (; words !== 0; words &= words - 1) {
      const index = (block << 5) | ctz(words);
      const bitsAt = occupied + ((<usize>index) << 2);
      let bits = load<u32>(bitsAt);
      store<u32>(bitsAt, 0);
      for (; bits !== 0; bits &= bits - 1) takeSlot(histogram, (index << 5) | ctz(bits), record);
    }
  }
}

/** Moves the counts of a rank from the histogram, which is zero afterwards, to the next slot. */
function takeSlot(histogram: usize, rank: i32, record: usize): void {
  const slot = load<u32>(record, SLOTS);
  store<u32>(record, slot + 1, SLOTS);
  store<i32>(<usize>load<u32>(record, RANKS) + ((<usize>slot) << 2), rank);
  store<u32>(<usize>load<u32>(record, SLOT_OF) + ((<usize>rank) << 2), slot);
  const from = histogram + <usize>rank * 12;
  const to = <usize>load<u32>(record, COUNTS) + <usize>slot * 12;
  store<i32>(to, load<i32>(from));
  store<i32>(to, load<i32>(from, 4), 4);
  store<i32>(to, load<i32>(from, 8), 8);
  store<i32>(from, 0);
  store<i32>(from, 0, 4);
  store<i32>(from, 0, 8);
}

function sumBlocks(record: usize): void {
  const slots = load<i32>(record, SLOTS);
  const shift = max(MIN_SHIFT, (32 - clz(slots)) >>> 1);
  store<i32>(record, shift, SHIFT);
  const width = (<usize>12) << shift;
  let block = <usize>load<u32>(record, SLOT_BLOCKS);
  let at = <usize>load<u32>(record, COUNTS);
  for (const last = at + <usize>slots * 12; at < last; block += 12) {
    let rows: i32 = 0;
    let negatives: i32 = 0;
    let positives: i32 = 0;
    for (const end = min(last, at + width); at < end; at += 12) {
      rows += load<i32>(at);
      negatives += load<i32>(at, 4);
      positives += load<i32>(at, 8);
    }
    store<i32>(block, rows);
    store<i32>(block, negatives, 4);
    store<i32>(block, positives, 8);
  }
}
