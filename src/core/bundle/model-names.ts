import type { ModelName } from '../config/config.ts';

/** What people call the models. */
export const MODEL_TITLES: { readonly [M in ModelName]: string } = {
  logistic_regression: 'Logistic regression',
  knn: 'k-nearest neighbours',
  svm: 'Support vector machine',
  decision_tree: 'Decision tree',
  random_forest: 'Random forest',
};
