import type { RankBy } from '../config/config.ts';
import { studentQuantile, studentTails } from '../numerics/student-t.ts';
import type { Scores } from './types.ts';

/** Of every interval that a run gives. */
export const LEVEL = 0.95;

/** One model against the best. */
export interface Comparison<Name extends string = string> {
  readonly model: Name;
  /** Mean over the folds of the model's score minus the best's; `null` where fewer than two folds have both scores. */
  readonly difference: number | null;
  /** Ends of the 95 % interval of the difference. */
  readonly low: number | null;
  readonly high: number | null;
  /** `null` also where the differences of all folds are one and the same number other than 0. */
  readonly t: number | null;
  /** Two-sided. */
  readonly p: number | null;
}

export interface Comparisons<Name extends string = string> {
  readonly metric: RankBy;
  /** All but the best, in the order of the ranking. */
  readonly models: readonly Comparison<Name>[];
}

/** A model with its scores in each fold. */
export interface FoldScores<Name extends string> {
  readonly model: Name;
  readonly folds: readonly Scores[];
}

/**
 * Each model against the best on the score that ranks them.
 * @param ranked best first, scored on the same folds
 */
export function compareModels<Name extends string>(
  ranked: readonly FoldScores<Name>[],
  metric: RankBy,
): Comparisons<Name> {
  const [best, ...others] = ranked;
  const models = others.map(({ model, folds }) => {
    const differences = folds.flatMap((scores, k) => {
      const [own, of] = [scores[metric], best.folds[k][metric]];
      return own === null || of === null ? [] : [own - of];
    });
    return { model, ...pairedTest(differences) };
  });
  return { metric, models };
}

/**
 * The corrected resampled t-test (Nadeau and Bengio, "Inference for the generalization error", Machine Learning 52, 2003, equation
 * 9): the training parts of folds overlap, so the variance of the mean is not σ² / J but (1 / J + n_test / n_train) σ²; with J
 * folds n_test / n_train is 1 / (J − 1).
 * @param differences one a fold
 */
export function pairedTest(differences: readonly number[]): Omit<Comparison, 'model'> {
  const count = differences.length;
  if (count < 2) return { difference: null, low: null, high: null, t: null, p: null };
  const difference = total(differences) / count;
  const variance = total(differences.map((d) => (d - difference) * (d - difference))) / (count - 1);
  const error = Math.sqrt((1 / count + 1 / (count - 1)) * variance);
  if (error === 0) {
    const none = difference === 0;
    return { difference, low: difference, high: difference, t: none ? 0 : null, p: none ? 1 : 0 };
  }
  const t = difference / error;
  const reach = studentQuantile(1 - LEVEL, count - 1) * error;
  if (!Number.isFinite(t)) return { difference, low: difference, high: difference, t: null, p: 0 };
  return { difference, low: difference - reach, high: difference + reach, t, p: studentTails(Math.abs(t), count - 1) };
}

function total(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
