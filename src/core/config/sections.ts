import type { ModelName } from './config.ts';
import { SWEEP_SECTIONS } from './sweep-fields.ts';

/** The models of a config that names none. */
export const DEFAULT_MODELS: readonly ModelName[] = [
  'logistic_regression',
  'knn',
  'svm',
  'decision_tree',
  'random_forest',
];

/** A group of keys, or the place of a model. */
export interface ConfigSection {
  readonly path: string;
  readonly doc: string;
}

/** Every section, in the documented order. */
export const CONFIG_SECTIONS: readonly ConfigSection[] = [
  { path: 'experiment', doc: 'What the experiment is called and what is worth remembering about it.' },
  { path: 'data', doc: 'The CSV file, what to predict, and how its columns are read.' },
  {
    path: 'features',
    doc: 'Three features computed from learning-platform columns; leave the whole section out for other data.',
  },
  { path: 'features.engagement', doc: 'How much each activity counts in `engagement_score`.' },
  { path: 'preprocessing', doc: 'What happens to columns before a model sees them, fitted on training rows alone.' },
  {
    path: 'models',
    doc: 'The models to compare, any subset in any order; ties are won by the one listed first. Absent: logistic regression, kNN, SVM, decision tree and random forest.',
  },
  {
    path: 'models.logistic_regression',
    doc: 'A weighted sum of the columns turned into a probability; fast and easy to explain.',
  },
  { path: 'models.knn', doc: 'The share of the positive class among the most similar training rows.' },
  { path: 'models.svm', doc: 'A boundary with the widest margin, its distances turned into probabilities.' },
  { path: 'models.decision_tree', doc: 'A tree of yes/no questions that can be read aloud.' },
  { path: 'models.random_forest', doc: 'The average of many trees on random draws of rows and columns.' },
  {
    path: 'models.extra_trees',
    doc: 'A forest whose thresholds are drawn too: faster to grow, and smoother where the columns are noisy.',
  },
  {
    path: 'models.gradient_boosting',
    doc: 'Trees that each correct the ones before; on most tables the best of all, and fast.',
  },
  {
    path: 'models.naive_bayes',
    doc: 'Each column speaks for itself: normal numbers and counted categories in each class; very fast.',
  },
  { path: 'cv', doc: 'Cross-validation: how models are compared on the training rows.' },
  ...SWEEP_SECTIONS,
  { path: 'business', doc: 'What the classifier has to deliver.' },
  { path: 'evaluation', doc: 'What is worked out about the best model on the test set, beside its scores.' },
  { path: 'artifacts', doc: 'File names inside the bundle.' },
  { path: 'bundle', doc: 'What goes into the bundle.' },
];
