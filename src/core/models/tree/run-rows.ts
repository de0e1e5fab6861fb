import type { Design } from '../../preprocessing/design.ts';
import { END, type CompiledTrees } from './compile-trees.ts';
import type { FittedTrees } from './fitted-trees.ts';
import { mostLevels, rowsByCode } from './primary.ts';
import { lowerBound } from './ranks.ts';

/** Rows that go through all trees together: what is known of them stays in the second cache. */
export const CHUNK = 4096;

/** Rows of a design in the form in which they run through compiled trees. */
export interface Runner {
  readonly numeric: number;
  /** Of each column the keys of all rows: how many cuts are below a value, or codes. */
  readonly all: readonly Int32Array[];
  /** Rows sorted by the code of the categorical column with the most levels: those of a level leave a run together. */
  readonly sorted: Int32Array;
  /** Of each column the keys of the chunk's rows, side by side: gathered once, they are near in every tree. */
  readonly keys: readonly Int32Array[];
  /** Places in the chunk, those of a node together, and room to divide them. */
  readonly rows: Int32Array;
  readonly aside: Int32Array;
  /** Triples target, start and end in `rows` of nodes that wait. */
  readonly waiting: number[];
}

export function newRunner({ cuts }: FittedTrees, design: Design): Runner {
  const primary = mostLevels(design);
  const size = Math.min(CHUNK, design.n);
  const all = [
    ...cuts.map((values, column) => keysOf(design.numeric[column], values)),
    ...design.categorical.map(({ codes }) => codes),
  ];
  return {
    numeric: cuts.length,
    all,
    keys: all.map(() => new Int32Array(size)),
    sorted: primary < 0 ? identity(design.n) : rowsByCode(design.categorical[primary]),
    rows: new Int32Array(size),
    aside: new Int32Array(size),
    waiting: [],
  };
}

/** Makes these rows, at most CHUNK, the chunk: their keys are in `keys` afterwards. */
export function loadChunk({ all }: Runner, rows: Int32Array, keys: readonly (Int32Array | Uint16Array)[]): void {
  all.forEach((source, column) => {
    const own = keys[column];
    for (let i = 0; i < rows.length; i++) own[i] = source[rows[i]];
  });
}

/**
 * Adds to `sums` the P(class 1) that a tree gives to each of the `size` rows of the chunk. All rows of a node are divided
 * at once: no step waits for the one before, as it would on the way of a single row.
 */
export function addTree(runner: Runner, compiled: CompiledTrees, root: number, size: number, sums: Float64Array): void {
  const { nodes, probability } = compiled;
  const { numeric, rows, waiting } = runner;
  for (let i = 0; i < size; i++) rows[i] = i;
  waiting.push(root, 0, size);
  while (waiting.length > 0) {
    let end = waiting.pop() ?? 0;
    const start = waiting.pop() ?? 0;
    let target = waiting.pop() ?? 0;
    while (target >= 0 && start < end) {
      if (nodes[target] < numeric) {
        end = divideAtCut(runner, compiled, target, start, end);
        target = nodes[target + 2];
      } else {
        end = divideAtRun(runner, compiled, target, start, end);
        target = nodes[target + 1];
      }
    }
    if (start === end) continue;
    const share = probability[~target];
    for (let i = start; i < end; i++) sums[rows[i]] += share;
  }
}

/** Lets the rows above the cut wait; returns where those below it end. */
function divideAtCut(runner: Runner, { nodes }: CompiledTrees, node: number, start: number, end: number): number {
  const { rows, aside, waiting } = runner;
  const keys = runner.keys[nodes[node]];
  const highest = nodes[node + 1];
  let kept = start;
  let moved = 0;
  // Without a branch on the key: it would be mispredicted half of the time.
  for (let i = start; i < end; i++) {
    const row = rows[i];
    const goesRight = (highest - keys[row]) >>> 31;
    rows[kept] = row;
    aside[moved] = row;
    kept += 1 - goesRight;
    moved += goesRight;
  }
  if (moved === 0) return end;
  for (let i = 0; i < moved; i++) rows[kept + i] = aside[i];
  waiting.push(nodes[node + 3], kept, end);
  return kept;
}

/** Lets the rows whose levels the run asks for wait, level by level; returns where the others end. */
function divideAtRun(
  runner: Runner,
  { nodes, filters, hits }: CompiledTrees,
  node: number,
  start: number,
  end: number,
): number {
  const { rows, aside, waiting } = runner;
  const keys = runner.keys[nodes[node]];
  const filter = nodes[node + 2];
  const run = nodes[node + 3];
  const mask = hits[run];
  let kept = start;
  let moved = 0;
  for (let i = start; i < end; i++) {
    const row = rows[i];
    const bit = keys[row] & mask;
    const passes = (filters[filter + (bit >>> 5)] >>> bit) & 1;
    rows[kept] = row;
    aside[moved] = row;
    kept += 1 - passes;
    moved += passes;
  }
  let free = end;
  for (let i = 0; i < moved;) {
    const first = i;
    const level = keys[aside[first]];
    while (i < moved && keys[aside[i]] === level) i++;
    const at = findLevel(hits, run + 1, level);
    if (hits[at] === END) {
      for (let k = first; k < i; k++) rows[kept++] = aside[k];
      continue;
    }
    const last = free;
    for (let k = first; k < i; k++) rows[--free] = aside[k];
    waiting.push(hits[at + 1], free, last);
  }
  return kept;
}

/** The place of the level in the run, or of its END. */
function findLevel(hits: Int32Array, first: number, level: number): number {
  let at = first;
  while (hits[at] !== level && hits[at] !== END) at += 2;
  return at;
}

function keysOf(column: Float64Array, cuts: Float64Array): Int32Array {
  const keys = new Int32Array(column.length);
  if (cuts.length > 0) for (let row = 0; row < keys.length; row++) keys[row] = lowerBound(cuts, column[row]);
  return keys;
}

function identity(n: number): Int32Array {
  const rows = new Int32Array(n);
  for (let row = 0; row < n; row++) rows[row] = row;
  return rows;
}
