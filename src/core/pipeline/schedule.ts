import type { Task } from './task.ts';

/** Rough cost by model, for the order of work only: results do not depend on it. */
const MODEL_COST = {
  svm: 5,
  random_forest: 4,
  extra_trees: 4,
  knn: 3,
  gradient_boosting: 3,
  decision_tree: 2,
  logistic_regression: 1,
  naive_bayes: 0,
} as const;

/**
 * Order in which ready tasks are given out: what others wait for first, then the longest, so that no core idles at the
 * end; equals keep the order of the plan.
 */
export function longestFirst(a: Task, b: Task): number {
  return rank(b) - rank(a);
}

function rank({ kind, model }: Task): number {
  if (kind === 'preprocess' || kind === 'inner-split') return 20;
  // A choice waits for all of them, and a fit for the choice.
  if (kind === 'try') return 6 + (model === undefined ? 0 : MODEL_COST[model]);
  if (kind === 'fit' || kind === 'fit-block' || kind === 'learning-curve')
    return model === undefined ? 0 : MODEL_COST[model];
  return 10;
}
