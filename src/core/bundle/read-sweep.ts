import type { JsonObject } from '../bytes/value.ts';
import type { ModelName, RunConfig } from '../config/config.ts';
import { gatherSweep } from '../pipeline/gather-sweep.ts';
import { tryName } from '../pipeline/plan-sweep.ts';
import type { InnerScores, SweepResult } from '../pipeline/sweep.ts';
import { notPossible } from './check.ts';

/** sweep.json as its schema describes it. */
interface SweepDocument {
  readonly models: readonly {
    readonly model: string;
    readonly searches: readonly {
      readonly part: string;
      readonly scores: readonly { readonly folds: readonly InnerScores[] }[];
    }[];
  }[];
}

/**
 * The sweep as its file tells it: the scores on the inner folds at their word, and worked out from these and the config
 * whatever follows: candidates, means, choices.
 * @throws the end of a check where scores are missing
 */
export function restoreSweep(config: RunConfig, best: ModelName, file: JsonObject | null): SweepResult | null {
  const { models } = (file ?? notPossible('lineage lists no sweep.json')) as unknown as SweepDocument;
  const scores = new Map<string, InnerScores>();
  for (const { model, searches } of models)
    for (const { part, scores: rows } of searches)
      rows.forEach(({ folds }, candidate) =>
        folds.forEach((each, inner) => scores.set(tryName(model, part, candidate, inner), each)),
      );
  return gatherSweep(
    config,
    best,
    (task) => scores.get(task) ?? notPossible(`sweep.json has no scores of ${task}`, 'artifacts/results/sweep.json'),
  );
}
