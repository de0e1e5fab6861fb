import type { JsonObject } from '../bytes/value.ts';
import type { CurveCounts } from '../evaluation/types.ts';
import type { RunFacts } from './run-facts.ts';
import { arrayToJson } from './value-json.ts';

/** curves.json: the counts from which every curve is drawn, of each model out of fold and of the best on the test set. */
export function curvesFile(run: RunFacts): JsonObject {
  return {
    out_of_fold: run.models.map(({ model, evaluation }) => curve(model, evaluation.curve)),
    test: curve(run.final.model, run.test.curve),
  };
}

/** One table of counts; shared with the verifier, which counts again. */
export function curve(model: string, counts: CurveCounts): JsonObject {
  return {
    model,
    positives: counts.positives,
    negatives: counts.negatives,
    thresholds: arrayToJson(counts.thresholds),
    true_positives: arrayToJson(counts.truePositives),
    false_positives: arrayToJson(counts.falsePositives),
  };
}
