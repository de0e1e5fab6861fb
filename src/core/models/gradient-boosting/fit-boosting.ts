import type { GradientBoostingParams } from '../../config/config.ts';
import { log } from '../../numerics/log.ts';
import type { FitInput } from '../estimator.ts';
import { binRows } from './bins.ts';
import { MAX_DEPTH } from './boosting-value.ts';
import { addLeaves, hasStalled, splitRows } from './early-stopping.ts';
import { BoostingCollector, type FittedBoosting } from './fitted-boosting.ts';
import { TreeGrower, type GrownNode } from './grow-tree.ts';
import { meanLoss } from './loss.ts';
import { createWorkspace } from './workspace.ts';

/** @param compiled `false`: TypeScript alone, with the same bits */
export function fitBoosting(input: FitInput, params: GradientBoostingParams, compiled = true): FittedBoosting {
  const { design, y, classWeight } = input;
  const { training, validation } = splitRows(input, params);
  const binned = binRows(design, training, params.max_bins);
  const maxLeaves = params.max_leaf_nodes ?? Infinity;
  const workspace = createWorkspace(binned.columns, training, input, maxLeaves, compiled);
  const { columns, scores, gradients, loops } = workspace;
  const positives = training.reduce((count, row) => count + y[row], 0);
  const baseline = log((classWeight[1] * positives) / (classWeight[0] * (training.length - positives)));
  scores.fill(baseline);
  const grower = new TreeGrower(workspace, {
    maxLeaves,
    maxDepth: Math.min(params.max_depth ?? MAX_DEPTH, MAX_DEPTH),
    minSamplesLeaf: params.min_samples_leaf,
    l2: params.l2_regularization,
  });
  const trees = new BoostingCollector();
  const losses = validation.length > 0 ? [meanLoss(scores, validation, input)] : [];
  for (let iteration = 0; iteration < params.max_iter; iteration++) {
    loops.fillGradients(gradients, scores, workspace.rows);
    const root = grower.grow(gradients);
    // The leaf would be 0 as in scikit-learn, and so would those of all further trees.
    if (root.children === null) break;
    trees.addTree(root, columns, params.learning_rate);
    addToLeaves(scores, grower.rows, root, params.learning_rate);
    if (validation.length === 0) continue;
    addLeaves(scores, validation, root, columns, params.learning_rate);
    losses.push(meanLoss(scores, validation, input));
    if (hasStalled(losses, params)) break;
  }
  return trees.finish(baseline, design.numeric.length, binned.binOfLevel);
}

/** The rows of a leaf lie together in the grower's order. */
function addToLeaves(scores: Float64Array, rows: Int32Array, root: GrownNode, learningRate: number): void {
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.children !== null) {
      open.push(node.children[1], node.children[0]);
      continue;
    }
    const value = node.value * learningRate;
    for (let i = node.from; i < node.to; i++) scores[rows[i]] += value;
  }
}
