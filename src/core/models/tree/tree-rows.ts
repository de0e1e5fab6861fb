import type { Arena } from '../../wasm/arena.ts';
import type { TrainingData } from './training-data.ts';

/** A segment is five integers: level, start and end in `rows`, negatives, positives. */
export const SEGMENT = 5;

/** The rows of the tree that is grown, and how its pending nodes share them. */
export interface TreeRows {
  /** Those of a segment together. */
  readonly rows: Int32Array;
  /**
   * Of each row 2 · multiplicity + label; 0: not in the sample. Bytes, which stay in the first cache: that one row is drawn
   * 128 times in n draws of n has a probability below 1e-200.
   */
  readonly bag: Uint8Array;
  /** Segments of the pending nodes, as a stack; a row is in one of them at most. */
  readonly segments: Int32Array;
  /** The left child's segments while a node is being divided. */
  readonly aside: Int32Array;
}

export function createTreeRows(data: TrainingData, arena: Arena): TreeRows {
  const { n } = data;
  return {
    rows: arena.int32(n),
    bag: arena.uint8(n),
    segments: arena.int32(SEGMENT * (n + 1)),
    aside: arena.int32(asideLength(data)),
  };
}

export function asideLength({ n, columns, primary }: TrainingData): number {
  return SEGMENT * Math.min(n, (primary < 0 ? 0 : columns[primary].size) + 1);
}
