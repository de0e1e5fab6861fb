import type { Shape } from './data/generate.ts';
import type { Kernel } from './kernels.ts';

const ONE_HOT = ['dense', 'sparse'] as const;
const ROWS = [1_000, 10_000, 100_000] as const;
/** Training an SVM takes time with the square of the rows and more. */
const SVM_ROWS = [1_000, 10_000, 20_000] as const;

export const SHAPES: readonly (Shape & { readonly label: string })[] = [
  { label: '10 numeric', numeric: 10, levels: [] },
  { label: '100 numeric', numeric: 100, levels: [] },
  { label: '10 numeric + 5 categorical', numeric: 10, levels: [2, 10, 50, 200, 1000] },
];

/** Defaults of both sides, but for the number of trees. */
export const MATRIX_KERNELS: readonly (Kernel & { readonly rows: readonly number[] })[] = [
  {
    label: 'logistic regression',
    model: 'logistic_regression',
    params: { max_iter: 1000 },
    sklearn: { estimator: 'LogisticRegression', params: { max_iter: 1000 } },
    representations: ONE_HOT,
    rows: ROWS,
  },
  {
    label: 'kNN',
    model: 'knn',
    params: { n_neighbors: 5 },
    sklearn: { estimator: 'KNeighborsClassifier', params: { n_neighbors: 5, n_jobs: 1 } },
    representations: ONE_HOT,
    predict: true,
    rows: ROWS,
  },
  {
    label: 'SVM',
    model: 'svm',
    params: {},
    sklearn: { estimator: 'SVC', params: { probability: true } },
    representations: ONE_HOT,
    rows: SVM_ROWS,
  },
  {
    label: 'decision tree',
    model: 'decision_tree',
    params: {},
    sklearn: { estimator: 'DecisionTreeClassifier', params: {} },
    representations: ONE_HOT,
    rows: ROWS,
  },
  {
    label: 'forest of 20',
    model: 'random_forest',
    params: { n_estimators: 20 },
    sklearn: { estimator: 'RandomForestClassifier', params: { n_estimators: 20, n_jobs: 1 } },
    representations: ONE_HOT,
    rows: ROWS,
  },
  {
    label: 'gradient boosting',
    model: 'gradient_boosting',
    params: {},
    sklearn: { estimator: 'HistGradientBoostingClassifier', params: {} },
    representations: ['codes'],
    rows: ROWS,
  },
];
