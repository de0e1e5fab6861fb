import type { RandomForestParams } from '../../config/config.ts';
import type { BlockEstimator } from '../estimator.ts';
import { treesAnatomy } from './anatomy.ts';
import { fitTrees } from './fit-trees.ts';
import { joinTrees, type FittedTrees } from './fitted-trees.ts';
import { BLOCK, meanOfBlocks, predictTrees, sumTrees, treesPredictor } from './predict-trees.ts';
import { joinSummaries, summarizeTrees } from './tree-summary.ts';
import { checkShape, decodeTrees, encodeTrees } from './tree-value.ts';

/** A classifier that is the mean of trees, fitted and scored in blocks of them. */
export function forest(
  name: 'random_forest' | 'extra_trees',
  drawThresholds: boolean,
): BlockEstimator<RandomForestParams, FittedTrees, FittedTrees> {
  return {
    name,
    fit: (input, params) => fitTrees(input, params, params.bootstrap, 0, params.n_estimators, drawThresholds),
    predictProba: predictTrees,
    predictor: treesPredictor,
    summary: summarizeTrees,
    anatomy: treesAnatomy,
    encode: encodeTrees,
    decode: decodeTrees,
    blocks: ({ n_estimators }) =>
      Array.from({ length: Math.ceil(n_estimators / BLOCK) }, (_, block) => [
        block * BLOCK,
        Math.min(n_estimators, (block + 1) * BLOCK),
      ]),
    fitBlock: (input, params, from, to) => fitTrees(input, params, params.bootstrap, from, to, drawThresholds),
    summarizeBlock: summarizeTrees,
    scoreBlock: sumTrees,
    encodeBlock: encodeTrees,
    decodeBlock: (value) => decodeTrees(value, null),
    mergeBlocks: (blocks) => {
      const [{ cuts, levels }] = blocks;
      for (const block of blocks) checkShape(block, { numeric: cuts.length, categorical: levels });
      return joinTrees(blocks);
    },
    mergeScores: (sums, { n_estimators }) => meanOfBlocks(sums, n_estimators),
    mergeSummaries: joinSummaries,
  };
}
