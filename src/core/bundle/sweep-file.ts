import type { Json, JsonObject } from '../bytes/value.ts';
import type { RunConfig } from '../config/config.ts';
import { partName } from '../pipeline/plan-sweep.ts';
import type { SweepResult } from '../pipeline/sweep.ts';

/** sweep.json: every candidate with its scores on the inner folds, and which was chosen where. */
export function sweepFile({ sweep, cv }: RunConfig, { models }: SweepResult): JsonObject {
  if (sweep === undefined) throw new RangeError('the config has no sweep');
  return {
    method: sweep.method,
    rank_by: cv.rank_by,
    n_splits: sweep.n_splits,
    models: models.map(({ model, candidates, searches }) => ({
      model,
      candidates,
      searches: searches.map(({ part, chosen, scores, mean }): Json => ({
        part: partName(part),
        chosen,
        scores: scores.map((folds, candidate): Json => ({
          mean: mean[candidate],
          folds: folds.map(({ roc_auc, average_precision, f1, log_loss }) => ({
            roc_auc,
            average_precision,
            f1,
            log_loss,
          })),
        })),
      })),
    })),
  };
}
