import type { Task } from '../core/index.ts';

/** Of a run whose best model is not known yet: further tasks will be planned. */
export function awaitsBest(plan: readonly Task[]): boolean {
  return plan.some(({ kind }) => kind === 'select') && !plan.some(({ kind }) => kind === 'test');
}

/** What one unfinished task has cost so far. */
export interface RunningTask {
  readonly task: Task;
  /** When it began, in seconds of the caller's clock. */
  readonly since: number;
}

/**
 * What one fit costs in relation to another (seconds on 14,000 rows, 2 cores). Only a first guess: as soon as a task of
 * its kind has finished, that one's time counts.
 */
const FIRST_GUESS: ReadonlyMap<string, number> = new Map([
  ['fit/svm', 1.6],
  ['fit-block/random_forest', 0.2],
  ['fit-block/extra_trees', 0.2],
  ['fit/logistic_regression', 0.1],
  ['fit/knn', 0.1],
  ['fit/decision_tree', 0.04],
  ['fit/gradient_boosting', 0.25],
  ['fit/naive_bayes', 0.01],
  ['try/svm', 0.6],
  ['try/random_forest', 0.2],
  ['try/extra_trees', 0.2],
  ['try/logistic_regression', 0.07],
  ['try/knn', 0.07],
  ['try/decision_tree', 0.03],
  ['try/gradient_boosting', 0.17],
  ['try/naive_bayes', 0.01],
]);

/** Seconds until a plan is done, from what its finished fits have taken; `null` before the first one. */
export function secondsLeft(
  waiting: readonly Task[],
  running: readonly RunningTask[],
  taken: ReadonlyMap<string, readonly number[]>,
  now: number,
  workers: number,
): number | null {
  const speed = speedOf(taken);
  if (speed === null) return null;
  let total = 0;
  let longest = 0;
  const add = (task: Task, spent: number): void => {
    const family = taskFamily(task);
    const seconds = mean(taken.get(family)) ?? (FIRST_GUESS.get(family) ?? 0) * speed;
    const left = Math.max(0, seconds - spent);
    total += left;
    longest = Math.max(longest, left);
  };
  for (const { task, since } of running) add(task, now - since);
  for (const task of waiting) add(task, 0);
  return Math.max(longest, total / workers);
}

/** How much longer than guessed the finished fits have taken. */
function speedOf(taken: ReadonlyMap<string, readonly number[]>): number | null {
  let guessed = 0;
  let actual = 0;
  for (const [family, seconds] of taken) {
    guessed += (FIRST_GUESS.get(family) ?? 0) * seconds.length;
    if (FIRST_GUESS.has(family)) actual += seconds.reduce((sum, value) => sum + value, 0);
  }
  return guessed === 0 ? null : actual / guessed;
}

/** Tasks that cost about the same: one model's folds, or its blocks. */
export function taskFamily({ kind, model }: Task): string {
  return model === undefined ? kind : `${kind}/${model}`;
}

function mean(values: readonly number[] | undefined): number | null {
  if (values === undefined || values.length === 0) return null;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
