/*
 * A node as words (`Node` of models/tree/growth.ts): its rows are those of the segments FROM … TO − 1. Places in bytes.
 */
export const FROM = 0;
export const TO = 4;
export const DEPTH = 8;
/** Distinct rows; positives and negatives count multiplicities. */
export const ROW_COUNT = 12;
export const P = 16;
export const Q = 20;
/** How many constant columns are known. */
export const KNOWN = 24;
/** Whether the positions of its segments are right already. */
export const LOCATED = 28;
export const NODE: usize = 32;

export function writeNode(
  at: usize,
  from: i32,
  to: i32,
  depth: i32,
  rows: i32,
  positives: i32,
  negatives: i32,
  known: i32,
  located: bool,
): void {
  store<i32>(at, from);
  store<i32>(at, to, TO);
  store<i32>(at, depth, DEPTH);
  store<i32>(at, rows, ROW_COUNT);
  store<i32>(at, positives, P);
  store<i32>(at, negatives, Q);
  store<i32>(at, known, KNOWN);
  store<i32>(at, located ? 1 : 0, LOCATED);
}
