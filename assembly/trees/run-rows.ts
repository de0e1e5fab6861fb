/*
 * Rows run through compiled trees: models/tree/run-rows.ts. `runner` is the address of 32-bit words, addresses of arrays
 * but for the last one (models/tree/compiled-runner.ts).
 */
const ROWS = 0;
const ASIDE = 4;
/** Triples target, start and end of nodes that wait; it grows upwards. */
const WAITING = 8;
/** Address of each column's keys, of 16 or 32 bits. */
const KEYS = 12;
const NODES = 16;
const FILTERS = 20;
const HITS = 24;
const PROBABILITY = 28;
const SUMS = 32;
const NUMERIC = 36;

/** Stands behind the levels of a run: models/tree/compile-trees.ts. */
const END: i32 = -2;

/** Adds what each of `count` trees says of each of the first `size` rows to its sum, tree by tree. */
export function addTrees(runner: usize, roots: usize, count: i32, size: i32, isShort: bool): void {
  for (let tree = 0; tree < count; tree++) {
    const root = load<i32>(roots + ((<usize>tree) << 2));
    if (isShort) addTree<u16>(runner, root, size);
    else addTree<i32>(runner, root, size);
  }
}

function addTree<K>(runner: usize, root: i32, size: i32): void {
  const rows = <usize>load<u32>(runner + ROWS);
  const bottom = <usize>load<u32>(runner + WAITING);
  const nodes = <usize>load<u32>(runner + NODES);
  const probability = <usize>load<u32>(runner + PROBABILITY);
  const sums = <usize>load<u32>(runner + SUMS);
  const keys = <usize>load<u32>(runner + KEYS);
  const numeric = load<i32>(runner + NUMERIC);
  for (let i = 0; i < size; i++) store<i32>(rows + ((<usize>i) << 2), i);
  let top = wait(bottom, root, 0, size);
  while (top > bottom) {
    top -= 12;
    let target = load<i32>(top);
    const start = load<i32>(top, 4);
    let end = load<i32>(top, 8);
    while (target >= 0 && start < end) {
      const node = nodes + ((<usize>target) << 2);
      const column = load<i32>(node);
      const own = <usize>load<u32>(keys + ((<usize>column) << 2));
      if (column < numeric) {
        const kept = divideAtCut<K>(runner, own, load<i32>(node, 4), start, end);
        if (kept < end) top = wait(top, load<i32>(node, 12), kept, end);
        end = kept;
        target = load<i32>(node, 8);
      } else {
        top = divideAtRun<K>(runner, own, node, start, end, top);
        end = keptRows;
        target = load<i32>(node, 4);
      }
    }
    if (start === end) continue;
    const share = load<f64>(probability + ((<usize>~target) << 3));
    for (let i = rows + ((<usize>start) << 2), last = rows + ((<usize>end) << 2); i < last; i += 4) {
      const sum = sums + ((<usize>load<u32>(i)) << 3);
      store<f64>(sum, load<f64>(sum) + share);
    }
  }
}

function wait(top: usize, target: i32, start: i32, end: i32): usize {
  store<i32>(top, target);
  store<i32>(top, start, 4);
  store<i32>(top, end, 8);
  return top + 12;
}

/** Puts the rows above the cut behind the others; returns where those end. */
function divideAtCut<K>(runner: usize, keys: usize, highest: i32, start: i32, end: i32): i32 {
  const rows = <usize>load<u32>(runner + ROWS);
  const aside = <usize>load<u32>(runner + ASIDE);
  let kept = rows + ((<usize>start) << 2);
  let moved = aside;
  // Without a branch on the key: it would be mispredicted half of the time.
  for (let i = kept, last = rows + ((<usize>end) << 2); i < last; i += 4) {
    const row = load<u32>(i);
    const goesRight = <usize>((highest - <i32>load<K>(keys + <usize>row * sizeof<K>())) >>> 31);
    store<u32>(kept, row);
    store<u32>(moved, row);
    kept += (1 - goesRight) << 2;
    moved += goesRight << 2;
  }
  for (let i = aside; i < moved; i += 4) store<u32>(kept + (i - aside), load<u32>(i));
  return <i32>((kept - rows) >>> 2);
}

/** Where the rows end that no split of the last run asked for. */
let keptRows: i32 = 0;

/** Lets the rows whose levels the run asks for wait, level by level; returns the new top. */
function divideAtRun<K>(runner: usize, keys: usize, node: usize, start: i32, end: i32, top: usize): usize {
  const rows = <usize>load<u32>(runner + ROWS);
  const aside = <usize>load<u32>(runner + ASIDE);
  const filter = <usize>load<u32>(runner + FILTERS) + ((<usize>load<u32>(node, 8)) << 2);
  const run = <usize>load<u32>(runner + HITS) + ((<usize>load<u32>(node, 12)) << 2);
  const mask = load<i32>(run);
  let kept = rows + ((<usize>start) << 2);
  let moved = aside;
  for (let i = kept, last = rows + ((<usize>end) << 2); i < last; i += 4) {
    const row = load<u32>(i);
    const bit = (<i32>load<K>(keys + <usize>row * sizeof<K>())) & mask;
    const passes = <usize>((load<u32>(filter + ((<usize>(bit >>> 5)) << 2)) >>> (bit & 31)) & 1);
    store<u32>(kept, row);
    store<u32>(moved, row);
    kept += (1 - passes) << 2;
    moved += passes << 2;
  }
  let free = end;
  for (let i = aside; i < moved;) {
    const first = i;
    const level = levelOf<K>(keys, load<u32>(first));
    while (i < moved && levelOf<K>(keys, load<u32>(i)) === level) i += 4;
    let hit = run + 4;
    while (load<i32>(hit) !== level && load<i32>(hit) !== END) hit += 8;
    if (load<i32>(hit) === END) {
      for (let k = first; k < i; k += 4, kept += 4) store<u32>(kept, load<u32>(k));
      continue;
    }
    const last = free;
    for (let k = first; k < i; k += 4) {
      free--;
      store<u32>(rows + ((<usize>free) << 2), load<u32>(k));
    }
    top = wait(top, load<i32>(hit, 4), free, last);
  }
  keptRows = <i32>((kept - rows) >>> 2);
  return top;
}

function levelOf<K>(keys: usize, row: u32): i32 {
  return <i32>load<K>(keys + <usize>row * sizeof<K>());
}
