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
  return [comparisons, ...(config.evaluation.bootstrap_resamples === 0 ? [] : [intervals])];
}
