import { columnAt, COUNTS, IS_CONSTANT, KEYS, markConstant, OCCUPIED_SLOTS, OFFSET } from './columns';
import { offerCountedThresholds } from './counted';
import { array, COLUMN, ENCODED, GAIN, IS_SHORT, ROWS, SEGMENT, SEGMENTS, word } from './head';
import { FROM, P, Q, ROW_COUNT, TO } from './node';
import { offerThresholds } from './offer-thresholds';
import { areCounted } from './rank-counts';

/** Up to this many rows a node's ranks are sorted by insertion: SMALL_NODE of models/tree/growth.ts. */
const SMALL: i32 = 32;

/** Tries all thresholds of a numeric column; false: it is constant (models/tree/numeric-split.ts). */
export function offerNumeric(head: usize, node: usize, column: i32): bool {
  const record = columnAt(head, column);
  if (load<i32>(record, IS_CONSTANT) !== 0) return false;
  const rows = load<i32>(node, ROW_COUNT);
  let outcome: i32;
  if (rows > SMALL && load<u32>(record, COUNTS) !== 0 && areCounted(head, node, record))
    outcome = load<i32>(record, OCCUPIED_SLOTS) > 1 ? offerCountedThresholds(head, node, record) : 0;
  else
    outcome = offerThresholds(
      head,
      load<i32>(node),
      load<i32>(node, TO),
      rows,
      load<i32>(node, P),
      load<i32>(node, Q),
      load<f64>(head + GAIN),
      <usize>load<u32>(record, KEYS),
      word(head, IS_SHORT) !== 0,
    );
  if (outcome === 0) {
    markConstant(head, column);
    return false;
  }
  if (outcome === 2) {
    store<i32>(head + ENCODED, load<i32>(record, OFFSET));
    store<i32>(head + COLUMN, column);
  }
  return true;
}

/** Whether a numeric column has two different values in the node; remembers it if not. */
export function numericVaries(head: usize, node: usize, column: i32): bool {
  const record = columnAt(head, column);
  if (load<i32>(record, IS_CONSTANT) !== 0) return false;
  const keys = <usize>load<u32>(record, KEYS);
  if (word(head, IS_SHORT) !== 0 ? differ<u16>(head, node, keys) : differ<i32>(head, node, keys)) return true;
  markConstant(head, column);
  return false;
}

function differ<K>(head: usize, node: usize, keys: usize): bool {
  const rows = array(head, ROWS);
  let segment = array(head, SEGMENTS) + <usize>load<u32>(node, FROM) * SEGMENT;
  const last = array(head, SEGMENTS) + <usize>load<u32>(node, TO) * SEGMENT;
  const row = <usize>load<u32>(rows + ((<usize>load<u32>(segment, 4)) << 2));
  const first = load<K>(keys + row * sizeof<K>());
  for (; segment < last; segment += SEGMENT) {
    const end = rows + ((<usize>load<u32>(segment, 8)) << 2);
    for (let i = rows + ((<usize>load<u32>(segment, 4)) << 2); i < end; i += 4)
      if (load<K>(keys + <usize>load<u32>(i) * sizeof<K>()) !== first) return true;
  }
  return false;
}
