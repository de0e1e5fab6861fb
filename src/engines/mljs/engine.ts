import type { ModelName } from '../../core/config/config.ts';
import { fail } from '../../core/errors.ts';
import type { Engine } from '../../core/models/engine.ts';
import { classifier, type Classifier } from '../../core/models/registry.ts';
import { mljsDecisionTree } from './decision-tree.ts';
import { mljsKnn } from './knn.ts';
import { mljsLogisticRegression } from './logistic-regression.ts';
import { mljsRandomForest } from './random-forest.ts';
import { mljsSvm } from './svm.ts';

type Of<E extends { encode(fitted: never): unknown }> = Parameters<E['encode']>[0];

const CLASSIFIERS: { readonly [M in ModelName]?: Classifier } = {
  logistic_regression: classifier<'logistic_regression', Of<typeof mljsLogisticRegression>, never>(
    mljsLogisticRegression,
    '',
  ),
  knn: classifier<'knn', Of<typeof mljsKnn>, never>(mljsKnn, ''),
  svm: classifier<'svm', Of<typeof mljsSvm>, never>(mljsSvm, ''),
  decision_tree: classifier<'decision_tree', Of<typeof mljsDecisionTree>, never>(mljsDecisionTree, ''),
  random_forest: classifier<'random_forest', Of<typeof mljsRandomForest>, Of<typeof mljsRandomForest>>(
    mljsRandomForest,
    'trees',
  ),
};

/** The packages of mljs and libsvm-js behind our interface. */
export const MLJS: Engine = {
  name: 'mljs',
  classifier: (model) =>
    CLASSIFIERS[model] ??
    fail('engine/unsupported', `The engine mljs has no ${model}.`, {
      fix: 'Delete the model from `models`, or use `engine: selfsame`.',
      place: { path: `models.${model}` },
    }),
};
