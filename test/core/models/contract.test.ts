import type { ModelName, ModelParams } from '../../../src/core/config/config.ts';
import { MODEL_NAMES, getClassifier } from '../../../src/core/models/registry.ts';
import { describeEstimator, type Variant } from './contract.ts';

type Variants = { readonly [M in ModelName]: readonly (Variant & { readonly params: ModelParams[M] })[] };

const logistic: ModelParams['logistic_regression'] = {
  C: 1,
  max_iter: 100,
  tol: 1e-4,
  fit_intercept: true,
  class_weight: null,
};
const svm: ModelParams['svm'] = {
  C: 1,
  kernel: 'rbf',
  gamma: 'scale',
  degree: 3,
  coef0: 0,
  tol: 1e-3,
  class_weight: null,
};
const tree: ModelParams['decision_tree'] = {
  criterion: 'gini',
  max_depth: null,
  min_samples_split: 2,
  min_samples_leaf: 1,
  max_features: null,
  class_weight: null,
};
const forest: ModelParams['random_forest'] = { ...tree, max_features: 'sqrt', n_estimators: 24, bootstrap: true };
const boosting: ModelParams['gradient_boosting'] = {
  learning_rate: 0.1,
  max_iter: 100,
  max_leaf_nodes: 31,
  max_depth: null,
  min_samples_leaf: 20,
  l2_regularization: 0,
  max_bins: 255,
  early_stopping: false,
  validation_fraction: 0.1,
  n_iter_no_change: 10,
  tol: 1e-7,
  class_weight: null,
};
const bayes: ModelParams['naive_bayes'] = { var_smoothing: 1e-9, alpha: 1, class_weight: null };

const VARIANTS: Variants = {
  logistic_regression: [
    { label: 'defaults', params: logistic, weighsClasses: true },
    { label: 'without intercept', params: { ...logistic, fit_intercept: false, C: 10 }, weighsClasses: true },
  ],
  knn: [
    { label: 'uniform', params: { n_neighbors: 5, weights: 'uniform' } },
    { label: 'distance', params: { n_neighbors: 4, weights: 'distance' } },
    { label: 'one neighbour', params: { n_neighbors: 1, weights: 'uniform' } },
  ],
  svm: [
    { label: 'rbf', params: svm },
    { label: 'linear', params: { ...svm, kernel: 'linear' } },
    { label: 'poly', params: { ...svm, kernel: 'poly', gamma: 0.5, coef0: 1 } },
  ],
  decision_tree: [
    { label: 'gini', params: tree },
    { label: 'entropy', params: { ...tree, criterion: 'entropy', max_depth: 6, min_samples_leaf: 3 } },
    { label: 'large leaves', params: { ...tree, min_samples_leaf: 10 }, weighsClasses: true },
  ],
  random_forest: [
    { label: 'bootstrap', params: forest },
    { label: 'all rows', params: { ...forest, bootstrap: false, max_features: 0.6, min_samples_leaf: 2 } },
    { label: 'large leaves', params: { ...forest, min_samples_leaf: 10 }, weighsClasses: true },
  ],
  extra_trees: [
    { label: 'all rows', params: { ...forest, bootstrap: false } },
    { label: 'bootstrap', params: { ...forest, max_features: null, criterion: 'entropy', min_samples_leaf: 2 } },
    { label: 'large leaves', params: { ...forest, bootstrap: false, min_samples_leaf: 10 }, weighsClasses: true },
  ],
  gradient_boosting: [
    { label: 'small leaves', params: { ...boosting, min_samples_leaf: 3, max_iter: 20 }, weighsClasses: true },
    {
      label: 'few bins',
      params: { ...boosting, min_samples_leaf: 1, max_bins: 16, max_iter: 20, max_leaf_nodes: null },
    },
    {
      label: 'early stopping',
      params: { ...boosting, min_samples_leaf: 2, max_depth: 2, early_stopping: true, n_iter_no_change: 3 },
    },
  ],
  naive_bayes: [
    { label: 'defaults', params: bayes, weighsClasses: true },
    { label: 'smoothed', params: { ...bayes, var_smoothing: 0.1, alpha: 20 }, weighsClasses: true },
  ],
};

for (const name of MODEL_NAMES) describeEstimator(getClassifier(name), VARIANTS[name]);
