import { boundBlocks } from './bounds';
import { COUNTS, RANKS, SHIFT, SLOT_BLOCKS, SLOTS } from './columns';
import { giniGain } from './gain';
import { array, BELOW, BOUNDS, GAIN, KEY, MIN_SAMPLES_LEAF, W0, W1, word } from './head';
import { P, Q, ROW_COUNT } from './node';

/** Tries all thresholds of a counted column (models/tree/counted-thresholds.ts). 2: one of them is better; 1: none is. */
export function offerCountedThresholds(head: usize, node: usize, record: usize): i32 {
  const shift = load<i32>(record, SHIFT);
  const slots = load<i32>(record, SLOTS);
  let at = <usize>load<u32>(record, SLOT_BLOCKS);
  const blockCount = ((slots - 1) >>> shift) + 1;
  let needed: f64 = 0;
  if (blockCount > 2)
    needed = boundBlocks(
      head,
      at,
      load<i32>(node, ROW_COUNT),
      load<i32>(node, P),
      load<i32>(node, Q),
      load<f64>(head + GAIN),
      blockCount,
    );
  const bounds = array(head, BOUNDS);
  let rows: i32 = 0;
  let positives: i32 = 0;
  let negatives: i32 = 0;
  let outcome = 1;
  for (let block = 0; block < blockCount; block++, at += 12) {
    if (blockCount <= 2 || !(load<f64>(bounds + ((<usize>block) << 3)) < needed))
      if (offerBlock(head, node, record, block << shift, min(slots, (block + 1) << shift), rows, positives, negatives))
        outcome = 2;
    rows += load<i32>(at);
    negatives += load<i32>(at, 4);
    positives += load<i32>(at, 8);
  }
  return outcome;
}

/** Tries the thresholds behind the slots `first` … `last` − 1; the counts are those before them. */
function offerBlock(
  head: usize,
  node: usize,
  record: usize,
  first: i32,
  last: i32,
  rows: i32,
  positives: i32,
  negatives: i32,
): bool {
  const leaf = word(head, MIN_SAMPLES_LEAF);
  const mostRows = load<i32>(node, ROW_COUNT) - leaf;
  const allPositives = load<i32>(node, P);
  const allNegatives = load<i32>(node, Q);
  const w0 = load<f64>(head + W0);
  const w1 = load<f64>(head + W1);
  const counts = <usize>load<u32>(record, COUNTS);
  let best = load<f64>(head + GAIN);
  let found = -1;
  let at = counts + <usize>first * 12;
  for (let slot = first; slot < last; slot++, at += 12) {
    const own = load<i32>(at);
    if (own === 0) continue;
    rows += own;
    negatives += load<i32>(at, 4);
    positives += load<i32>(at, 8);
    if (rows < leaf) continue;
    if (rows > mostRows) break;
    const gain = giniGain(
      w0,
      w1,
      <f64>positives,
      <f64>negatives,
      <f64>(allPositives - positives),
      <f64>(allNegatives - negatives),
    );
    if (gain > best) {
      best = gain;
      found = slot;
    }
  }
  if (found < 0) return false;
  let next = found + 1;
  while (load<i32>(counts + <usize>next * 12) === 0) next++;
  const ranks = <usize>load<u32>(record, RANKS);
  store<f64>(head + GAIN, best);
  store<i32>(head + KEY, load<i32>(ranks + ((<usize>next) << 2)));
  store<i32>(head + BELOW, load<i32>(ranks + ((<usize>found) << 2)));
  return true;
}
