import type { JsonObject } from '../bytes/value.ts';
import type { ModelName, RunConfig } from '../config/config.ts';
import { isSwept, partName, tryName, type Part } from './plan-sweep.ts';
import { rankCandidates, type InnerScores, type Search, type SweepResult } from './sweep.ts';
import { sweepCandidates } from './sweep-candidates.ts';

/**
 * What a finished run tried and chose.
 * @param scoresOf output of a try, by its task's name
 */
export function gatherSweep(
  config: RunConfig,
  best: ModelName,
  scoresOf: (task: string) => InnerScores,
): SweepResult | null {
  const { sweep, seed, cv, models } = config;
  if (sweep === undefined) return null;
  const swept = (Object.keys(models) as ModelName[]).filter((model) => isSwept(config, model));
  return {
    models: swept.map((model) => {
      const candidates = sweepCandidates(sweep, model, seed);
      const search = (part: Part): Search => {
        const scores = candidates.map((_, candidate) =>
          Array.from({ length: sweep.n_splits }, (_each, inner) =>
            scoresOf(tryName(model, partName(part), candidate, inner)),
          ),
        );
        return { part, scores, ...rankCandidates(scores, cv.rank_by) };
      };
      const folds = Array.from({ length: cv.n_splits }, (_, fold) => fold);
      return { model, candidates, searches: [...folds, ...(model === best ? ['final' as const] : [])].map(search) };
    }),
  };
}

/** What the best model is fitted with on all training rows. */
export function finalParams(config: RunConfig, best: ModelName, sweep: SweepResult | null): JsonObject {
  const base = config.models[best] as unknown as JsonObject;
  const swept = sweep?.models.find(({ model }) => model === best);
  const search = swept?.searches.find(({ part }) => part === 'final');
  return search === undefined ? base : { ...base, ...swept?.candidates[search.chosen] };
}
