import type { ModelName, RunConfig } from '../config/config.ts';
import { modelNames } from './plan.ts';
import type { PlannedRun } from './planned-run.ts';

/** What of a model is still to be fitted. A fit of which some blocks are stored counts as a whole one. */
export interface RemainingFits {
  readonly folds: number;
  /** Whether the fit on all training rows is still to be made if this model should win. */
  readonly final: boolean;
}

export type Remaining = ReadonlyMap<ModelName, RemainingFits>;

/** Of a run that finds nothing in the store. */
export function everyFit(config: RunConfig): Remaining {
  return new Map(modelNames(config).map((model) => [model, { folds: config.cv.n_splits, final: true }]));
}

export function remainingFits(config: RunConfig, { tasks, stored }: PlannedRun): Remaining {
  const found = new Set(stored);
  const open = tasks.filter(({ name, kind }) => kind === 'fit' && !found.has(name));
  const isRanked = found.has('select');
  return new Map(
    modelNames(config).map((model) => {
      const own = open.filter((task) => task.model === model);
      return [
        model,
        {
          folds: own.filter(({ part }) => part !== 'final').length,
          final: !isRanked || own.some(({ part }) => part === 'final'),
        },
      ];
    }),
  );
}
