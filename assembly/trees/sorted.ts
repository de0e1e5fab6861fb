import { giniGain } from './gain';
import { BELOW, GAIN, KEY, MIN_SAMPLES_LEAF, W0, W1 } from './head';
import { insertionSort } from './sort';

/** models/tree/sorted-thresholds.ts: the few gathered rows are sorted, and the threshold behind each rank is tried. */
export function offerSorted(head: usize, gathered: usize, rows: i32, positives: i32, negatives: i32, best: f64): bool {
  insertionSort(gathered, gathered + ((<usize>rows) << 2));
  const leaf = load<i32>(head + MIN_SAMPLES_LEAF);
  const w0 = load<f64>(head + W0);
  const w1 = load<f64>(head + W1);
  let p: i32 = 0;
  let q: i32 = 0;
  let found = false;
  let entry = load<u32>(gathered);
  for (let left = 1, last = rows - leaf; left <= last; left++) {
    const multiplicity = (<i32>(entry & 255)) >>> 1;
    p += multiplicity & -(entry & 1);
    q += multiplicity & ((entry & 1) - 1);
    const next = load<u32>(gathered + ((<usize>left) << 2));
    if (left >= leaf && next >>> 8 !== entry >>> 8) {
      const gain = giniGain(w0, w1, <f64>p, <f64>q, <f64>(positives - p), <f64>(negatives - q));
      if (gain > best) {
        best = gain;
        found = true;
        store<i32>(head + KEY, next >>> 8);
        store<i32>(head + BELOW, entry >>> 8);
      }
    }
    entry = next;
  }
  store<f64>(head + GAIN, best);
  return found;
}
