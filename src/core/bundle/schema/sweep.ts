import * as v from 'valibot';
import { MODEL_NAMES } from '../../models/registry.ts';
import { anything, count, entitled, link, mapOf, notNegative, say, share } from './parts.ts';

const score = v.nullable(share);

const innerScores = v.strictObject({
  roc_auc: say(score, 'ROC AUC; `null` where one class has no row.'),
  average_precision: say(score, 'Average precision.'),
  f1: say(share, 'F1 at probability ≥ 0.5.'),
  log_loss: say(notNegative, 'Log loss.'),
});

const search = v.strictObject({
  part: say(
    v.pipe(v.string(), v.regex(/^(fold-[0-9]+|final)$/)),
    'The training rows that were searched on: of a fold, or all of them.',
  ),
  chosen: say(count, 'Index of the best candidate by the mean; the first of equals.'),
  scores: say(
    v.array(
      v.strictObject({
        mean: say(v.nullable(notNegative), 'Of `rank_by` over the inner folds.'),
        folds: say(v.array(innerScores), 'On each inner fold.'),
      }),
    ),
    'Of each candidate.',
  ),
});

export const sweepSchema = entitled(
  v.strictObject({
    ...link('sweep'),
    method: say(v.picklist(['grid', 'random']), 'How the candidates were made.'),
    rank_by: say(
      v.picklist(['roc_auc', 'average_precision', 'f1', 'log_loss']),
      'The score by which candidates were chosen; of `log_loss` the smallest.',
    ),
    n_splits: say(count, 'Inner folds.'),
    models: say(
      v.array(
        v.strictObject({
          model: say(v.picklist(MODEL_NAMES), 'Name in the config.'),
          candidates: say(v.array(mapOf(anything('A value.'))), 'The swept keys of each candidate with their values.'),
          searches: say(v.array(search), 'Of each fold; of the best model on all training rows as well.'),
        }),
      ),
      'Each swept model, in the order of the config.',
    ),
  }),
  'sweep.json',
  'What a sweep tried, how it scored in cross-validation inside the training rows, and what was chosen.',
);
