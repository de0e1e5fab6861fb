import * as v from 'valibot';
import { MODEL_NAMES } from '../../models/registry.ts';
import { entitled, link, say, share } from './parts.ts';

const number = v.nullable(v.number());

export const comparisonsSchema = entitled(
  v.strictObject({
    ...link('comparisons'),
    metric: say(v.picklist(['roc_auc', 'average_precision', 'f1', 'log_loss']), 'The score that ranks the models.'),
    level: say(share, 'Of the intervals: 0.95.'),
    models: say(
      v.array(
        v.strictObject({
          model: say(v.picklist(MODEL_NAMES), 'Name in the config.'),
          difference: say(
            number,
            "Mean over the folds of the model's score minus the best model's; null where fewer than two folds have both.",
          ),
          low: say(number, 'Lower end of the interval of the difference.'),
          high: say(number, 'Upper end of the interval of the difference.'),
          t: say(number, 'Statistic of the corrected resampled t-test; null where every fold has the same difference.'),
          p: say(v.nullable(share), 'Two-sided: how often chance alone gives a difference as large as this.'),
        }),
      ),
      'All models but the best, in the order of the ranking.',
    ),
  }),
  'comparisons.json',
  'Each model against the best over the folds, by the corrected resampled t-test of Nadeau and Bengio (2003).',
);
