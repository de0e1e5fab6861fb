import { scoreProbabilities } from './scores.ts';
import { summariseFolds } from './summarise.ts';
import type { Evaluation } from './types.ts';

/** Cross-validated scores of an answer that needs no curve. */
export type BaselineEvaluation = Omit<Evaluation, 'curve'>;

/**
 * What guessing gives: every row of a fold is answered with the share of the positive class in the fold's training
 * part, as scikit-learn's `DummyClassifier(strategy="prior")` does. Scored like any model, at probability 0.5.
 * @param y labels of the train rows, 0 or 1
 * @param fold of each train row, 0 … nSplits − 1
 */
export function evaluateBaseline(y: Uint8Array, fold: Int32Array, nSplits: number): BaselineEvaluation {
  const folds = Array.from({ length: nSplits }, (_, k) => {
    const own = y.filter((_, i) => fold[i] === k);
    const prior = (total(y) - total(own)) / (y.length - own.length);
    return scoreProbabilities(own, new Float64Array(own.length).fill(prior), 0.5);
  });
  return { folds, ...summariseFolds(folds) };
}

function total(y: Uint8Array): number {
  let positives = 0;
  for (const label of y) positives += label;
  return positives;
}
