import { below } from '../random/alea';
import { columnAt, OFFSET, VALID } from './columns';
import {
  array,
  COLUMN_COUNT,
  COLUMN_OF,
  DECK,
  ENCODED,
  GAIN,
  NUMERIC,
  PER_SPLIT,
  PRIMARY,
  RANDOM,
  VARYING,
  WIDTH,
  word,
} from './head';
import { locateSegments, offerAllLevels, offerLevel, varyingLevels } from './levels';
import { numericVaries, offerNumeric } from './numeric';

/** Leaves the best split of a node in the head (models/tree/choose-split.ts). */
export function chooseSplit(head: usize, node: usize): void {
  store<f64>(head + GAIN, -Infinity);
  store<i32>(head + ENCODED, -1);
  const numeric = word(head, NUMERIC);
  const columns = word(head, COLUMN_COUNT);
  const primary = word(head, PRIMARY);
  for (let column = numeric; column < columns; column++)
    if (column !== primary) store<i32>(columnAt(head, column), 0, VALID);
  locateSegments(head, node);
  if (word(head, PER_SPLIT) === word(head, WIDTH)) {
    for (let column = 0; column < numeric; column++) offerNumeric(head, node, column);
    for (let column = numeric; column < columns; column++) offerAllLevels(head, node, column);
  } else if (!offerDrawn(head, node)) {
    const found = array(head, VARYING);
    const count = varyingColumns(head, node, found);
    if (count > 0) offerEncoded(head, node, load<i32>(found + ((<usize>below(array(head, RANDOM), count)) << 2)));
  }
}

/** Whether some drawn column is not constant in the node. */
function offerDrawn(head: usize, node: usize): bool {
  const random = array(head, RANDOM);
  const count = word(head, PER_SPLIT);
  let left = word(head, WIDTH);
  let varies = false;
  for (let to = array(head, DECK), end = to + ((<usize>count) << 2); to < end; to += 4, left--) {
    const at = to + ((<usize>below(random, left)) << 2);
    const encoded = load<i32>(at);
    store<i32>(at, load<i32>(to));
    store<i32>(to, encoded);
    if (offerEncoded(head, node, encoded)) varies = true;
  }
  return varies;
}

function offerEncoded(head: usize, node: usize, encoded: i32): bool {
  const column = load<i32>(array(head, COLUMN_OF) + ((<usize>encoded) << 2));
  return column < word(head, NUMERIC)
    ? offerNumeric(head, node, column)
    : offerLevel(head, node, column, encoded - load<i32>(columnAt(head, column), OFFSET));
}

/** Writes the encoded columns that are not constant in the node, ascending; returns how many they are. */
function varyingColumns(head: usize, node: usize, found: usize): i32 {
  let at = found;
  const numeric = word(head, NUMERIC);
  for (let column = 0; column < numeric; column++) {
    if (!numericVaries(head, node, column)) continue;
    store<i32>(at, column);
    at += 4;
  }
  for (let column = numeric, columns = word(head, COLUMN_COUNT); column < columns; column++)
    at = varyingLevels(head, node, column, at);
  return <i32>((at - found) >>> 2);
}
