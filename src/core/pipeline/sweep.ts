import type { JsonObject } from '../bytes/value.ts';
import type { ModelName, RankBy } from '../config/config.ts';
import { rankModels } from '../evaluation/rank.ts';
import { scoreProbabilities } from '../evaluation/scores.ts';
import type { Scores } from '../evaluation/types.ts';
import type { Part } from './plan-sweep.ts';

/** Of a candidate on an inner fold: what it can be chosen by. */
export type InnerScores = Pick<Scores, RankBy>;

/** What was tried and chosen. */
export interface SweepResult {
  /** Swept models in config order. */
  readonly models: readonly SweptModel[];
}

export interface SweptModel {
  readonly model: ModelName;
  /** The swept keys of each with their values. */
  readonly candidates: readonly JsonObject[];
  /** Of each fold, then for the best model of all training rows. */
  readonly searches: readonly Search[];
}

export interface Search {
  readonly part: Part;
  /** Of each candidate on each inner fold. */
  readonly scores: readonly (readonly InnerScores[])[];
  /** Of each candidate over its inner folds, of the score that ranks. */
  readonly mean: readonly (number | null)[];
  /** Index of the best candidate; the first of equals. */
  readonly chosen: number;
}

const NAMES = ['roc_auc', 'average_precision', 'f1', 'log_loss'] as const satisfies readonly RankBy[];

/** As in the outer cross-validation: F1 at probability ≥ 0.5. */
export function innerScores(y: Uint8Array, probabilities: Float64Array): InnerScores {
  const { roc_auc, average_precision, f1, log_loss } = scoreProbabilities(y, probabilities, 0.5);
  return { roc_auc, average_precision, f1, log_loss };
}

/** Scores in the order of the plan, inner fold by inner fold, as rows of candidates. */
export function byCandidate<T>(tried: readonly T[], candidates: number): readonly (readonly T[])[] {
  return Array.from({ length: candidates }, (_, candidate) => tried.filter((_each, i) => i % candidates === candidate));
}

/** Unweighted over the inner folds that have the score, in their order; `null` where none has. */
function meanInnerScores(folds: readonly InnerScores[]): InnerScores {
  const mean = (name: RankBy): number | null => {
    const present = folds.map((fold) => fold[name]).filter((value) => value !== null);
    if (present.length === 0) return null;
    let sum = 0;
    for (const value of present) sum += value;
    return sum / present.length;
  };
  return Object.fromEntries(NAMES.map((name) => [name, mean(name)])) as unknown as InnerScores;
}

/** Means of the candidates, and the best of them. */
export function rankCandidates(
  scores: readonly (readonly InnerScores[])[],
  rankBy: RankBy,
): Pick<Search, 'mean' | 'chosen'> {
  const means = scores.map(meanInnerScores);
  return { mean: means.map((each) => each[rankBy]), chosen: rankModels(means, rankBy)[0] };
}
