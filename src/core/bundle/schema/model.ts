import * as v from 'valibot';
import { MODEL_NAMES } from '../../models/registry.ts';
import type { Json, JsonObject } from '../../bytes/value.ts';
import type { ModelName } from '../../config/config.ts';
import { MODEL_FORMAT } from '../model-file.ts';
import { paramsSchema } from './config.ts';
import { anything, count, entitled, link, say, texts } from './parts.ts';

const features = v.strictObject({
  epsilon: say(v.number(), 'Added to the exams started.'),
  engagement: say(
    v.strictObject({
      minutes_watched_weight: v.number(),
      days_on_platform_weight: v.number(),
      courses_started_weight: v.number(),
    }),
    'Weights of the sum `engagement_score`.',
  ),
  columns: say(texts, 'Engineered columns, behind those of the file.'),
});

const column = v.strictObject({
  name: say(v.string(), 'In the header.'),
  type: say(v.picklist(['numeric', 'categorical', 'ignore']), 'How its cells are read.'),
  missing_values: v.optional(say(texts, 'Cells that count as missing in this column, in place of the others.')),
});

interface ClassifierFile {
  readonly name: ModelName;
  readonly params: JsonObject;
  readonly fitted: Json;
}

/** One member for each model: what `fitted` holds is checked by the model's own reader. */
const classifier = v.variant(
  'name',
  MODEL_NAMES.map((name) =>
    v.strictObject({
      name: v.literal(name),
      params: say(paramsSchema(name), 'Hyperparameters, as in the config.'),
      fitted: anything('What was learnt; each array of numbers is {"type", "length", "data"}, data in base64.'),
    }),
  ),
) as unknown as v.GenericSchema<ClassifierFile>;

export const modelSchema = entitled(
  v.strictObject({
    ...link('model'),
    format: say(v.literal(MODEL_FORMAT), "Version of the file's layout."),
    kernels: say(count, 'Version of the kernels that trained.'),
    engine: say(v.picklist(['selfsame', 'mljs']), 'Who trained.'),
    target: say(
      v.strictObject({
        name: say(v.string(), 'Column that is predicted.'),
        negative: say(v.string(), 'Label of class 0.'),
        positive: say(v.string(), 'Label of class 1, whose probability is predicted.'),
      }),
      'What is predicted.',
    ),
    input: say(
      v.strictObject({
        delimiter: say(v.pipe(v.string(), v.length(1)), 'Character between cells of the training file.'),
        decimal: v.optional(say(v.picklist(['.', ',']), 'Decimal mark, where the config names one.')),
        quote: v.optional(say(v.picklist(['double', 'single', 'none']), 'Quotes, where the config names them.')),
        header: v.optional(say(v.boolean(), 'Whether the first record has the names, where the config says so.')),
        missing_values: say(texts, 'Cells that count as missing, compared after trimming.'),
        columns: say(v.array(column), 'Every feature column of the file, in its order.'),
      }),
      'How the columns are read.',
    ),
    feature_engineering: say(v.nullable(features), 'Columns that are computed from others; null where none are.'),
    preprocessing: anything(
      'What was fitted on the training rows: `numeric` columns become (clip(x or fill, lower, upper) - mean) / scale, `categorical` ones 0 or 1 for each of their levels.',
    ),
    classifier: say(classifier, 'The fitted model.'),
  }),
  'best_model.json',
  'The fitted pipeline: everything that turns a row of the original columns into a probability.',
);
