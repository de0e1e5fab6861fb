import type { CategoricalImputer, ModelName, NumericImputer, RankBy } from '../config/config.ts';

/** What people call the models. */
export const MODEL_TITLES: { readonly [M in ModelName]: string } = {
  logistic_regression: 'Logistic regression',
  knn: 'k-nearest neighbours',
  svm: 'Support vector machine',
  decision_tree: 'Decision tree',
  random_forest: 'Random forest',
  extra_trees: 'Extra trees',
  gradient_boosting: 'Gradient boosting',
  naive_bayes: 'Naive Bayes',
};

export const SCORE_TITLES: { readonly [S in RankBy]: string } = {
  roc_auc: 'ROC AUC',
  average_precision: 'average precision',
  f1: 'F1',
  log_loss: 'log loss',
};

/** How a missing value is filled: ends the sentence "missing values become …". */
export const IMPUTER_TITLES: { readonly [I in NumericImputer | CategoricalImputer]: string } = {
  median: 'the median',
  mean: 'the mean',
  most_frequent: 'the most frequent value',
  constant: 'a constant',
};
