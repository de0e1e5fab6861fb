import * as v from 'valibot';
import { MODEL_NAMES } from '../../models/registry.ts';
import { count, entitled, link, numberArray, say } from './parts.ts';

const curve = v.strictObject({
  model: say(v.picklist(MODEL_NAMES), 'Name in the config.'),
  positives: say(count, 'Positive rows.'),
  negatives: say(count, 'Negative rows.'),
  thresholds: say(numberArray, 'The distinct probabilities, descending.'),
  true_positives: say(numberArray, 'Positive rows with at least the probability of the same place.'),
  false_positives: say(numberArray, 'Negative rows with at least the probability of the same place.'),
});

export const curvesSchema = entitled(
  v.strictObject({
    ...link('curves'),
    out_of_fold: say(v.pipe(v.array(curve), v.minLength(1)), 'Of each model, in the order of the config.'),
    test: say(curve, 'Of the best model on the test set.'),
  }),
  'curves.json',
  'The counts from which every curve of a run is drawn.',
);
