/** Tasks' outputs as plain values and back: one pair for each kind of result that has typed arrays in it. */
import type { JsonObject, Value } from '../bytes/value.ts';
import type { ModelName } from '../config/config.ts';
import type { Intervals } from '../evaluation/bootstrap.ts';
import type { Comparisons } from '../evaluation/compare-models.ts';
import type { Importance } from '../evaluation/importance.ts';
import type { BaselineEvaluation } from '../evaluation/baseline.ts';
import type { ChosenThreshold, Evaluation, Scores, Split, TestEvaluation } from '../evaluation/types.ts';
import type { FitSummary } from '../models/estimator.ts';
import type { DriftBaseline } from './result.ts';
import type { InnerScores } from './sweep.ts';

/** Output of a fit on a fold: probabilities of the fold's validation rows, ascending. */
export interface FoldFit {
  readonly probabilities: Float64Array;
  readonly summary: FitSummary;
}

/**
 * Output of a block of a fit: what it adds to the probabilities of the scored rows, ascending, and its part of the model;
 * `null` on a fold, whose model nobody asks for.
 */
export interface BlockFit {
  readonly scores: Float64Array;
  readonly summary: FitSummary;
  readonly fitted: Value;
}

/** Output of the final fit: the fitted model, and the probabilities of the test rows, ascending. */
export interface FinalFit extends FoldFit {
  readonly fitted: Value;
}

/** Output of the choice among candidates: the hyperparameters to fit with, all of them. */
interface Choice {
  readonly params: JsonObject;
}

/** Output of a point of a learning curve on one fold; a part that is too small to be fitted on says why. */
export interface LearningPart {
  readonly rows: number;
  readonly train: Scores | null;
  readonly validation: Scores | null;
  readonly problem: string | null;
}

interface Outputs {
  readonly split: Split;
  readonly blockFit: BlockFit;
  readonly foldFit: FoldFit;
  readonly finalFit: FinalFit;
  readonly innerScores: InnerScores;
  readonly choice: Choice;
  readonly evaluation: Evaluation;
  readonly baseline: BaselineEvaluation;
  readonly ranking: { readonly ranking: readonly string[] };
  readonly threshold: ChosenThreshold;
  readonly test: TestEvaluation;
  readonly drift: DriftBaseline;
  readonly comparisons: Comparisons<ModelName>;
  readonly intervals: Intervals;
  readonly importanceRepeat: { readonly score: number; readonly rows: number; readonly drops: readonly number[] };
  readonly importance: Importance;
  readonly learningPart: LearningPart;
}

/**
 * These outputs are plain data already, so their value is the object itself. Reading one back trusts its shape: its
 * bytes come from this program or from a store that checks their hash.
 */
export function encodeOutput<K extends keyof Outputs>(_kind: K, output: Outputs[K]): Value {
  return output as unknown as Value;
}

export function decodeOutput<K extends keyof Outputs>(_kind: K, value: Value): Outputs[K] {
  return value as unknown as Outputs[K];
}
