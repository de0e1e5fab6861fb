import type { JsonObject } from '../bytes/value.ts';
import type { CrossValidated } from '../pipeline/result.ts';
import type { Evaluation, Scores } from '../evaluation/types.ts';
import type { RunFacts } from './run-facts.ts';

type CrossValidation = Omit<Evaluation, 'curve'>;

/** metrics.json, keys in the documented order. */
export function metricsFile(run: RunFacts, runId: string): JsonObject {
  const { config, threshold, test, baseline } = run;
  const { scores, confusion_matrix } = test;
  return {
    run_id: runId,
    best_model_name: run.ranking[0],
    calibration: {
      type: 'target_precision',
      target_precision: threshold.target_precision,
      threshold: threshold.threshold,
      chosen_on: threshold.chosen_on,
      reached: threshold.reached,
    },
    accuracy: scores.accuracy,
    roc_auc: scores.roc_auc,
    average_precision: scores.average_precision,
    precision: scores.precision,
    recall: scores.recall,
    f1: scores.f1,
    log_loss: scores.log_loss,
    brier: scores.brier,
    confusion_matrix: {
      tn: confusion_matrix.tn,
      fp: confusion_matrix.fp,
      fn: confusion_matrix.fn,
      tp: confusion_matrix.tp,
    },
    cv_ranking: ranked(run).map(({ model, evaluation }) => ({ model, ...crossValidation(evaluation) })),
    baseline:
      config.baseline === null || baseline === null
        ? null
        : { strategy: config.baseline, ...crossValidation(baseline) },
  };
}

function ranked({ ranking, models }: RunFacts): readonly CrossValidated[] {
  return ranking.map((name) => {
    const entry = models.find(({ model }) => model === name);
    if (entry === undefined) throw new RangeError(`${name} is not among the models`);
    return entry;
  });
}

function crossValidation({ mean, std, folds }: CrossValidation): JsonObject {
  return {
    cv_roc_auc_mean: mean.roc_auc,
    cv_precision_mean: mean.precision,
    cv_recall_mean: mean.recall,
    cv_f1_mean: mean.f1,
    cv_roc_auc_std: std.roc_auc,
    cv_precision_std: std.precision,
    cv_recall_std: std.recall,
    cv_f1_std: std.f1,
    cv_average_precision_mean: mean.average_precision,
    cv_average_precision_std: std.average_precision,
    cv_log_loss_mean: mean.log_loss,
    cv_log_loss_std: std.log_loss,
    cv_brier_mean: mean.brier,
    cv_brier_std: std.brier,
    folds: folds.map(foldScores),
  };
}

function foldScores(scores: Scores, fold: number): JsonObject {
  return {
    fold,
    roc_auc: scores.roc_auc,
    precision: scores.precision,
    recall: scores.recall,
    f1: scores.f1,
    average_precision: scores.average_precision,
    log_loss: scores.log_loss,
    brier: scores.brier,
  };
}
