import * as v from 'valibot';
import { METRICS } from '../../evaluation/bootstrap.ts';
import { count, entitled, link, notNegative, say, share } from './parts.ts';

const interval = v.nullable(
  v.strictObject({
    value: say(notNegative, 'Of the test set itself, as in metrics.json.'),
    low: say(notNegative, 'Lower end.'),
    high: say(notNegative, 'Upper end.'),
  }),
);

export const intervalsSchema = entitled(
  v.strictObject({
    ...link('intervals'),
    level: say(share, 'Share of the resampled scores between the ends: 0.95.'),
    resamples: say(count, 'How many times the test rows were drawn anew, with replacement.'),
    one_class: say(count, 'Resamples with one class alone; they are left out for ROC AUC and average precision.'),
    metrics: say(
      v.strictObject(Object.fromEntries(METRICS.map((metric) => [metric, interval]))),
      'By score; null where the test set, or every resample, has one class alone.',
    ),
  }),
  'intervals.json',
  'How far the scores of the test set could be otherwise by the choice of its rows: percentile bootstrap.',
);
