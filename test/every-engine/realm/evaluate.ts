import { scoreProbabilities } from '../../../src/core/evaluation/scores.ts';
import { summariseFolds } from '../../../src/core/evaluation/summarise.ts';

export interface FoldAnswers {
  readonly y: Uint8Array;
  readonly probabilities: Float64Array;
}

/** What a task of the kind `evaluate` makes of a model's folds, but for the curve. */
export function evaluate(folds: readonly FoldAnswers[]): string {
  const scores = folds.map(({ y, probabilities }) => scoreProbabilities(y, probabilities, 0.5));
  return JSON.stringify({ folds: scores, ...summariseFolds(scores) });
}
