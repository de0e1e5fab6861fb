import type { DecisionTreeParams } from '../../config/config.ts';
import { makeCriterion, type Criterion } from './gain.ts';

/** Deeper nodes become leaves, so that a model file's reader can refuse endless chains. */
export const MAX_DEPTH = 65535;

export interface GrowOptions {
  readonly criterion: Criterion;
  readonly maxDepth: number;
  readonly minSamplesSplit: number;
  readonly minSamplesLeaf: number;
  /** Encoded columns drawn for a split, 1 … width; `width`: all of them, in index order and without a draw. */
  readonly columnsPerSplit: number;
  /** Whether one threshold is drawn for each numeric column instead of trying all. */
  readonly drawThresholds: boolean;
}

/** `width` encoded columns, at most `total` rows (multiplicities counted) in a tree. */
export function growOptions(
  params: DecisionTreeParams,
  classWeight: readonly [number, number],
  width: number,
  total: number,
  drawThresholds = false,
): GrowOptions {
  return {
    criterion: makeCriterion(params.criterion, classWeight, total),
    maxDepth: Math.min(params.max_depth ?? MAX_DEPTH, MAX_DEPTH),
    minSamplesSplit: Math.max(2, params.min_samples_split),
    minSamplesLeaf: Math.max(1, params.min_samples_leaf),
    columnsPerSplit: columnsPerSplit(params.max_features, width),
    drawThresholds,
  };
}

/** scikit-learn's rule: rounded down, one at least. A whole number is a count, so 1 is one column and not all. */
export function columnsPerSplit(maxFeatures: DecisionTreeParams['max_features'], width: number): number {
  if (maxFeatures === null) return width;
  let count = 0;
  if (maxFeatures === 'sqrt') count = Math.floor(Math.sqrt(width));
  else if (maxFeatures === 'log2') count = 31 - Math.clz32(width);
  else count = maxFeatures < 1 ? Math.floor(maxFeatures * width) : Math.floor(maxFeatures);
  return Math.min(width, Math.max(1, count));
}
