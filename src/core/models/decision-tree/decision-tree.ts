import type { DecisionTreeParams } from '../../config/config.ts';
import type { Estimator } from '../estimator.ts';
import { invalidModel } from '../read-value.ts';
import { compileTrees } from '../tree/compile-trees.ts';
import { fitTrees } from '../tree/fit-trees.ts';
import type { FittedTrees } from '../tree/fitted-trees.ts';
import { predictTrees } from '../tree/predict-trees.ts';
import { decodeTrees, encodeTrees } from '../tree/tree-value.ts';

/**
 * CART (Breiman et al. 1984) as scikit-learn's `DecisionTreeClassifier` with `splitter='best'`, with one difference:
 * of equally good splits the lowest column, then the lowest threshold wins, where scikit-learn draws.
 */
export const decisionTree: Estimator<DecisionTreeParams, FittedTrees> = {
  name: 'decision_tree',
  fit: (input, params) => fitTrees(input, params, false, 0, 1),
  predictProba: predictTrees,
  summary: (fitted) => ({
    nodes: fitted.column.length,
    leaves: fitted.positives.length,
    depth: compileTrees(fitted).depth,
  }),
  encode: encodeTrees,
  decode: (value, shape) => {
    const fitted = decodeTrees(value, shape);
    if (compileTrees(fitted).roots.length !== 1) invalidModel('column', 'a single tree');
    return fitted;
  },
};
