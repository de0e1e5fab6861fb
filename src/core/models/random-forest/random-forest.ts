import type { RandomForestParams } from '../../config/config.ts';
import type { BlockEstimator } from '../estimator.ts';
import { compileTrees } from '../tree/compile-trees.ts';
import { fitTrees } from '../tree/fit-trees.ts';
import { joinTrees, type FittedTrees } from '../tree/fitted-trees.ts';
import { predictTrees } from '../tree/predict-trees.ts';
import { checkShape, decodeTrees, encodeTrees } from '../tree/tree-value.ts';

/** Trees of a block. A constant of the kernels: 400 trees are 8 tasks, which two or four workers share evenly. */
const BLOCK = 50;

/**
 * Breiman's random forest (Machine Learning 45, 2001) as scikit-learn's `RandomForestClassifier`: bootstrap samples as
 * integer weights, columns drawn anew for each split, probabilities as the mean of the trees'.
 */
export const randomForest: BlockEstimator<RandomForestParams, FittedTrees, FittedTrees> = {
  name: 'random_forest',
  fit: (input, params) => fitTrees(input, params, params.bootstrap, 0, params.n_estimators),
  predictProba: predictTrees,
  summary: (fitted) => {
    const { roots, depth } = compileTrees(fitted);
    return { trees: roots.length, nodes: fitted.column.length, leaves: fitted.positives.length, depth };
  },
  encode: encodeTrees,
  decode: decodeTrees,
  blocks: ({ n_estimators }) =>
    Array.from({ length: Math.ceil(n_estimators / BLOCK) }, (_, block) => [
      block * BLOCK,
      Math.min(n_estimators, (block + 1) * BLOCK),
    ]),
  fitBlock: (input, params, from, to) => fitTrees(input, params, params.bootstrap, from, to),
  encodeBlock: encodeTrees,
  decodeBlock: (value) => decodeTrees(value, null),
  mergeBlocks: (blocks, { design }) => {
    const shape = { numeric: design.numeric.length, categorical: design.categorical.map(({ levels }) => levels) };
    for (const block of blocks) checkShape(block, shape);
    return joinTrees(blocks);
  },
};
