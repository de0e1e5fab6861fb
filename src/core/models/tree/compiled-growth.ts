import { arenaBytes, type Arena } from '../../wasm/arena.ts';
import { openKernels } from '../../wasm/open-kernels.ts';
import type { GrowOptions } from './grow-options.ts';
import type { TrainingData } from './training-data.ts';
import { asideLength, createTreeRows, SEGMENT, type TreeRows } from './tree-rows.ts';

/** Which rows a node has, and its counts. */
interface NodeRows {
  readonly from: number;
  readonly to: number;
  readonly rows: number;
  readonly positives: number;
  readonly negatives: number;
}

/** The best threshold of a column: gain, first rank on the right, last rank on the left. */
interface Threshold {
  gain: number;
  key: number;
  below: number;
}

/** Counts of a left child, or of a root. */
interface Counts {
  /** Segments of the left child or the root, and of the right child. */
  readonly segments: number;
  readonly rightSegments: number;
  readonly rows: number;
  readonly positives: number;
  readonly negatives: number;
}

/** What compiled kernels do of growing trees by Gini's gain. */
export interface CompiledGrowth {
  readonly treeRows: TreeRows;
  /** As `offerNumeric` without counts along a path: `best` is replaced by a greater gain. */
  offer(node: NodeRows, column: number, best: Threshold): 'constant' | 'none' | 'better';
  /** As `divideByKey`. */
  divide(node: NodeRows, column: number, first: number, isNumeric: boolean): Counts;
  root(): Counts;
}

/** Places in the head, in words (assembly/trees/head.ts). */
const WORDS = 28;
const [MIN_SAMPLES_LEAF, KEY, BELOW] = [11, 14, 15];
const [LEFT_SEGMENTS, RIGHT_SEGMENTS, LEFT_ROWS, POSITIVES, NEGATIVES] = [22, 23, 24, 25, 26];
/** In doubles. */
const [GAIN, W0, W1] = [8, 9, 10];
const BLOCKS = 1024;
/** Ranks share 32 bits with a bag entry. */
const MOST_RANKS = 1 << 24;
/** −1 is 65535 among keys of 16 bits, and no level. */
const MOST_SHORT = 65535;
const SPARE = 1024;

/** `null` where kernels cannot be had, or where they do not know what is asked for. */
export function openGrowth(data: TrainingData, options: GrowOptions): CompiledGrowth | null {
  const { criterion, drawThresholds, minSamplesLeaf } = options;
  const { n, columns, primary } = data;
  const size = columns.reduce((most, column) => Math.max(most, column.size), 1);
  if (criterion.entropy !== null || drawThresholds || size > MOST_RANKS) return null;
  const isShort = size <= MOST_SHORT;
  const keyBytes = arenaBytes(n, isShort ? 2 : 4);
  const open = openKernels(
    SPARE +
      arenaBytes(n, 1) +
      4 * arenaBytes(n, 4) +
      arenaBytes(SEGMENT * (n + 1), 4) +
      arenaBytes(asideLength(data), 4) +
      arenaBytes(3 * BLOCKS, 4) +
      arenaBytes(BLOCKS, 8) +
      arenaBytes(BLOCKS, 4) +
      arenaBytes(2 * size, 4) +
      columns.length * keyBytes +
      arenaBytes(n, 4),
  );
  if (open === null) return null;
  const { arena, kernels } = open;
  const head = arena.int32(WORDS);
  const doubles = new Float64Array(head.buffer, head.byteOffset, WORDS / 2);
  const treeRows = createTreeRows(data, arena);
  const { rows, bag, segments, aside } = treeRows;
  const arrays = [
    rows,
    bag,
    segments,
    aside,
    arena.int32(n),
    arena.int32(n),
    arena.int32(n),
    arena.int32(3 * BLOCKS),
    arena.float64(BLOCKS),
    arena.int32(BLOCKS),
    // The last block of ranks may reach beyond the last rank.
    arena.int32(2 * size).fill(0),
  ];
  head.set(arrays.map(({ byteOffset }) => byteOffset));
  head[MIN_SAMPLES_LEAF] = minSamplesLeaf;
  doubles[W0] = criterion.w0;
  doubles[W1] = criterion.w1;
  const keys = columns.map((column) => copyOf(column.keys, arena, isShort));
  const codes = primary < 0 ? 0 : copyOf(columns[primary].keys, arena, false);
  const at = head.byteOffset;
  const short = isShort ? 1 : 0;
  const counts = (): Counts => ({
    segments: head[LEFT_SEGMENTS],
    rightSegments: head[RIGHT_SEGMENTS],
    rows: head[LEFT_ROWS],
    positives: head[POSITIVES],
    negatives: head[NEGATIVES],
  });
  return {
    treeRows,
    offer({ from, to, rows, positives, negatives }, column, best) {
      const found = kernels.offerThresholds(at, from, to, rows, positives, negatives, best.gain, keys[column], short);
      if (found < 2) return found === 0 ? 'constant' : 'none';
      best.gain = doubles[GAIN];
      best.key = head[KEY];
      best.below = head[BELOW];
      return 'better';
    },
    divide({ from, to }, column, first, isNumeric) {
      kernels.divideByKey(at, from, to, keys[column], short, first, isNumeric ? 1 : 0);
      return counts();
    },
    root() {
      kernels.rootNode(at, n, codes);
      return counts();
    },
  };
}

function copyOf(keys: Int32Array, arena: Arena, isShort: boolean): number {
  const copy = isShort ? arena.uint16(keys.length) : arena.int32(keys.length);
  copy.set(keys);
  return copy.byteOffset;
}
