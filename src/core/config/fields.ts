import { MODEL_FIELDS } from './model-fields.ts';
import { SWEEP_FIELDS } from './sweep-fields.ts';
import type { ConfigField } from './shape.ts';
import {
  above,
  between,
  choice,
  field,
  list,
  map,
  omittedField,
  real,
  requiredField,
  text,
  whole,
  yesNo,
} from './shape.ts';

export type { ConfigField } from './shape.ts';

/** pandas 2's `STR_NA_VALUES`, in its documented order. */
export const DEFAULT_MISSING_VALUES: readonly string[] = [
  '',
  '#N/A',
  '#N/A N/A',
  '#NA',
  '-1.#IND',
  '-1.#QNAN',
  '-NaN',
  '-nan',
  '1.#IND',
  '1.#QNAN',
  '<NA>',
  'N/A',
  'NA',
  'NULL',
  'NaN',
  'None',
  'n/a',
  'nan',
  'null',
];

/**
 * The one place where keys, types, defaults, bounds and explanations stand, in the documented order: parsing, the
 * reference, the starter config and the editor's completion are made from it.
 */
export const CONFIG_FIELDS: readonly ConfigField[] = [
  field(
    'experiment.name',
    text('name'),
    'experiment',
    'Name of the experiment and of its output folder: letters, digits, `.`, `_`, `-`, at most 64.',
  ),
  field('experiment.notes', text('free'), null, 'Anything worth remembering, such as why the seed was changed.'),

  field('seed', whole(0), 42, 'The number from which every random draw follows; the same seed gives the same bytes.'),

  field(
    'engine',
    choice('selfsame', 'mljs'),
    'selfsame',
    'Who trains: `selfsame` is this program; `mljs` are the packages ml-logistic-regression, ml-knn, libsvm-js, ml-cart and ml-random-forest, for small data.',
  ),

  field(
    'data.path',
    text('path'),
    null,
    'The CSV file, relative to this config; may be left out where the data is given beside the config.',
  ),
  omittedField(
    'data.dataset',
    text('dataset'),
    'Name and version in the registry `datasets.yaml`, such as `course_purchases@v1`; a file with another hash than stands there is refused before training.',
  ),
  requiredField('data.target', text('column'), 'The column to predict; it must have exactly two distinct values.'),
  field(
    'data.positive_class',
    { kind: 'label' },
    null,
    'The label whose probability is predicted; `null` takes the larger number or the later text, and says so.',
  ),
  field('data.test_size', between(0, 1), 0.2, 'Share of the rows that is set aside for the final test.'),
  field(
    'data.missing_values',
    list(text('free')),
    DEFAULT_MISSING_VALUES,
    'Cells that count as missing, compared after trimming; the default list is that of pandas 2.',
  ),
  field(
    'data.missing_values_by_column',
    map('column', list(text('free'))),
    {},
    'Lists for single columns that replace `missing_values` there, such as `{country: [""]}` where `NA` is Namibia.',
  ),
  field('data.exclude', list(text('column')), [], 'Columns that no model may see, such as IDs.'),
  field(
    'data.columns',
    map('column', choice('numeric', 'categorical', 'ignore')),
    {},
    'Types by column name, where the type found in the data is not the one that is meant.',
  ),
  field(
    'data.drop_missing_target',
    yesNo,
    false,
    'Whether rows without a target are left out; otherwise they are an error.',
  ),
  field(
    'data.sha256',
    text('sha256'),
    null,
    'A pin: the SHA-256 that the dataset must have; another file is refused before training.',
  ),
  field(
    'data.delimiter',
    text('delimiter'),
    null,
    'The character between cells; `null` finds it from the first records.',
  ),
  omittedField(
    'data.decimal',
    choice('.', ','),
    'The decimal mark of numbers; with `","`, `12,5` is a number and `12.5` is text. A point where it is left out.',
  ),
  omittedField(
    'data.quote',
    choice('double', 'single', 'none'),
    'What encloses a cell that holds a delimiter or a line end; with `none` quotes are ordinary characters. Double quotes where it is left out.',
  ),
  omittedField(
    'data.header',
    yesNo,
    'Whether the first record has the names of the columns; with `false` they are called `column_1`, `column_2` and so on. It has where it is left out.',
  ),

  field('features.epsilon', above(0), 1e-6, 'Added to the exams started, so that nothing is divided by zero.'),
  field('features.engagement.minutes_watched_weight', real(), 0.6, 'Points for each minute watched.'),
  field('features.engagement.days_on_platform_weight', real(), 0.3, 'Points for each day on the platform.'),
  field('features.engagement.courses_started_weight', real(), 10, 'Points for each course started.'),

  field(
    'preprocessing.outlier_factor',
    real(0),
    1.5,
    'Numeric values further than this many interquartile ranges outside the quartiles are clipped; `null` clips nothing.',
    true,
  ),
  field(
    'preprocessing.numeric_imputer',
    choice('median', 'mean', 'most_frequent', 'constant'),
    'median',
    'What stands in for a missing number.',
  ),
  field(
    'preprocessing.categorical_imputer',
    choice('most_frequent', 'constant'),
    'most_frequent',
    'What stands in for a missing category.',
  ),
  field('preprocessing.numeric_fill_value', real(), 0, 'The number that `numeric_imputer: constant` fills in.'),
  field(
    'preprocessing.categorical_fill_value',
    text('free'),
    'missing_value',
    'The category that `categorical_imputer: constant` fills in.',
  ),

  ...MODEL_FIELDS,

  field(
    'baseline',
    choice('prior'),
    'prior',
    'What the models are measured against, outside the ranking: `prior` answers every row with the share of the positive class; `null` leaves it out.',
    true,
  ),

  field(
    'cv.n_splits',
    whole(2, 1000),
    5,
    'Number of folds; each class needs at least as many training rows as there are folds.',
  ),
  field(
    'cv.rank_by',
    choice('roc_auc', 'average_precision', 'f1', 'log_loss'),
    'roc_auc',
    'The score by which the best model is chosen; `log_loss` ranks the smallest first.',
  ),

  ...SWEEP_FIELDS,

  field(
    'business.target_precision',
    above(0, 1),
    0.9,
    'Of the rows that are flagged, the share that must be right; the threshold is set to reach it.',
  ),
  field(
    'business.threshold_from',
    choice('out_of_fold', 'test'),
    'out_of_fold',
    'The predictions on which the threshold is chosen; `test` is what some older pipelines do and makes the test metrics optimistic.',
  ),

  field(
    'evaluation.bootstrap_resamples',
    whole(0, 10_000),
    1000,
    'How many times the test set is drawn anew for the 95 % intervals of its scores; `0` leaves them out.',
  ),

  field(
    'evaluation.importance_repeats',
    whole(0, 100),
    5,
    'How many times each column is permuted to see how much worse the best model gets without it; `0` leaves this out.',
  ),
  field(
    'evaluation.importance_rows',
    whole(0),
    1000,
    'How many test rows are used for that at the most, drawn by class; `0` leaves it out.',
  ),

  field(
    'artifacts.model_dir',
    choice('artifacts'),
    'artifacts',
    'Folder in the bundle; fixed, so that a verifier can find it.',
  ),
  field(
    'artifacts.model_file',
    text('file-name'),
    'best_model.json',
    'File of the fitted model; a name that ends in `.joblib` or `.pkl` is written with `.json` instead.',
  ),
  field('artifacts.threshold_file', text('file-name'), 'threshold.txt', 'File of the chosen threshold.'),
  field('artifacts.metrics_file', text('file-name'), 'metrics.json', 'File of the scores.'),
  field(
    'artifacts.drift_baseline_file',
    text('file-name'),
    'drift_baseline.json',
    'File of the statistics with which later data is compared.',
  ),
  field(
    'artifacts.lineage_file',
    choice('lineage.json'),
    'lineage.json',
    'File of hashes; fixed, so that a verifier can find it.',
  ),

  field(
    'bundle.include_dataset',
    yesNo,
    true,
    'Whether the dataset itself goes into the bundle; without it only its hash does, and a replay needs the file.',
  ),
];
