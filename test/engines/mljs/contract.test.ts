import { describe } from 'vitest';
import type { ModelParams } from '../../../src/core/config/config.ts';
import { MLJS } from '../../../src/engines/mljs/engine.ts';
import { describeEstimator } from '../../core/models/contract.ts';

const tree: ModelParams['decision_tree'] = {
  criterion: 'gini',
  max_depth: null,
  min_samples_split: 2,
  min_samples_leaf: 1,
  max_features: null,
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

/** The packages behind the adapters keep what our own classifiers promise. */
describe('mljs', () => {
  describeEstimator(MLJS.classifier('logistic_regression'), [
    { label: 'defaults', params: { C: 1, max_iter: 100, tol: 1e-4, fit_intercept: true, class_weight: null } },
    {
      label: 'without intercept',
      params: { C: 10, max_iter: 100, tol: 1e-4, fit_intercept: false, class_weight: null },
    },
  ]);
  describeEstimator(MLJS.classifier('knn'), [
    { label: 'uniform', params: { n_neighbors: 5, weights: 'uniform' } },
    { label: 'distance', params: { n_neighbors: 4, weights: 'distance' } },
  ]);
  describeEstimator(MLJS.classifier('svm'), [
    { label: 'rbf', params: svm },
    { label: 'linear', params: { ...svm, kernel: 'linear' } },
    { label: 'poly', params: { ...svm, kernel: 'poly', gamma: 0.5, coef0: 1 } },
  ]);
  describeEstimator(MLJS.classifier('decision_tree'), [
    { label: 'gini', params: tree },
    { label: 'shallow', params: { ...tree, max_depth: 4, min_samples_split: 6 } },
  ]);
  describeEstimator(MLJS.classifier('random_forest'), [
    { label: 'bootstrap', params: { ...tree, n_estimators: 12, bootstrap: true } },
    { label: 'all rows', params: { ...tree, n_estimators: 12, bootstrap: false, min_samples_split: 4 } },
  ]);
});
