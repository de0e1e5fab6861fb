import * as v from 'valibot';
import { count, entitled, link, mapOf, notNegative, say, share } from './parts.ts';

export const driftSchema = entitled(
  v.strictObject({
    ...link('drift-baseline'),
    numeric_feature_stats: say(
      mapOf(
        v.strictObject({
          mean: say(v.number(), 'Of the values that are there; 0 where none is.'),
          std: say(notNegative, 'Population standard deviation.'),
          quantile_bins: say(
            v.pipe(v.array(v.number()), v.maxLength(11)),
            'Minimum, nine deciles (type 7), maximum; empty where no value is there.',
          ),
          missing: say(count, 'Rows without a value.'),
        }),
      ),
      'By numeric column, engineered ones included, before imputation and clipping.',
    ),
    categorical_feature_stats: say(
      mapOf(
        v.strictObject({
          frequencies: say(mapOf(share), 'Share of each category among the rows that have one.'),
          missing: say(count, 'Rows without a value.'),
        }),
      ),
      'By categorical column.',
    ),
    training_positive_rate: say(share, 'Share of the positive class among the training rows.'),
    training_sample_size: say(count, 'Training rows.'),
  }),
  'drift_baseline.json',
  'What the training rows looked like, to compare later data with.',
);
