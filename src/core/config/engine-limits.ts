import type { Json } from '../bytes/value.ts';
import type { ModelName } from './config.ts';

/** The models that the packages of mljs have. */
export const MLJS_MODELS: readonly ModelName[] = [
  'logistic_regression',
  'knn',
  'svm',
  'decision_tree',
  'random_forest',
];

/** A key of the config that a package of mljs does not have, or means otherwise. */
export interface EngineLimit {
  readonly path: string;
  /** The value at which both engines do the same. */
  readonly neutral: Json;
  /** `refused`: any other value is an error with `engine: mljs`; `otherwise`: it runs, and does something else. */
  readonly other: 'refused' | 'otherwise';
  /** What the package does, as a clause that follows its name. */
  readonly why: string;
}

const tree = (model: 'decision_tree' | 'random_forest', name: string): readonly EngineLimit[] => [
  limit(`models.${model}.criterion`, 'gini', `${name} knows no other criterion`),
  limit(`models.${model}.min_samples_leaf`, 1, `${name} has no smallest leaf`),
  limit(`models.${model}.class_weight`, null, `${name} cannot weigh classes`),
];

function limit(path: string, neutral: Json, why: string, other: EngineLimit['other'] = 'refused'): EngineLimit {
  return { path, neutral, other, why };
}

export const MLJS_LIMITS: readonly EngineLimit[] = [
  limit('models.logistic_regression.class_weight', null, 'ml-logistic-regression cannot weigh classes'),
  ...tree('decision_tree', 'ml-cart'),
  limit('models.decision_tree.max_features', null, 'ml-cart always looks at all columns'),
  ...tree('random_forest', 'ml-random-forest'),
  limit(
    'models.random_forest.max_features',
    null,
    'ml-random-forest draws columns once for a tree, not at each split',
    'otherwise',
  ),
];
