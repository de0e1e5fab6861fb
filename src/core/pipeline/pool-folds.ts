import { rowsOfFold, rowsOfSet, TRAIN } from '../evaluation/split.ts';
import type { Split } from '../evaluation/types.ts';
import { takeFloats } from '../numerics/take.ts';

/**
 * Puts the folds' probabilities into the order of the train rows.
 * @param folds for each fold the probabilities of its validation rows, ascending
 * @returns length: number of train rows, rows ascending
 */
export function poolFolds(split: Split, folds: readonly Float64Array[]): Float64Array {
  const byRow = new Float64Array(split.set.length);
  folds.forEach((probabilities, fold) => {
    rowsOfFold(split, fold, 'validation').forEach((row, i) => {
      byRow[row] = probabilities[i];
    });
  });
  return takeFloats(byRow, rowsOfSet(split, TRAIN));
}
