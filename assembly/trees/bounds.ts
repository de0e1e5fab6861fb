import { giniGain } from './gain';
import { array, BOUNDS, MIN_SAMPLES_LEAF, W0, W1 } from './head';

const SLACK: f64 = 1e-9;

/** models/tree/bound-blocks.ts; `blocks` are triples rows, negatives, positives. */
export function boundBlocks(
  head: usize,
  blocks: usize,
  rows: i32,
  positives: i32,
  negatives: i32,
  best: f64,
  blockCount: i32,
): f64 {
  const bounds = array(head, BOUNDS);
  const leaf = load<i32>(head + MIN_SAMPLES_LEAF);
  const w0 = load<f64>(head + W0);
  const w1 = load<f64>(head + W1);
  const all = <f64>positives;
  const none = <f64>negatives;
  const mostRows = rows - leaf;
  let reached = best;
  let left: i32 = 0;
  let p: f64 = 0;
  let q: f64 = 0;
  let before: f64 = 0;
  let at = blocks;
  for (let block: usize = 0; block < <usize>blockCount; block++, at += 12) {
    left += load<i32>(at);
    const qEnd = q + <f64>load<i32>(at, 4);
    const pEnd = p + <f64>load<i32>(at, 8);
    const end = giniGain(w0, w1, pEnd, qEnd, all - pEnd, none - qEnd);
    const positivesFirst = giniGain(w0, w1, pEnd, q, all - pEnd, none - q);
    const negativesFirst = giniGain(w0, w1, p, qEnd, all - p, none - qEnd);
    // A NaN stays one: it proves nothing.
    store<f64>(bounds + (block << 3), max(max(before, end), max(positivesFirst, negativesFirst)));
    if (left >= leaf && left <= mostRows && end > reached) reached = end;
    before = end;
    p = pEnd;
    q = qEnd;
  }
  return reached - SLACK * reached;
}
