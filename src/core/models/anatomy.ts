import type { Design } from '../preprocessing/design.ts';

/** On which scale a model adds up: what stands before the sigmoid, or the probability itself. */
export type OutputScale = 'log-odds' | 'probability';

/** The log-odds are the intercept and one term for each column of the design. */
export interface AdditiveAnatomy {
  readonly kind: 'additive';
  readonly scale: 'log-odds';
  readonly intercept: number;
  /** The term of a numeric column at a value of the design. */
  readonly numeric: (column: number, value: number) => number;
  /** Of each categorical column the terms of its levels; an unknown one adds nothing. */
  readonly levels: readonly Float64Array[];
}

/** The output is the intercept and one leaf of each tree. */
export interface TreesAnatomy {
  readonly kind: 'trees';
  readonly scale: OutputScale;
  readonly intercept: number;
  /** Trees one after another, each in depth-first order with the left child first: the design's column, −1 at a leaf. */
  readonly column: Int32Array;
  /** Of each node: what its leaf adds, 0 at a split. */
  readonly value: Float64Array;
  /** Of each node the training rows that came through; `null`: the model does not keep them. */
  readonly cover: Float64Array | null;
  /** Of each split: 1 where the row goes left. */
  readonly directions: (design: Design, row: number) => Uint8Array;
}

/** How a fitted model comes to its output, as far as it can be taken apart. */
export type Anatomy = AdditiveAnatomy | TreesAnatomy;
