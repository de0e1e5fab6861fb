import type { RunConfig } from '../../../src/core/config/config.ts';
import { DEFAULT_MISSING_VALUES } from '../../../src/core/config/fields.ts';

/** What `data: {target: y}` alone means, typed by hand: it holds the table of fields to the type. */
export const DEFAULT_CONFIG: RunConfig = {
  experiment: { name: 'experiment', notes: null },
  seed: 42,
  data: {
    path: null,
    target: 'y',
    positive_class: null,
    test_size: 0.2,
    missing_values: DEFAULT_MISSING_VALUES,
    missing_values_by_column: {},
    exclude: [],
    columns: {},
    drop_missing_target: false,
    sha256: null,
    delimiter: null,
  },
  features: null,
  preprocessing: {
    outlier_factor: 1.5,
    numeric_imputer: 'median',
    categorical_imputer: 'most_frequent',
    numeric_fill_value: 0,
    categorical_fill_value: 'missing_value',
  },
  models: {
    logistic_regression: { C: 1, max_iter: 100, tol: 1e-4, fit_intercept: true, class_weight: null },
    knn: { n_neighbors: 5, weights: 'uniform' },
    svm: { C: 1, kernel: 'rbf', gamma: 'scale', degree: 3, coef0: 0, tol: 1e-3, class_weight: null },
    decision_tree: {
      criterion: 'gini',
      max_depth: null,
      min_samples_split: 2,
      min_samples_leaf: 1,
      max_features: null,
      class_weight: null,
    },
    random_forest: {
      n_estimators: 100,
      criterion: 'gini',
      max_depth: null,
      min_samples_split: 2,
      min_samples_leaf: 1,
      max_features: 'sqrt',
      class_weight: null,
      bootstrap: true,
    },
  },
  baseline: 'prior',
  cv: { n_splits: 5, rank_by: 'roc_auc' },
  business: { target_precision: 0.9, threshold_from: 'out_of_fold' },
  artifacts: {
    model_dir: 'artifacts',
    model_file: 'best_model.json',
    threshold_file: 'threshold.txt',
    metrics_file: 'metrics.json',
    drift_baseline_file: 'drift_baseline.json',
    lineage_file: 'lineage.json',
  },
  bundle: { include_dataset: true },
};
