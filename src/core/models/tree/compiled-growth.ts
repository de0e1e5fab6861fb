import type { Stream } from '../../random/stream.ts';
import { arenaBytes } from '../../wasm/arena.ts';
import { openKernels } from '../../wasm/open-kernels.ts';
import { columnBytes, writeColumns } from './compiled-columns.ts';
import type { GrowOptions } from './grow-options.ts';
import { midpoint, type TreeWriter } from './grow-tree.ts';
import { MOST_BLOCKS } from './growth.ts';
import { MIN_SHIFT } from './rank-memory.ts';
import type { TrainingData } from './training-data.ts';
import { asideLength, createTreeRows, SEGMENT } from './tree-rows.ts';

/** Draws a sample, with replacement or every row once, and grows a tree on it. */
export type GrowSampledTree = (bootstrap: boolean, random: Stream, writer: TreeWriter) => void;

/** Ranks share 32 bits with a bag entry. */
const MOST_RANKS = 1 << 24;
/** −1 is 65535 among keys of 16 bits, and no level. */
const MOST_SHORT = 65535;
const SPARE = 2048;

/** Words of the head, and places in it (assembly/trees/head.ts): addresses of arrays come first. */
const WORDS = 48;
const [MIN_SAMPLES_LEAF, W0, W1] = [11, 9, 10];
/** Addresses and numbers from here on. */
const MORE = 24;
/** Words of a waiting node (assembly/trees/node.ts), and of a grown one. */
const [NODE, GROWN] = [8, 3];

/**
 * Growing whole trees by Gini's gain in compiled kernels, with the outcome of `growTree`; `null` where kernels cannot be had, or
 * where they do not know what is asked for.
 */
export function openGrowth(data: TrainingData, options: GrowOptions): GrowSampledTree | null {
  const { criterion, drawThresholds } = options;
  const { n, columns, numeric, primary, width } = data;
  const size = columns.reduce((most, column) => Math.max(most, column.size), 1);
  if (criterion.entropy !== null || drawThresholds || size > MOST_RANKS) return null;
  const isShort = size <= MOST_SHORT;
  const levels = primary < 0 ? 0 : columns[primary].size;
  // A tree has at most n leaves, and a path no more nodes that wait.
  const lengths = {
    blocks: 3 * MOST_BLOCKS,
    bounds: Math.max(MOST_BLOCKS, (size >>> MIN_SHIFT) + 1),
    // The last block of ranks may reach beyond the last rank.
    histogram: 3 * size,
    occupied: (size >>> 5) + 1,
    occupiedWords: (size >>> 10) + 1,
    nodes: NODE * (n + 1),
    grown: GROWN * 2 * n,
  };
  const open = openKernels(
    SPARE +
      2 * arenaBytes(n, 1) +
      5 * arenaBytes(n, 4) +
      arenaBytes(SEGMENT * (n + 1), 4) +
      arenaBytes(asideLength(data), 4) +
      arenaBytes(MOST_BLOCKS, 4) +
      arenaBytes(lengths.bounds, 8) +
      Object.values(lengths).reduce((sum, length) => sum + arenaBytes(length, 4), 0) +
      columnBytes(data, isShort ? 2 : 4) +
      3 * arenaBytes(width, 4) +
      arenaBytes(columns.length, 4) +
      arenaBytes(levels, 4),
  );
  if (open === null) return null;
  const { arena, kernels } = open;
  const head = arena.int32(WORDS).fill(0);
  const doubles = new Float64Array(head.buffer, head.byteOffset, WORDS / 2);
  const { rows, bag, segments, aside } = createTreeRows(data, arena);
  const integers = (length: number): number => arena.int32(length).byteOffset;
  const copied = (values: Int32Array): number => {
    const copy = arena.int32(values.length);
    copy.set(values);
    return copy.byteOffset;
  };
  head.set([
    ...[rows, bag, segments, aside].map(({ byteOffset }) => byteOffset),
    integers(n),
    integers(n),
    integers(n),
    integers(lengths.blocks),
    arena.float64(lengths.bounds).byteOffset,
    integers(MOST_BLOCKS),
    arena.int32(lengths.histogram).fill(0).byteOffset,
  ]);
  head[MIN_SAMPLES_LEAF] = options.minSamplesLeaf;
  doubles[W0] = criterion.w0;
  doubles[W1] = criterion.w1;
  const labels = arena.uint8(n);
  labels.set(data.y);
  const state = arena.int32(4);
  const grown = arena.int32(lengths.grown);
  head.set(
    [
      labels.byteOffset,
      primary < 0 ? 0 : copied(columns[primary].keys),
      writeColumns(data, arena, isShort),
      copied(data.columnOf),
      integers(width),
      integers(columns.length),
      0,
      arena.int32(levels).fill(0).byteOffset,
      arena.int32(lengths.occupied).fill(0).byteOffset,
      arena.int32(lengths.occupiedWords).fill(0).byteOffset,
      integers(lengths.nodes),
      grown.byteOffset,
      state.byteOffset,
      n,
      numeric,
      columns.length,
      width,
      primary,
      options.columnsPerSplit,
      options.maxDepth,
      options.minSamplesSplit,
      isShort ? 1 : 0,
      0,
      integers(width),
    ],
    MORE,
  );
  return (bootstrap, random, writer) => {
    state.set(random.state());
    const count = kernels.growTree(head.byteOffset, bootstrap ? 1 : 0);
    for (let at = 0; at < GROWN * count; at += GROWN) {
      const encoded = grown[at] - 1;
      if (encoded < 0) writer.leaf(grown[at + 1], grown[at + 2]);
      else if (encoded < numeric) {
        const values = data.values[encoded];
        writer.numericSplit(encoded, midpoint(values[grown[at + 1]], values[grown[at + 2]]));
      } else writer.oneHotSplit(encoded);
    }
  };
}
