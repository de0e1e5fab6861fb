import { array, COLUMNS, CONSTANT_COUNT, CONSTANTS, word } from './head';

/*
 * Records of columns: `TreeColumn` of models/tree/training-data.ts and what is kept about the current node. Places in bytes;
 * models/tree/compiled-columns.ts writes them.
 */
export const KEYS = 0;
export const OFFSET = 4;
export const IS_CONSTANT = 8;
/** Triples rows, negatives, positives: of each level, or of each slot of ranks; 0: nothing is kept. */
export const COUNTS = 12;
/** Of levels: those that occur, their number, and whether the counts are of the current node. */
export const TOUCHED = 16;
export const TOUCHED_COUNT = 20;
export const VALID = 24;
/** Of ranks: `RankCounts` of models/tree/rank-memory.ts. */
export const RANKS = 16;
export const SLOT_OF = 20;
export const SLOT_BLOCKS = 24;
export const COUNTED_PATH = 28;
export const ASKED_PATH = 32;
export const ASKED_ROWS = 36;
export const COUNTED_FROM = 40;
export const COUNTED_ROWS = 44;
export const SLOTS = 48;
export const OCCUPIED_SLOTS = 52;
export const SHIFT = 56;
const RECORD: usize = 64;

export function columnAt(head: usize, column: i32): usize {
  return array(head, COLUMNS) + <usize>column * RECORD;
}

/** Remembers that a column is constant in the current node, and so in all nodes below it. */
export function markConstant(head: usize, column: i32): void {
  store<i32>(columnAt(head, column), 1, IS_CONSTANT);
  const count = word(head, CONSTANT_COUNT);
  store<i32>(array(head, CONSTANTS) + ((<usize>count) << 2), column);
  store<i32>(head + CONSTANT_COUNT, count + 1);
}

/** Forgets all but the first `known` constant columns. */
export function forgetConstants(head: usize, known: i32): void {
  const constants = array(head, CONSTANTS);
  for (let i = word(head, CONSTANT_COUNT) - 1; i >= known; i--) {
    store<i32>(columnAt(head, load<i32>(constants + ((<usize>i) << 2))), 0, IS_CONSTANT);
  }
  store<i32>(head + CONSTANT_COUNT, min(known, word(head, CONSTANT_COUNT)));
}
