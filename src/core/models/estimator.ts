import type { Value } from '../bytes/value.ts';
import type { ModelName } from '../config/config.ts';
import type { Design } from '../preprocessing/design.ts';
import type { Anatomy } from './anatomy.ts';
import type { Stream } from '../random/stream.ts';

/** Hands out the named random streams of one fit: `stream('tree-17')` is `random_forest/fold-3/tree-17`. */
export type StreamSource = (name: string) => Stream;

export interface FitInput {
  readonly design: Design;
  /** Length design.n, 0 or 1; both classes present. */
  readonly y: Uint8Array;
  /** Weight of class 0 and of class 1, both > 0; [1, 1] without `class_weight`. */
  readonly classWeight: readonly [number, number];
  readonly stream: StreamSource;
  /** Makes what every fit on this design and these labels needs alike (ranks of columns), or hands it out again. */
  readonly shared: <T>(name: string, make: () => T) => T;
}

/** Small facts about a fitted model for logs, cards and the page: iterations, nodes, support vectors, … */
export type FitSummary = Readonly<Record<string, number | boolean | string>>;

/**
 * One kind of classifier. `Fitted` is immutable plain data; every function is pure.
 * Numbers must be the same bits in every engine (design rules: only + − × ÷ √ and core/numerics).
 */
export interface Estimator<Params, Fitted> {
  readonly name: ModelName;
  fit(input: FitInput, params: Params): Fitted;
  /** P(class 1) for each row of `design` (length design.n), each in [0, 1]. */
  predictProba(fitted: Fitted, design: Design): Float64Array;
  /** The same for any number of designs; absent where nothing can be prepared for them. */
  predictor?(fitted: Fitted): (design: Design) => Float64Array;
  summary(fitted: Fitted): FitSummary;
  /** Absent where the output is no sum that could be taken apart. */
  anatomy?(fitted: Fitted): Anatomy;
  /** Canonical form: plain data with typed arrays; `decode(encode(f))` predicts the same bits. */
  encode(fitted: Fitted): Value;
  /**
   * Reads a stranger's value: checks every length, index, finiteness and bound before use, so that a hostile model can
   * neither hang `predictProba` nor read out of range.
   * @throws SelfsameError `model/invalid`
   */
  decode(value: Value, shape: DesignShape): Fitted;
}

/** What a design must look like for a fitted model to be applied to it. */
export interface DesignShape {
  readonly numeric: number;
  /** Levels of each categorical column. */
  readonly categorical: readonly number[];
}

/**
 * A classifier whose fit is cut into blocks that run as separate tasks (a forest's trees). The cut depends on the
 * parameters alone, never on the number of workers.
 */
export interface BlockEstimator<Params, Fitted, Block> extends Estimator<Params, Fitted> {
  /** Half-open ranges [from, to) of units, in order, e.g. trees [0, 50), [50, 100), … */
  blocks(params: Params): readonly (readonly [number, number])[];
  fitBlock(input: FitInput, params: Params, from: number, to: number): Block;
  summarizeBlock(block: Block): FitSummary;
  /** What the block contributes to P(class 1) of each row of `design`. */
  scoreBlock(block: Block, design: Design): Float64Array;
  encodeBlock(block: Block): Value;
  decodeBlock(value: Value): Block;
  /** Joins the blocks, in order, into the fitted model: `fit` is `mergeBlocks(blocks.map(fitBlock))`. */
  mergeBlocks(blocks: readonly Block[]): Fitted;
  /** The same bits as `predictProba` of the joined blocks. */
  mergeScores(scores: readonly Float64Array[], params: Params): Float64Array;
  /** The same as `summary` of the joined blocks. */
  mergeSummaries(summaries: readonly FitSummary[]): FitSummary;
}
