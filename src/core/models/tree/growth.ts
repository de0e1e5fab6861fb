import { PLAIN_ARENA } from '../../wasm/arena.ts';
import type { GrowOptions } from './grow-options.ts';
import { MIN_SHIFT, newRankCounts, type Gathered, type RankCounts } from './rank-memory.ts';
import type { TrainingData } from './training-data.ts';
import { createTreeRows, type TreeRows } from './tree-rows.ts';

/** A node that waits to be split: its rows are those of the segments `from` … `to` − 1. */
export interface Node {
  readonly from: number;
  readonly to: number;
  readonly depth: number;
  /** Distinct rows; positives and negatives count multiplicities. */
  readonly rows: number;
  readonly positives: number;
  readonly negatives: number;
  /** How many entries of `Growth.constants` hold for this node. */
  readonly constants: number;
  /** `Growth.position` is right for its segments already. */
  readonly located: boolean;
}

/** The best split found so far at a node. */
export interface BestSplit {
  gain: number;
  /** Encoded column, −1 while there is none. */
  encoded: number;
  column: number;
  /** First rank on the right, or the level. */
  key: number;
  /** Last rank on the left that occurs in the node; numeric columns only. */
  below: number;
  /** Of a numeric split whose threshold was drawn. */
  threshold: number;
}

/** Counts of each level of a categorical column in one node, kept until another node asks. */
export interface LevelCounts {
  /** Triples rows, negatives, positives. */
  readonly counts: Int32Array;
  readonly touched: Int32Array;
  touchedCount: number;
  valid: boolean;
}

/** Working memory of one fit, reused by all its trees and nodes. */
export interface Growth extends TreeRows {
  readonly data: TrainingData;
  readonly options: GrowOptions;
  /** For each level of the primary column where its segment was when last seen; to be checked. */
  readonly position: Int32Array;
  /** For each column whether it is known to be constant in the current node. */
  readonly isConstant: Uint8Array;
  /** Those columns in the order of finding, so that they can be forgotten when growing goes on elsewhere. */
  readonly constants: number[];
  /** Of each categorical column; `null` for numeric ones and the primary. */
  readonly levelCounts: readonly (LevelCounts | null)[];
  /** Triples rows, negatives, positives by rank, or counts alone; all zero between uses. */
  readonly histogram: Int32Array;
  /** Bit r: rank r occurs. Bit w of the second: word w of the first is not zero. All zero between uses. */
  readonly occupied: Int32Array;
  readonly occupiedWords: Int32Array;
  /** Of each numeric column; `null` without categorical columns: only one-hot splits leave nearly all rows on one side. */
  readonly rankCounts: readonly (RankCounts | null)[];
  /** Triples rows, negatives, positives of a node's blocks of ranks. */
  readonly blocks: Int32Array;
  /** Greatest gain that is possible within each block. */
  readonly bounds: Float64Array;
  /** Where the rows of a block that is looked into go, −1 for other blocks. */
  readonly places: Int32Array;
  readonly gathered: Gathered;
  /** Ranks and bag entries of the rows in blocks that are looked into, and room to sort them. */
  readonly placedRanks: Int32Array;
  readonly placedEntries: Uint8Array;
  readonly spareEntries: Uint8Array;
  /** Encoded columns, permuted by the draws. */
  readonly deck: Int32Array;
  readonly best: BestSplit;
  /** Number of the current path of left children; every other node begins a new one. */
  path: number;
}

/** Up to this many rows a node's ranks are sorted by insertion. */
export const SMALL_NODE = 32;
/** The most blocks that a node's ranks are counted in: 12 KB, which stay in the first cache. */
export const MOST_BLOCKS = 1024;

export function newGrowth(data: TrainingData, options: GrowOptions): Growth {
  const { n, columns, numeric, primary, width } = data;
  const levels = primary < 0 ? 0 : columns[primary].size;
  const ranks = data.values.reduce((most, { length }) => Math.max(most, length), 1);
  return {
    data,
    options,
    ...createTreeRows(data, PLAIN_ARENA),
    position: new Int32Array(levels),
    isConstant: new Uint8Array(columns.length),
    constants: [],
    levelCounts: columns.map(({ size }, column) =>
      column < numeric || column === primary
        ? null
        : { counts: new Int32Array(3 * size), touched: new Int32Array(size), touchedCount: 0, valid: false },
    ),
    histogram: new Int32Array(3 * ranks),
    occupied: new Int32Array((ranks >>> 5) + 1),
    occupiedWords: new Int32Array((ranks >>> 10) + 1),
    rankCounts: data.values.map(({ length }) => (primary < 0 ? null : newRankCounts(length))),
    blocks: new Int32Array(3 * MOST_BLOCKS),
    bounds: new Float64Array(Math.max(MOST_BLOCKS, (ranks >>> MIN_SHIFT) + 1)),
    places: new Int32Array(MOST_BLOCKS),
    gathered: { ranks: new Int32Array(n), entries: new Uint8Array(n), low: 0, high: 0 },
    placedRanks: new Int32Array(n),
    placedEntries: new Uint8Array(n),
    spareEntries: new Uint8Array(n),
    deck: new Int32Array(width),
    best: { gain: -Infinity, encoded: -1, column: -1, key: 0, below: 0, threshold: 0 },
    path: 0,
  };
}

/** Remembers that a column is constant in the current node, and so in all nodes below it. */
export function markConstant(growth: Growth, column: number): void {
  growth.isConstant[column] = 1;
  growth.constants.push(column);
}

/** Forgets all but the first `count` constant columns. */
export function forgetConstants(growth: Growth, count: number): void {
  const { constants, isConstant } = growth;
  while (constants.length > count) {
    const column = constants.pop();
    if (column !== undefined) isConstant[column] = 0;
  }
}
