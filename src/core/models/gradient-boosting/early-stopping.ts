import type { GradientBoostingParams } from '../../config/config.ts';
import { shuffle } from '../../random/stream.ts';
import type { FitInput } from '../estimator.ts';
import type { BinnedColumn } from './bins.ts';
import type { GrownNode } from './grow-tree.ts';

export interface RowParts {
  /** Rows that trees are grown on, ascending. */
  readonly training: Int32Array;
  /** Rows that say when to stop, ascending; none without early stopping. */
  readonly validation: Int32Array;
}

/**
 * Sets the share `validation_fraction` of each class aside, rounded, one row at least and never all: drawn from the
 * stream `validation`, class 0 first.
 */
export function splitRows({ y, stream }: FitInput, params: GradientBoostingParams): RowParts {
  const all = Int32Array.from(y, (_, row) => row);
  if (!params.early_stopping) return { training: all, validation: new Int32Array(0) };
  const random = stream('validation');
  const isValidation = new Uint8Array(y.length);
  for (const label of [0, 1]) {
    const rows = all.filter((row) => y[row] === label);
    shuffle(rows, random);
    const wanted = Math.max(1, Math.floor(params.validation_fraction * rows.length + 0.5));
    for (const row of rows.subarray(0, Math.min(wanted, rows.length - 1))) isValidation[row] = 1;
  }
  return {
    training: all.filter((row) => isValidation[row] === 0),
    validation: all.filter((row) => isValidation[row] === 1),
  };
}

/** scikit-learn's rule: none of the last `n_iter_no_change` losses is lower by `tol` than the one before them. */
export function hasStalled(losses: readonly number[], params: GradientBoostingParams): boolean {
  const { n_iter_no_change: patience, tol } = params;
  const reference = losses.at(-patience - 1);
  if (reference === undefined) return false;
  return !losses.slice(-patience).some((loss) => loss < reference - tol);
}

/** Adds a new tree's leaves to the scores of rows that it was not grown on. */
export function addLeaves(
  scores: Float64Array,
  rows: Int32Array,
  root: GrownNode,
  columns: readonly BinnedColumn[],
  learningRate: number,
): void {
  for (const row of rows) {
    let node = root;
    while (node.split !== null && node.children !== null && node.goesLeft !== null) {
      const { words, shift } = columns[node.split.column];
      node = node.children[node.goesLeft[(words[row] >>> shift) & 255] === 1 ? 0 : 1];
    }
    scores[row] += node.value * learningRate;
  }
}
