/** Checks that recompute: metrics, threshold and curves follow from the predictions alone. */
import type { Json, JsonObject } from '../bytes/value.ts';
import { evaluateBaseline } from '../evaluation/baseline.ts';
import { curveCounts } from '../evaluation/curve.ts';
import { rankModels } from '../evaluation/rank.ts';
import { confusionMatrix, scoreProbabilities } from '../evaluation/scores.ts';
import { TEST } from '../evaluation/split.ts';
import { summariseFolds } from '../evaluation/summarise.ts';
import { chooseThreshold } from '../evaluation/threshold.ts';
import type { CurveCounts } from '../evaluation/types.ts';
import { modelNames } from '../pipeline/plan.ts';
import { agrees, disagrees, need, type CheckContext, type NamedCheck } from './check.ts';
import { pathOf } from './check-consistency.ts';
import { compareJson, describeDifferences } from './compare-json.ts';
import { curve } from './curves-file.ts';
import { metricsFile } from './metrics-file.ts';

/** Other kernels may sum in another order; ours may not differ at all. */
const FOREIGN_TOLERANCE = 1e-9;

interface Scored {
  readonly y: Uint8Array;
  readonly probabilities: Float64Array;
}

export const thresholdAgrees: NamedCheck = {
  name: 'threshold_agrees',
  title: 'The threshold file and metrics name one threshold',
  depth: 'integrity',
  run: ({ parts, lineage }) => {
    const recorded = calibrationOf(need(parts.metrics)).threshold;
    const threshold = need(parts.threshold);
    const found = { path: lineage.threshold.path, expected: String(recorded), actual: String(threshold) };
    return recorded === threshold
      ? found
      : { ...found, problem: 'The threshold file and metrics name two thresholds.' };
  },
};

export const metricsFollow: NamedCheck = {
  name: 'metrics_follow',
  title: 'The metrics, computed again from the predictions, are equal',
  depth: 'integrity',
  run: (context) => {
    const { parts, lineage, foreign } = context;
    const path = pathOf(lineage, 'metrics');
    const recorded = need(parts.metrics);
    const differences = compareJson(recomputedMetrics(context), recorded, foreign ? FOREIGN_TOLERANCE : 0);
    return differences.length === 0
      ? agrees(path)
      : disagrees(path, `The metrics do not follow from the predictions: ${describeDifferences(differences)}.`);
  },
};

export const thresholdFollows: NamedCheck = {
  name: 'threshold_follows',
  title: 'The threshold, chosen again by its definition, is equal',
  depth: 'integrity',
  run: (context) => {
    const { parts, lineage } = context;
    const { target_precision, threshold_from } = need(parts.config).business;
    const choice = chooseThreshold(
      thresholdCounts(context, threshold_from, String(need(parts.metrics).best_model_name)),
      target_precision,
    );
    const threshold = need(parts.threshold);
    const found = { path: lineage.threshold.path, expected: String(choice.threshold), actual: String(threshold) };
    return choice.threshold === threshold
      ? found
      : { ...found, problem: `For a precision of ${target_precision} the threshold would be ${choice.threshold}.` };
  },
};

export const curvesFollow: NamedCheck = {
  name: 'curves_follow',
  title: 'The curves, counted again from the predictions, are equal',
  depth: 'integrity',
  run: (context) => {
    const { parts, lineage } = context;
    const path = pathOf(lineage, 'curves');
    const expected: Json = {
      out_of_fold: need(parts.outOfFold).models.map((model) => curve(model, countsOf(outOfFold(context, model)))),
      test: curve(String(need(parts.metrics).best_model_name), countsOf(testRows(context))),
    };
    const differences = compareJson(expected, need(parts.curves));
    return differences.length === 0
      ? agrees(path)
      : disagrees(path, `The curves do not follow from the predictions: ${describeDifferences(differences)}.`);
  },
};

/** metrics.json as it must be, from tables, threshold file and config. */
function recomputedMetrics(context: CheckContext): JsonObject {
  const { parts, lineage } = context;
  const config = need(parts.config);
  const oof = need(parts.outOfFold);
  const threshold = need(parts.threshold);
  const { target_precision, threshold_from } = config.business;
  const models = modelNames(config).map((model) => {
    const { y, probabilities } = outOfFold(context, model);
    const folds = Array.from({ length: config.cv.n_splits }, (_, k) => {
      const rows = Uint32Array.from([...oof.fold.keys()].filter((i) => oof.fold[i] === k));
      return scoreProbabilities(
        Uint8Array.from(rows, (i) => y[i]),
        Float64Array.from(rows, (i) => probabilities[i]),
        0.5,
      );
    });
    return { model, evaluation: { folds, ...summariseFolds(folds) } };
  });
  const ranking = rankModels(
    models.map(({ evaluation }) => evaluation.mean),
    config.cv.rank_by,
  ).map((i) => models[i]);
  const choice = chooseThreshold(thresholdCounts(context, threshold_from, ranking[0].model), target_precision);
  const { y, probabilities } = testRows(context);
  return metricsFile({
    runId: lineage.run_id,
    threshold: { ...choice, threshold, target_precision, chosen_on: threshold_from },
    test: {
      scores: scoreProbabilities(y, probabilities, threshold),
      confusion_matrix: confusionMatrix(y, probabilities, threshold),
    },
    ranking,
    baseline: recomputedBaseline(context),
  });
}

function recomputedBaseline({ parts }: CheckContext) {
  const { baseline: strategy, cv } = need(parts.config);
  const { y, fold } = need(parts.outOfFold);
  return strategy === null ? null : { strategy, evaluation: evaluateBaseline(y, fold, cv.n_splits) };
}

function thresholdCounts(context: CheckContext, from: 'out_of_fold' | 'test', best: string): CurveCounts {
  return countsOf(from === 'test' ? testRows(context) : outOfFold(context, best));
}

function countsOf({ y, probabilities }: Scored): CurveCounts {
  return curveCounts(y, probabilities);
}

function outOfFold({ parts }: CheckContext, model: string): Scored {
  const { y, models, probabilities } = need(parts.outOfFold);
  const at = models.indexOf(model);
  return { y, probabilities: at < 0 ? new Float64Array(y.length) : probabilities[at] };
}

function testRows({ parts }: CheckContext): Scored {
  const { set, y, probability } = need(parts.predictions);
  const isTest = (_: number, i: number): boolean => set[i] === TEST;
  return { y: y.filter(isTest), probabilities: probability.filter(isTest) };
}

function calibrationOf(metrics: JsonObject): JsonObject {
  const { calibration } = metrics;
  return calibration !== null && typeof calibration === 'object' && !Array.isArray(calibration)
    ? (calibration as JsonObject)
    : {};
}
