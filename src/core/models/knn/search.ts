import type { Design } from '../../preprocessing/design.ts';
import type { Nearest } from './nearest.ts';
import { scanBlocks } from './scan-blocks.ts';
import { searchTrees } from './search-trees.ts';
import { indexTrainingRows, type TrainingIndex, type TrainingRows } from './training-rows.ts';

/**
 * Trees up to this many varying numeric columns. Milliseconds for 1,000 queries in 10,000 rows, trees against every row:
 * independent columns 5: 16/97, 10: 187/144, 12: 342/158, 20: 966/234; columns of four common factors, nearer to real
 * ones, 5: 10/99, 10: 35/148, 12: 50/161, 20: 74/233. The limit keeps the loss of the first kind small.
 */
const MAX_TREE_COLUMNS = 12;

/** The trees of a training set, or null where comparing with every row is faster. */
export function indexFor(training: TrainingRows): TrainingIndex | null {
  return training.varying.length <= MAX_TREE_COLUMNS ? indexTrainingRows(training) : null;
}

/**
 * Calls `visit(i, nearest)` for every row i of `design`, in order, with its `count` nearest training rows by
 * (distance², row).
 *
 * distance² is the sum of (q − x)² over the numeric columns that vary in training, in column order from 0, plus the
 * categorical part, which is a whole number: for each column 0 if the categories agree, 1 if just one of them is
 * unknown, else 2 (the one-hot columns' own distance²). Columns constant in training cannot change the order and are
 * left out. Both ways of searching find exactly the same.
 */
export function searchNearest(
  training: TrainingRows,
  index: TrainingIndex | null,
  design: Design,
  count: number,
  visit: (row: number, nearest: Nearest) => void,
): void {
  if (index === null) scanBlocks(training, design, count, visit);
  else searchTrees(training, index, design, count, visit);
}
