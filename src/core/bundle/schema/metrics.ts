import * as v from 'valibot';
import { MODEL_NAMES } from '../../models/registry.ts';
import { count, entitled, link, notNegative, runIdText, say, share } from './parts.ts';

/** From 0 to 1, as a sum of rounded terms may say it: 1.0000000000000002 occurs. */
const score = v.pipe(v.number(), v.minValue(0), v.maxValue(1 + 1e-9));

const AUC = 'Area under the ROC curve; null where only one class is present.';
const AP =
  'Average precision: the step-wise area under the precision-recall curve; null where only one class is present.';
const PRECISION = 'Of the rows that are flagged, the share that is positive; 0 where none is flagged.';
const RECALL = 'Of the positive rows, the share that is flagged.';
const F1 = 'Harmonic mean of precision and recall.';
const LOG_LOSS = 'Mean negative log-likelihood of the labels, natural logarithm.';
const BRIER = 'Mean squared distance of probability and label.';

/** Scores whose threshold is 0.5 in cross-validation and the chosen one on the test set. */
const scores = {
  roc_auc: say(v.nullable(score), AUC),
  precision: say(score, PRECISION),
  recall: say(score, RECALL),
  f1: say(score, F1),
  average_precision: say(v.nullable(score), AP),
  log_loss: say(notNegative, LOG_LOSS),
  brier: say(score, BRIER),
};

const mean = (text: string): string => `Unweighted mean over the folds. ${text}`;
const std = 'Population standard deviation over the folds.';

const crossValidation = {
  cv_roc_auc_mean: say(v.nullable(score), mean(AUC)),
  cv_precision_mean: say(score, mean(PRECISION)),
  cv_recall_mean: say(score, mean(RECALL)),
  cv_f1_mean: say(score, mean(F1)),
  cv_roc_auc_std: say(v.nullable(score), std),
  cv_precision_std: say(score, std),
  cv_recall_std: say(score, std),
  cv_f1_std: say(score, std),
  cv_average_precision_mean: say(v.nullable(score), mean(AP)),
  cv_average_precision_std: say(v.nullable(score), std),
  cv_log_loss_mean: say(notNegative, mean(LOG_LOSS)),
  cv_log_loss_std: say(notNegative, std),
  cv_brier_mean: say(score, mean(BRIER)),
  cv_brier_std: say(score, std),
  folds: say(
    v.pipe(v.array(v.strictObject({ fold: say(count, 'From 0.'), ...scores })), v.minLength(2)),
    'Scores of each fold, in order.',
  ),
};

export const metricsSchema = entitled(
  v.strictObject({
    ...link('metrics'),
    run_id: say(runIdText, 'The run, as in lineage.json.'),
    best_model_name: say(v.picklist(MODEL_NAMES), 'The model that is in the bundle: the first of the ranking.'),
    calibration: say(
      v.strictObject({
        type: say(v.literal('target_precision'), 'How the threshold is chosen: the highest recall at that precision.'),
        target_precision: say(v.pipe(v.number(), v.gtValue(0), v.maxValue(1)), 'From the config.'),
        threshold: say(share, 'Rows with at least this probability are flagged.'),
        chosen_on: say(v.picklist(['out_of_fold', 'test']), 'The predictions on which it was chosen.'),
        reached: say(v.boolean(), 'Whether any threshold reaches the target precision there.'),
      }),
      'The decision threshold.',
    ),
    accuracy: say(score, 'Test set: the share of rows that are predicted right.'),
    roc_auc: say(v.nullable(score), `Test set. ${AUC}`),
    average_precision: say(v.nullable(score), `Test set. ${AP}`),
    precision: say(score, `Test set. ${PRECISION}`),
    recall: say(score, `Test set. ${RECALL}`),
    f1: say(score, `Test set. ${F1}`),
    log_loss: say(notNegative, `Test set. ${LOG_LOSS}`),
    brier: say(score, `Test set. ${BRIER}`),
    confusion_matrix: say(
      v.strictObject({
        tn: say(count, 'Negative, not flagged.'),
        fp: say(count, 'Negative, flagged.'),
        fn: say(count, 'Positive, not flagged.'),
        tp: say(count, 'Positive, flagged.'),
      }),
      'Test set: rows by label and prediction.',
    ),
    cv_ranking: say(
      v.pipe(
        v.array(v.strictObject({ model: say(v.picklist(MODEL_NAMES), 'Name in the config.'), ...crossValidation })),
        v.minLength(1),
      ),
      'The models, best first. Precision, recall and F1 at probability 0.5.',
    ),
    baseline: say(
      v.nullable(
        v.strictObject({
          strategy: say(v.literal('prior'), 'Every row gets the share of the positive class.'),
          ...crossValidation,
        }),
      ),
      'What guessing gives on the same folds; null where the config does not want it.',
    ),
  }),
  'metrics.json',
  'Scores of a run: of the best model on the test set, of every model in cross-validation.',
);
