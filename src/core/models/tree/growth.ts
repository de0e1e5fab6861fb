import type { GrowOptions } from './grow-options.ts';
import type { TrainingData } from './training-data.ts';

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
}

/** Counts of each level of a categorical column in one node, kept until another node asks. */
export interface LevelCounts {
  /** Triples rows, negatives, positives. */
  readonly counts: Int32Array;
  readonly touched: Int32Array;
  touchedCount: number;
  valid: boolean;
}

/** A segment is five integers: level, start and end in `rows`, negatives, positives. */
export const SEGMENT = 5;

/** Working memory of one fit, reused by all its trees and nodes. */
export interface Growth {
  readonly data: TrainingData;
  readonly options: GrowOptions;
  /** Rows of the tree, those of a segment together. */
  readonly rows: Int32Array;
  /** Of each row 2 · multiplicity + label; 0: not in the sample. */
  readonly bag: Int32Array;
  /** Segments of the pending nodes, as a stack; a row is in one of them at most. */
  readonly segments: Int32Array;
  /** The left child's segments while a node is being divided. */
  readonly aside: Int32Array;
  /** For each level of the primary column where its segment was when last seen; to be checked. */
  readonly position: Int32Array;
  /** For each column whether it is known to be constant in the current node. */
  readonly isConstant: Uint8Array;
  /** Those columns in the order of finding, so that they can be forgotten when growing goes on elsewhere. */
  readonly constants: number[];
  /** Of each categorical column; `null` for numeric ones and the primary. */
  readonly levelCounts: readonly (LevelCounts | null)[];
  /** Triples rows, negatives, positives by rank; all zero between uses. */
  readonly histogram: Int32Array;
  /** Bit r: rank r occurs. Bit w of the second: word w of the first is not zero. All zero between uses. */
  readonly occupied: Int32Array;
  readonly occupiedWords: Int32Array;
  /** Quadruples rank, rows, negatives, positives: the ranks of a node, ascending. */
  readonly groups: Int32Array;
  /** Ranks and bag entries of a small node. */
  readonly smallRanks: Int32Array;
  readonly smallBag: Int32Array;
  /** Encoded columns, permuted by the draws. */
  readonly deck: Int32Array;
  readonly best: BestSplit;
}

/** Up to this many rows a node's ranks are sorted by insertion. */
export const SMALL_NODE = 32;

export function newGrowth(data: TrainingData, options: GrowOptions): Growth {
  const { n, columns, numeric, primary, width } = data;
  const levels = primary < 0 ? 0 : columns[primary].size;
  const ranks = data.values.reduce((most, { length }) => Math.max(most, length), 1);
  return {
    data,
    options,
    rows: new Int32Array(n),
    bag: new Int32Array(n),
    segments: new Int32Array(SEGMENT * (n + 1)),
    aside: new Int32Array(SEGMENT * Math.min(n, levels + 1)),
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
    groups: new Int32Array(4 * Math.max(ranks, SMALL_NODE)),
    smallRanks: new Int32Array(SMALL_NODE),
    smallBag: new Int32Array(SMALL_NODE),
    deck: new Int32Array(width),
    best: { gain: -Infinity, encoded: -1, column: -1, key: 0, below: 0 },
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
