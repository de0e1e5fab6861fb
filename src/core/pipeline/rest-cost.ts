import type { ModelName, RunConfig } from '../config/config.ts';
import { predictSeconds, type FitSize } from './cost.ts';

/** What a run does beside its fits, in seconds of one core. */
export interface RestCost {
  /** What workers share: preprocessing, scores, the drift baseline, compression. */
  readonly shared: number;
  /** Permutation importance, shared too. */
  readonly importance: number;
  /** The resampled intervals, which one worker works out at the end, and writing the bundle. */
  readonly intervals: number;
  readonly writing: number;
}

/** Characters of a cell, as a CSV has them. */
const CELL_BYTES = 7;
const DEFLATE_SECONDS_PER_BYTE = 1.1e-7;

/**
 * By formulas with constants measured on Node 20, within a factor of two where the run is long.
 *
 * @param open the models of which something is still to be fitted; where there is none, no fold is prepared again
 */
export function restCost(size: FitSize, config: RunConfig, open: readonly ModelName[]): RestCost {
  const { rows, numeric, categorical } = size;
  const { evaluation, data, cv, bundle } = config;
  const columns = numeric + categorical;
  const cells = rows * columns;
  const tested = rows * data.test_size;
  const models = Object.keys(config.models).length;
  const folds = open.length === 0 ? 0 : cv.n_splits;
  const preparing = 1.2e-7 * cells * (1 - data.test_size) * (folds + 1);
  const scoring = rows * (1e-6 * open.length + 1.2e-6 * models + 2e-6) + 2e-7 * cells;
  const packed = bundle.include_dataset ? cells * CELL_BYTES * DEFLATE_SECONDS_PER_BYTE : 0;
  const asked = Math.min(evaluation.importance_rows, tested) * evaluation.importance_repeats * columns;
  const answers = Object.entries(config.models).map(([model, params]) =>
    predictSeconds(model as ModelName, params, size, asked),
  );
  return {
    shared: preparing + scoring + packed,
    importance: asked === 0 ? 0 : Math.max(...answers),
    intervals: tested * evaluation.bootstrap_resamples * 1.5e-8,
    writing: 4e-6 * rows,
  };
}
