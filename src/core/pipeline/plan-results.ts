import type { ModelName, RunConfig } from '../config/config.ts';
import type { Task } from './task.ts';

/** The tasks that look closer at what the others found; nothing waits for them. */
export function planResults(config: RunConfig, models: readonly ModelName[], best: ModelName): Task[] {
  const final = `fit/${best}/final`;
  const comparisons: Task = {
    name: 'comparisons',
    kind: 'comparisons',
    inputs: [...models.map((model) => `evaluate/${model}`), 'select'],
    config: ['cv.rank_by'],
  };
  const intervals: Task = {
    name: 'intervals',
    kind: 'intervals',
    inputs: ['table', 'split', final, 'threshold', 'test'],
    config: ['evaluation.bootstrap_resamples'],
  };
  return [
    comparisons,
    ...(config.evaluation.bootstrap_resamples === 0 ? [] : [intervals]),
    ...importanceTasks(config, best),
  ];
}

/** One task a repeat, so that all workers have a part of it, and the one that joins them. */
function importanceTasks(config: RunConfig, best: ModelName): Task[] {
  const { importance_repeats: count, importance_rows: rows } = config.evaluation;
  if (count === 0 || rows === 0) return [];
  const repeats = Array.from({ length: count }, (_, k): Task => ({
    name: `importance/repeat-${k}`,
    kind: 'importance-repeat',
    inputs: ['table', 'split', 'preprocess/final', `fit/${best}/final`],
    config: ['features', 'cv.rank_by', 'evaluation.importance_rows'],
    model: best,
    block: [k, k + 1],
    ...(config.engine === 'selfsame' ? {} : { engine: config.engine }),
  }));
  const inputs = [...repeats.map(({ name }) => name), 'table'];
  return [...repeats, { name: 'importance', kind: 'importance', inputs, config: ['cv.rank_by'] }];
}
