/** How scikit-learn gets categories: one-hot in a dense or sparse matrix, or as codes for estimators that split on them. */
export type Representation = 'dense' | 'sparse' | 'codes';

/** One classifier with the parameters that both sides get. */
export interface Kernel {
  readonly label: string;
  /** Our name of the model. */
  readonly model: string;
  /** The model's section of a config. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly sklearn: { readonly estimator: string; readonly params: Readonly<Record<string, unknown>> };
  /** Tried in turn; the fastest is the one that is compared. */
  readonly representations: readonly Representation[];
  /** kNN learns nothing at its fit: its queries are timed too. */
  readonly predict?: boolean;
  /** The most that ours / scikit-learn should be on the reference data. */
  readonly target?: number;
}

const ONE_HOT = ['dense', 'sparse'] as const;

/** Parameters of the original config; the models that came later have their defaults. */
export const REFERENCE_KERNELS: readonly Kernel[] = [
  {
    label: 'random forest, 400 trees',
    model: 'random_forest',
    params: { n_estimators: 400, min_samples_leaf: 2 },
    sklearn: { estimator: 'RandomForestClassifier', params: { n_estimators: 400, min_samples_leaf: 2, n_jobs: 1 } },
    representations: ONE_HOT,
    target: 0.2,
  },
  {
    label: 'SVM with probabilities',
    model: 'svm',
    params: { C: 1, kernel: 'rbf', gamma: 'scale' },
    sklearn: { estimator: 'SVC', params: { C: 1, kernel: 'rbf', gamma: 'scale', probability: true } },
    representations: ['sparse'],
    target: 0.3,
  },
  {
    label: 'logistic regression',
    model: 'logistic_regression',
    params: { max_iter: 2000 },
    sklearn: { estimator: 'LogisticRegression', params: { max_iter: 2000 } },
    representations: ONE_HOT,
    target: 0.3,
  },
  {
    label: 'kNN, fit and 3,553 queries',
    model: 'knn',
    params: { n_neighbors: 7 },
    sklearn: { estimator: 'KNeighborsClassifier', params: { n_neighbors: 7, n_jobs: 1 } },
    representations: ONE_HOT,
    predict: true,
    target: 0.1,
  },
  {
    label: 'decision tree',
    model: 'decision_tree',
    params: { max_depth: 8, min_samples_leaf: 10 },
    sklearn: { estimator: 'DecisionTreeClassifier', params: { max_depth: 8, min_samples_leaf: 10 } },
    representations: ONE_HOT,
    target: 0.8,
  },
  {
    label: 'gradient boosting',
    model: 'gradient_boosting',
    params: {},
    sklearn: { estimator: 'HistGradientBoostingClassifier', params: {} },
    representations: ['codes'],
  },
  {
    label: 'extra trees, 100 trees',
    model: 'extra_trees',
    params: { n_estimators: 100 },
    sklearn: { estimator: 'ExtraTreesClassifier', params: { n_estimators: 100, n_jobs: 1 } },
    representations: ONE_HOT,
  },
  {
    label: 'naive Bayes',
    model: 'naive_bayes',
    params: {},
    sklearn: { estimator: 'GaussianNB', params: {} },
    representations: ['dense'],
  },
];
