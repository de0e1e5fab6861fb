import type { ModelName } from '../../worker/protocol.ts';

const MODELS: Readonly<Record<ModelName, { readonly full: string; readonly brief: string }>> = {
  logistic_regression: { full: 'Logistic regression', brief: 'Logistic' },
  knn: { full: 'k-nearest neighbours', brief: 'k-NN' },
  svm: { full: 'SVM', brief: 'SVM' },
  decision_tree: { full: 'Decision tree', brief: 'Tree' },
  random_forest: { full: 'Random forest', brief: 'Forest' },
  extra_trees: { full: 'Extra trees', brief: 'Extra' },
  gradient_boosting: { full: 'Gradient boosting', brief: 'Boosting' },
  naive_bayes: { full: 'Naive Bayes', brief: 'Bayes' },
};

export const modelName = (model: ModelName): string => MODELS[model].full;

/** For a name that a stranger's file gives. */
export const nameOfModel = (model: string): string =>
  Object.hasOwn(MODELS, model) ? MODELS[model as ModelName].full : model;

/** For labels on curves and narrow lanes. */
export const briefModelName = (model: ModelName): string => MODELS[model].brief;

/** As in the middle of a sentence. */
export function modelInSentence(model: ModelName): string {
  const name = MODELS[model].full;
  return name === 'SVM' ? name : name.charAt(0).toLowerCase() + name.slice(1);
}

/** A class in words: `purchased = 1`. */
export const className = (target: string, label: string): string => `${target} = ${label}`;

/** A short name that no line end parts; a long one has to break somewhere. */
export const together = (name: string): string => (name.length > 24 ? name : name.replaceAll(' ', '\u00a0'));
