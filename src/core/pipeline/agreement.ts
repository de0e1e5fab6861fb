import type { ModelName } from '../config/config.ts';
import type { CrossValidated } from './result.ts';

export type Verdict = 'agrees' | 'known' | 'differs';

/** How far two engines lie apart for one model, on the same rows out of fold. */
export interface Agreement {
  readonly model: ModelName;
  readonly verdict: Verdict;
  /** Mean over the folds; `null` where a fold has one class alone. */
  readonly auc: { readonly ours: number | null; readonly theirs: number | null; readonly difference: number | null };
  readonly probability: { readonly mean: number; readonly max: number };
  /** Spearman's, ties at their mean rank; `null` where one engine gives the same probability to all. */
  readonly rank_correlation: number | null;
  /** Rows whose class at probability 0.5 is another one, ascending. */
  readonly disagreeing: readonly number[];
  readonly tolerance: Tolerance;
}

export interface Tolerance {
  /** Of the mean absolute difference of probabilities, and of the ROC AUC. */
  readonly mean: number;
  readonly auc: number;
  /** The same, up to which a difference may come from the known defects of the package; that it does is not shown. */
  readonly known: { readonly mean: number; readonly auc: number };
  readonly why: string;
}

export const TOLERANCES: { readonly [M in ModelName]?: Tolerance } = {
  logistic_regression: {
    mean: 0.01,
    auc: 0.01,
    known: { mean: 0.05, auc: 0.03 },
    why: 'One optimum: only the descent that stops early and the penalty given as rows are left.',
  },
  knn: {
    mean: 0.002,
    auc: 0.005,
    known: { mean: 0.1, auc: 0.06 },
    why: 'Exact, but for rows with several neighbours at the same distance.',
  },
  svm: {
    mean: 0.03,
    auc: 0.02,
    known: { mean: 0.1, auc: 0.08 },
    why: 'The same boundary; the calibration is fitted on other inner folds.',
  },
  decision_tree: {
    mean: 0.06,
    auc: 0.04,
    known: { mean: 0.25, auc: 0.12 },
    why: 'The same tree where no two splits are equally good and no values are equal; one other split high up changes many rows.',
  },
  random_forest: {
    mean: 0.06,
    auc: 0.04,
    known: { mean: 0.15, auc: 0.08 },
    why: 'Random: two forests of 50 trees grown from other seeds differ too.',
  },
};

const NO_TOLERANCE: Tolerance = { mean: 0, auc: 0, known: { mean: 0, auc: 0 }, why: '' };

/** @param rows data row of each probability */
export function compareEngines(ours: CrossValidated, theirs: CrossValidated, rows: Int32Array): Agreement {
  const p = ours.probabilities;
  const q = theirs.probabilities;
  const differences = p.map((value, i) => Math.abs(value - q[i]));
  const max = differences.reduce((most, each) => Math.max(most, each), 0);
  const disagreeing = [...rows].filter((_, i) => p[i] >= 0.5 !== q[i] >= 0.5);
  const auc = { ours: ours.evaluation.mean.roc_auc, theirs: theirs.evaluation.mean.roc_auc };
  const difference = auc.ours === null || auc.theirs === null ? null : auc.theirs - auc.ours;
  const mean = differences.reduce((sum, each) => sum + each, 0) / p.length;
  const tolerance = TOLERANCES[ours.model] ?? NO_TOLERANCE;
  return {
    model: ours.model,
    verdict: verdictOf(mean, Math.abs(difference ?? 0), tolerance),
    auc: { ...auc, difference },
    probability: { mean, max },
    rank_correlation: correlation(ranks(p), ranks(q)),
    disagreeing,
    tolerance,
  };
}

function verdictOf(mean: number, auc: number, { mean: meanBound, auc: aucBound, known }: Tolerance): Verdict {
  if (mean <= meanBound && auc <= aucBound) return 'agrees';
  return mean <= known.mean && auc <= known.auc ? 'known' : 'differs';
}

/** Ranks from 0, equals at their mean rank. */
function ranks(values: Float64Array): Float64Array {
  const order = Array.from(values, (_, i) => i).sort((a, b) => values[a] - values[b] || a - b);
  const out = new Float64Array(values.length);
  for (let start = 0; start < order.length;) {
    let end = start;
    while (end < order.length && values[order[end]] === values[order[start]]) end++;
    for (let k = start; k < end; k++) out[order[k]] = (start + end - 1) / 2;
    start = end;
  }
  return out;
}

function correlation(a: Float64Array, b: Float64Array): number | null {
  const middle = (a.length - 1) / 2;
  let both = 0;
  let left = 0;
  let right = 0;
  for (let i = 0; i < a.length; i++) {
    both += (a[i] - middle) * (b[i] - middle);
    left += (a[i] - middle) * (a[i] - middle);
    right += (b[i] - middle) * (b[i] - middle);
  }
  return left === 0 || right === 0 ? null : both / Math.sqrt(left * right);
}
