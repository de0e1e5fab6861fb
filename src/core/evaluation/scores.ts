import { log } from '../numerics/log.ts';
import { curveCounts, precisionAt } from './curve.ts';
import type { ConfusionMatrix, CurveCounts, Scores } from './types.ts';

export const EPSILON = 2.220446049250313e-16; // 2^-52, scikit-learn's clip of the log loss

/** Area under the ROC curve by ranks, ties averaged (Mann-Whitney U); `null` with one class alone. */
export function rocAuc(counts: CurveCounts): number | null {
  const { positives, negatives, truePositives, falsePositives } = counts;
  if (positives === 0 || negatives === 0) return null;
  // Twice the U statistic is a whole number, exact in doubles below 2^53: positives above each negative count 2, ties 1.
  let twice = 0;
  let tpBefore = 0;
  let fpBefore = 0;
  for (let i = 0; i < truePositives.length; i++) {
    twice += (falsePositives[i] - fpBefore) * (tpBefore + truePositives[i]);
    tpBefore = truePositives[i];
    fpBefore = falsePositives[i];
  }
  return twice / 2 / (positives * negatives);
}

/** Σ (recallₙ − recallₙ₋₁) · precisionₙ over the steps of the curve; `null` without a positive. */
export function averagePrecision(counts: CurveCounts): number | null {
  if (counts.positives === 0 || counts.negatives === 0) return null;
  let sum = 0;
  let before = 0;
  for (let i = 0; i < counts.thresholds.length; i++) {
    sum += ((counts.truePositives[i] - before) / counts.positives) * precisionAt(counts, i);
    before = counts.truePositives[i];
  }
  return sum;
}

/** Counts of flagged (probability ≥ threshold) and not flagged by class. */
export function confusionMatrix(y: Uint8Array, probabilities: Float64Array, threshold: number): ConfusionMatrix {
  let tp = 0;
  let fp = 0;
  let positives = 0;
  for (let i = 0; i < y.length; i++) {
    positives += y[i];
    if (probabilities[i] < threshold) continue;
    if (y[i] === 1) tp++;
    else fp++;
  }
  const fn = positives - tp;
  const tn = y.length - positives - fp;
  return { tn, fp, fn, tp };
}

/** Mean of −ln of what was given to the true class, no less than EPSILON. */
function logLoss(y: Uint8Array, probabilities: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < y.length; i++) {
    const p = Math.min(Math.max(probabilities[i], EPSILON), 1 - EPSILON);
    sum -= log(y[i] === 1 ? p : 1 - p);
  }
  return sum / y.length;
}

/** Mean squared distance of the probabilities from the labels. */
function brierScore(y: Uint8Array, probabilities: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < y.length; i++) {
    const error = y[i] - probabilities[i];
    sum += error * error;
  }
  return sum / y.length;
}

/**
 * All scores of probabilities against labels, as scikit-learn defines them (`zero_division=0`).
 * @param y length n ≥ 1, 0 or 1
 * @param probabilities length n, in [0, 1]
 */
export function scoreProbabilities(y: Uint8Array, probabilities: Float64Array, threshold: number): Scores {
  const counts = curveCounts(y, probabilities);
  const { tn, fp, fn, tp } = confusionMatrix(y, probabilities, threshold);
  return {
    roc_auc: rocAuc(counts),
    average_precision: averagePrecision(counts),
    accuracy: (tp + tn) / y.length,
    precision: tp + fp === 0 ? 0 : tp / (tp + fp),
    recall: tp + fn === 0 ? 0 : tp / (tp + fn),
    f1: tp === 0 ? 0 : (2 * tp) / (2 * tp + fp + fn),
    log_loss: logLoss(y, probabilities),
    brier: brierScore(y, probabilities),
  };
}
