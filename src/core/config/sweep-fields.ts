import { MODEL_FIELDS } from './model-fields.ts';
import { candidatesField, choice, field, whole, type ConfigField } from './shape.ts';

/** Candidates of a model at most: each is fitted on every inner fold of every fold. */
export const MOST_CANDIDATES = 200;

const MODELS = [...new Set(MODEL_FIELDS.map(({ path }) => path.split('.')[1]))];

export const SWEEP_SECTIONS = [
  {
    path: 'sweep',
    doc: 'Hyperparameters to choose by cross-validation inside each training fold, so that the reported scores stay honest; leave the section out to train with the values in `models`.',
  },
  {
    path: 'sweep.models',
    doc: 'For each model that is swept its keys, each with a list of values (`[4, 8, null]`) or, for numbers, a range: `{from: 0.01, to: 100, steps: 5, scale: log}`; `scale` is `linear` where it is left out, values between the ends are rounded to 6 digits, or to whole numbers. Keys that are not listed keep their value in `models`.',
  },
  ...MODELS.map((model) => ({ path: `sweep.models.${model}`, doc: `What to try of \`${model}\`.` })),
];

export const SWEEP_FIELDS: readonly ConfigField[] = [
  field(
    'sweep.method',
    choice('grid', 'random'),
    'grid',
    'Which combinations are tried: `grid` all of them, `random` as many as `budget` says, drawn by the seed.',
  ),
  field('sweep.budget', whole(1, MOST_CANDIDATES), 20, 'The most combinations of a model; used by `random` alone.'),
  field(
    'sweep.n_splits',
    whole(2, 20),
    3,
    'Number of inner folds: into so many parts each training fold is cut once more to choose among the combinations.',
  ),
  ...MODEL_FIELDS.map((each) => candidatesField('sweep.', each)),
];
