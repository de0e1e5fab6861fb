import * as v from 'valibot';
import { count, entitled, link, notNegative, say } from './parts.ts';

export const importanceSchema = entitled(
  v.strictObject({
    ...link('importance'),
    metric: say(v.picklist(['roc_auc', 'average_precision', 'f1', 'log_loss']), 'The score that ranks the models.'),
    score: say(notNegative, 'Of the sampled test rows as they are; F1 at probability 0.5.'),
    rows: say(count, 'Test rows that were used.'),
    repeats: say(count, 'How many times each column was permuted.'),
    columns: say(
      v.array(
        v.strictObject({
          column: say(v.string(), 'Name in the file.'),
          mean: say(v.number(), 'How much worse the score is with the values of the column permuted.'),
          std: say(notNegative, 'Population standard deviation over the repeats.'),
          drops: say(v.array(v.number()), 'Of each repeat.'),
        }),
      ),
      'In the order of the file; engineered columns follow the column that they are made from.',
    ),
  }),
  'importance.json',
  'Permutation importance of the best model on test rows, by column of the file.',
);
