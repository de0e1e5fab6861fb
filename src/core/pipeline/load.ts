import type { JsonObject } from '../bytes/value.ts';
import type { ModelName, RunConfig } from '../config/config.ts';
import { roughSeconds, type FitSize } from './cost.ts';
import { isSwept } from './plan-sweep.ts';
import type { Remaining } from './remaining-fits.ts';
import { sweepCandidates } from './sweep-candidates.ts';

/** What is still to be done of a model, in fits of a fold. */
export interface Load {
  readonly folds: number;
  /** If this model should win. */
  readonly final: number;
  readonly none: boolean;
}

export type Loads = ReadonlyMap<ModelName, Load>;

/** With the tries of a sweep, which have fewer rows each and hyperparameters of their own. */
export function loads(remaining: Remaining, config: RunConfig, size: FitSize): Loads {
  return new Map(
    [...remaining].map(([model, { folds, final, tries, finalTries }]) => {
      const share = tries + finalTries === 0 ? 0 : shareOfTry(model, config, size);
      const load = { folds: folds + share * tries, final: final ? 1 + share * finalTries : 0 };
      return [model, { ...load, none: load.folds + load.final === 0 }];
    }),
  );
}

/** What a try costs in the mean over the candidates, in fits of a fold with the config's own values. */
function shareOfTry(model: ModelName, config: RunConfig, size: FitSize): number {
  const { sweep, seed } = config;
  if (sweep === undefined || !isSwept(config, model)) return 0;
  const base = config.models[model] as unknown as JsonObject;
  const inner = {
    ...size,
    train: Math.round(size.train * (1 - 1 / sweep.n_splits)),
    scored: Math.round(size.train / sweep.n_splits),
  };
  const candidates = sweepCandidates(sweep, model, seed);
  const sum = candidates.reduce((all, values) => all + roughSeconds(model, { ...base, ...values }, inner), 0);
  return sum / candidates.length / roughSeconds(model, base, size);
}
