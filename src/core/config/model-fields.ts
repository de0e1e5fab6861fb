import { BOOSTING_FIELDS } from './boosting-fields.ts';
import type { ConfigField } from './shape.ts';
import { above, choice, either, field, map, real, whole, yesNo } from './shape.ts';

const INT32_MAX = 2147483647;

function classWeight(model: string): ConfigField {
  return field(
    `models.${model}.class_weight`,
    either(choice('balanced'), map('label', above(0))),
    null,
    'How much each class counts: `null` the same, `balanced` the rarer class more, or a weight for each label such as `{0: 1, 1: 5}`.',
  );
}

function treeFields(model: string, maxFeatures: string | null): readonly ConfigField[] {
  const at = (key: string) => `models.${model}.${key}`;
  return [
    field(
      at('criterion'),
      choice('gini', 'entropy', 'log_loss'),
      'gini',
      'How the purity of a split is measured; `log_loss` is another name for `entropy`.',
    ),
    field(
      at('max_depth'),
      whole(1, INT32_MAX),
      null,
      'How many questions deep a tree may grow; `null` lets it grow until its leaves are pure.',
    ),
    field(
      at('min_samples_split'),
      whole(2, INT32_MAX),
      2,
      'A group of rows smaller than this is not split any further.',
    ),
    field(
      at('min_samples_leaf'),
      whole(1, INT32_MAX),
      1,
      'Every leaf keeps at least this many rows; larger values give smoother probabilities.',
    ),
    field(
      at('max_features'),
      either(choice('sqrt', 'log2'), { kind: 'share' }),
      maxFeatures,
      'How many encoded columns each split may choose from: `sqrt`, `log2`, a whole number, a fraction in (0, 1], or `null` for all.',
      true,
    ),
    classWeight(model),
  ];
}

function forestFields(model: string, bootstrap: boolean): readonly ConfigField[] {
  return [
    field(
      `models.${model}.n_estimators`,
      whole(1, 100000),
      100,
      'How many trees vote; more trees are steadier and take longer.',
    ),
    ...treeFields(model, 'sqrt'),
    field(
      `models.${model}.bootstrap`,
      yesNo,
      bootstrap,
      'Whether each tree sees a random draw of rows, with repetition, or all of them.',
    ),
  ];
}

/** Hyperparameters of the models, with scikit-learn's names and defaults. */
export const MODEL_FIELDS: readonly ConfigField[] = [
  field(
    'models.logistic_regression.C',
    above(0),
    1,
    'Inverse of the regularisation strength: smaller values hold the coefficients closer to zero.',
  ),
  field('models.logistic_regression.max_iter', whole(1, 1000000), 100, 'The most steps the solver may take.'),
  field(
    'models.logistic_regression.tol',
    above(0),
    1e-4,
    'The solver stops when the largest part of the gradient is below this.',
  ),
  field(
    'models.logistic_regression.fit_intercept',
    yesNo,
    true,
    'Whether the model has a constant term; leave it on unless the data is centred on purpose.',
  ),
  classWeight('logistic_regression'),

  field(
    'models.knn.n_neighbors',
    whole(1, INT32_MAX),
    5,
    'How many of the nearest training rows vote; not more than a fold has training rows.',
  ),
  field(
    'models.knn.weights',
    choice('uniform', 'distance'),
    'uniform',
    'Whether every neighbour counts the same or nearer ones count more.',
  ),

  field(
    'models.svm.C',
    above(0),
    1,
    'Price of a row on the wrong side of the margin: larger values follow the training data more closely.',
  ),
  field(
    'models.svm.kernel',
    choice('rbf', 'linear', 'poly'),
    'rbf',
    'Shape of the boundary: `linear` a plane, `rbf` a smooth surface, `poly` a polynomial.',
  ),
  field(
    'models.svm.gamma',
    either(choice('scale', 'auto'), above(0)),
    'scale',
    'How near rows must be to influence each other (`rbf`, `poly`): `scale` is 1 / (columns × variance), `auto` is 1 / columns.',
  ),
  field('models.svm.degree', whole(0, 100), 3, 'Degree of the polynomial; used by `poly` alone.'),
  field('models.svm.coef0', real(), 0, 'Constant term of the polynomial; used by `poly` alone.'),
  field('models.svm.tol', above(0), 1e-3, 'The solver stops when the optimality conditions hold within this.'),
  classWeight('svm'),

  ...treeFields('decision_tree', null),

  ...forestFields('random_forest', true),
  ...forestFields('extra_trees', false),

  ...BOOSTING_FIELDS,
  classWeight('gradient_boosting'),

  field(
    'models.naive_bayes.var_smoothing',
    above(0),
    1e-9,
    "Share of the widest column's variance that is added to every variance, so that none is zero.",
  ),
  field(
    'models.naive_bayes.alpha',
    above(0),
    1,
    'Rows that every category is given in each class beyond those it has, so that none is impossible.',
  ),
  classWeight('naive_bayes'),
];
