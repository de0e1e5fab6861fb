import { offerBlocked } from './blocked';
import { gatherRows } from './gather';
import { array, GATHERED, HIGH, LOW } from './head';
import { offerSorted } from './sorted';

/** SMALL_NODE of models/tree/growth.ts. */
const SMALL: i32 = 32;

/**
 * Tries all thresholds of a numeric column on a node (`offerNumeric` of models/tree/numeric-split.ts where nothing is
 * counted along a path) by Gini's gain. 0: the column is constant; 1: nothing is above `best`; 2: the first greatest
 * gain, the first rank on the right and the last on the left are in the head.
 */
export function offerThresholds(
  head: usize,
  from: i32,
  to: i32,
  rows: i32,
  positives: i32,
  negatives: i32,
  best: f64,
  keys: usize,
  isShort: bool,
): i32 {
  gatherRows(head, from, to, keys, isShort);
  const low = load<i32>(head + LOW);
  const high = load<i32>(head + HIGH);
  if (low >= high) return 0;
  const better =
    rows <= SMALL
      ? offerSorted(head, array(head, GATHERED), rows, positives, negatives, best)
      : offerBlocked(head, rows, positives, negatives, best, low, high);
  return better ? 2 : 1;
}
