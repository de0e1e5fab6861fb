import { boundBlocks } from './bounds';
import { giniGain } from './gain';
import { array, BELOW, BLOCKS, BOUNDS, GAIN, GATHERED, KEY, MIN_SAMPLES_LEAF, PLACED, PLACES, W0, W1 } from './head';
import { sortEntries } from './sort';

/** MOST_BLOCKS of models/tree/growth.ts. */
const MOST_BLOCKS: i32 = 1024;
/** Instead of the first rank on the right while that is not known. */
const UNKNOWN: i32 = -1;

/** models/tree/blocked-thresholds.ts: rows are counted by blocks of ranks, and those of promising blocks are sorted. */
export function offerBlocked(
  head: usize,
  rows: i32,
  positives: i32,
  negatives: i32,
  best: f64,
  low: i32,
  high: i32,
): bool {
  const most = min(MOST_BLOCKS, 4 << ((32 - clz(rows)) >>> 1));
  const shift = max(0, clz(most) + 1 - clz(high - low));
  const blockCount = ((high - low) >>> shift) + 1;
  countBlocks(head, rows, low, shift, blockCount);
  const needed = boundBlocks(head, array(head, BLOCKS), rows, positives, negatives, best, blockCount);
  placeRows(head, rows, low, shift, blockCount, needed);
  const leaf = load<i32>(head + MIN_SAMPLES_LEAF);
  const mostRows = rows - leaf;
  const w0 = load<f64>(head + W0);
  const w1 = load<f64>(head + W1);
  const placed = array(head, PLACED);
  const places = array(head, PLACES);
  let at = array(head, BLOCKS);
  let leftBefore: i32 = 0;
  let pBefore: i32 = 0;
  let qBefore: i32 = 0;
  let found = false;
  for (let block = 0; block < blockCount; block++, at += 12) {
    const last = load<i32>(places + ((<usize>block) << 2));
    if (last >= 0) {
      const end = placed + ((<usize>last) << 2);
      const start = end - ((<usize>load<u32>(at)) << 2);
      if (shift > 0) sortEntries(head, start, end, low + (block << shift), 1 << shift);
      let left = leftBefore;
      let p = pBefore;
      let q = qBefore;
      for (let i = start; i < end; i += 4) {
        const entry = load<u32>(i);
        const multiplicity = (<i32>(entry & 255)) >>> 1;
        left++;
        p += multiplicity & -(entry & 1);
        q += multiplicity & ((entry & 1) - 1);
        const isLast = i + 4 === end;
        if ((!isLast && load<u32>(i + 4) >>> 8 === entry >>> 8) || left < leaf) continue;
        if (left > mostRows) break;
        const gain = giniGain(w0, w1, <f64>p, <f64>q, <f64>(positives - p), <f64>(negatives - q));
        if (gain > best) {
          best = gain;
          found = true;
          store<i32>(head + KEY, isLast ? UNKNOWN : load<u32>(i + 4) >>> 8);
          store<i32>(head + BELOW, entry >>> 8);
        }
      }
    }
    leftBefore += load<i32>(at);
    qBefore += load<i32>(at, 4);
    pBefore += load<i32>(at, 8);
  }
  if (!found) return false;
  store<f64>(head + GAIN, best);
  if (load<i32>(head + KEY) === UNKNOWN) store<i32>(head + KEY, nextRank(head, rows, high));
  return true;
}

function countBlocks(head: usize, rows: i32, low: i32, shift: i32, blockCount: i32): void {
  const blocks = array(head, BLOCKS);
  for (let at = blocks, end = blocks + <usize>blockCount * 12; at < end; at += 4) store<i32>(at, 0);
  const gathered = array(head, GATHERED);
  for (let i = gathered, end = gathered + ((<usize>rows) << 2); i < end; i += 4) {
    const entry = load<u32>(i);
    const at = blocks + <usize>((<i32>(entry >>> 8) - low) >>> shift) * 12;
    store<i32>(at, load<i32>(at) + 1);
    const side = at + ((entry & 1) << 2);
    store<i32>(side, load<i32>(side, 4) + ((<i32>(entry & 255)) >>> 1), 4);
  }
}

/** Moves the rows in those blocks that matter together, block by block; afterwards `places` are their ends. */
function placeRows(head: usize, rows: i32, low: i32, shift: i32, blockCount: i32, needed: f64): void {
  const bounds = array(head, BOUNDS);
  const places = array(head, PLACES);
  let block = array(head, BLOCKS);
  let placed: i32 = 0;
  for (let b: usize = 0; b < <usize>blockCount; b++, block += 12) {
    const count = load<i32>(block);
    if (load<f64>(bounds + (b << 3)) < needed || count === 0) store<i32>(places + (b << 2), -1);
    else {
      store<i32>(places + (b << 2), placed);
      placed += count;
    }
  }
  if (placed === 0) return;
  const target = array(head, PLACED);
  const gathered = array(head, GATHERED);
  for (let i = gathered, end = gathered + ((<usize>rows) << 2); i < end; i += 4) {
    const entry = load<u32>(i);
    const place = places + ((<usize>((<i32>(entry >>> 8) - low) >>> shift)) << 2);
    const at = load<i32>(place);
    if (at < 0) continue;
    store<i32>(place, at + 1);
    store<u32>(target + ((<usize>at) << 2), entry);
  }
}

/** The least rank of the node above the last one on the left. */
function nextRank(head: usize, rows: i32, high: i32): i32 {
  const below = load<i32>(head + BELOW);
  const gathered = array(head, GATHERED);
  let next = high;
  for (let i = gathered, end = gathered + ((<usize>rows) << 2); i < end; i += 4) {
    const rank = <i32>(load<u32>(i) >>> 8);
    if (rank > below) next = min(next, rank);
  }
  return next;
}
