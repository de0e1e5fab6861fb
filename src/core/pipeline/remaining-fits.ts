import type { ModelName, RunConfig } from '../config/config.ts';
import { modelNames } from './plan.ts';
import { isSwept, searchSize } from './plan-sweep.ts';
import type { PlannedRun } from './planned-run.ts';

/** What of a model is still to be fitted. A fit of which some blocks are stored counts as a whole one. */
export interface RemainingFits {
  readonly folds: number;
  /** Whether the fit on all training rows is still to be made if this model should win. */
  readonly final: boolean;
  /** Tries of the sweep in the folds, and those that the final fit waits for. */
  readonly tries: number;
  readonly finalTries: number;
}

export type Remaining = ReadonlyMap<ModelName, RemainingFits>;

/** Of a run that finds nothing in the store. */
export function everyFit(config: RunConfig): Remaining {
  const folds = config.cv.n_splits;
  return new Map(
    modelNames(config).map((model) => {
      const finalTries = triesOf(config, model);
      return [model, { folds, final: true, tries: folds * finalTries, finalTries }];
    }),
  );
}

export function remainingFits(config: RunConfig, { tasks, stored }: PlannedRun): Remaining {
  const found = new Set(stored);
  const open = tasks.filter(({ name, kind }) => (kind === 'fit' || kind === 'try') && !found.has(name));
  const isRanked = found.has('select');
  return new Map(
    modelNames(config).map((model) => {
      const own = open.filter((task) => task.model === model);
      const count = (kind: 'fit' | 'try', isFinal: boolean): number =>
        own.filter((task) => task.kind === kind && (task.part === 'final') === isFinal).length;
      return [
        model,
        {
          folds: count('fit', false),
          final: !isRanked || count('fit', true) > 0,
          tries: count('try', false),
          finalTries: isRanked ? count('try', true) : triesOf(config, model),
        },
      ];
    }),
  );
}

/** Tries of a model on one part. */
function triesOf(config: RunConfig, model: ModelName): number {
  return isSwept(config, model) ? searchSize(config, model) - 1 : 0;
}
