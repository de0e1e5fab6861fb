import type { DecisionTreeParams } from '../../config/config.ts';
import type { FitInput } from '../estimator.ts';
import { TreeCollector, type FittedTrees } from './fitted-trees.ts';
import { openGrowth, type GrowSampledTree } from './compiled-growth.ts';
import { growOptions, type GrowOptions } from './grow-options.ts';
import { growTree } from './grow-tree.ts';
import { newGrowth } from './growth.ts';
import { sampleAll, sampleBootstrap } from './sample.ts';
import { trainingData, type TrainingData } from './training-data.ts';

/** Fewer rows grow a tree in less time than a memory of its own takes. */
const WORTHWHILE = 500;

/**
 * Grows the trees `from` … `to` − 1. Tree i draws from the stream `tree-<i>` alone, first its bootstrap sample and then,
 * node by node in depth-first order, its columns and where asked for their thresholds; so it is the same whichever other trees are grown with it.
 */
export function fitTrees(
  input: FitInput,
  params: DecisionTreeParams,
  bootstrap: boolean,
  from: number,
  to: number,
  drawThresholds = false,
  mayCompile = input.design.n >= WORTHWHILE,
): FittedTrees {
  const data = input.shared('ranks', () => trainingData(input));
  const options = growOptions(params, input.classWeight, data.width, data.n, drawThresholds);
  const compiled = mayCompile ? openGrowth(data, options) : null;
  const grow = compiled ?? plainGrower(data, options);
  const collector = new TreeCollector();
  for (let tree = from; tree < to; tree++) grow(bootstrap, input.stream(`tree-${tree}`), collector);
  return collector.finish(input.design, input.classWeight);
}

function plainGrower(data: TrainingData, options: GrowOptions): GrowSampledTree {
  const growth = newGrowth(data, options);
  return (bootstrap, random, writer) => {
    if (bootstrap) sampleBootstrap(growth, random);
    else sampleAll(growth);
    growTree(growth, random, writer);
  };
}
