import type { DecisionTreeParams } from '../../config/config.ts';
import type { Estimator } from '../estimator.ts';
import { invalidModel } from '../read-value.ts';
import { treesAnatomy } from '../tree/anatomy.ts';
import { fitTrees } from '../tree/fit-trees.ts';
import type { FittedTrees } from '../tree/fitted-trees.ts';
import { predictTrees, treesPredictor } from '../tree/predict-trees.ts';
import { summarizeTrees } from '../tree/tree-summary.ts';
import { decodeTrees, encodeTrees } from '../tree/tree-value.ts';

/**
 * CART (Breiman et al. 1984) as scikit-learn's `DecisionTreeClassifier` with `splitter='best'`, with one difference:
 * of equally good splits the lowest column, then the lowest threshold wins, where scikit-learn draws.
 */
export const decisionTree: Estimator<DecisionTreeParams, FittedTrees> = {
  name: 'decision_tree',
  fit: (input, params) => fitTrees(input, params, false, 0, 1),
  predictProba: predictTrees,
  predictor: treesPredictor,
  summary: (fitted) => {
    const { nodes, leaves, depth } = summarizeTrees(fitted);
    return { nodes, leaves, depth };
  },
  anatomy: treesAnatomy,
  encode: encodeTrees,
  decode: (value, shape) => {
    const fitted = decodeTrees(value, shape);
    if (summarizeTrees(fitted).trees !== 1) invalidModel('column', 'a single tree');
    return fitted;
  },
};
