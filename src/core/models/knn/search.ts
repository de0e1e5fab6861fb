import type { Design } from '../../preprocessing/design.ts';
import type { Nearest } from './nearest.ts';
import { packRows, type PackedRows } from './packed-rows.ts';
import { searchEveryRow } from './search-every-row.ts';
import { searchPacked } from './search-packed.ts';
import { searchTrees } from './search-trees.ts';
import { indexTrainingRows, type TrainingIndex, type TrainingRows } from './training-rows.ts';

/**
 * Trees up to this many varying numeric columns. Nanoseconds a query and row, trees against packed rows, at ten columns:
 * independent ones 21/5 in 10,000 rows and 6/6 in 100,000, columns of four common factors, nearer to real ones, 4/4 and
 * 1.4/4; at twenty, independent ones, 32/7 in 10,000 rows.
 */
const MAX_TREE_COLUMNS = 9;

export type SearchIndex =
  | { readonly kind: 'trees'; readonly trees: TrainingIndex }
  | { readonly kind: 'packed'; readonly rows: PackedRows }
  | { readonly kind: 'none' };

/** What makes searching the training rows fast. */
export function indexFor(training: TrainingRows): SearchIndex {
  if (training.varying.length <= MAX_TREE_COLUMNS) return { kind: 'trees', trees: indexTrainingRows(training) };
  const rows = packRows(training);
  return rows === null ? { kind: 'none' } : { kind: 'packed', rows };
}

/**
 * Calls `visit(i, nearest)` for every row i of `design`, in order, with its `count` nearest training rows by
 * (distance², row).
 *
 * distance² is the sum of (q − x)² over the numeric columns that vary in training, in column order from 0, plus the
 * categorical part, which is a whole number: for each column 0 if the categories agree, 1 if just one of them is
 * unknown, else 2 (the one-hot columns' own distance²). Columns constant in training cannot change the order and are
 * left out. All ways of searching find exactly the same.
 */
export function searchNearest(
  training: TrainingRows,
  index: SearchIndex,
  design: Design,
  count: number,
  visit: (row: number, nearest: Nearest) => void,
): void {
  if (index.kind === 'trees') searchTrees(training, index.trees, design, count, visit);
  else if (index.kind === 'packed') searchPacked(training, index.rows, design, count, visit);
  else searchEveryRow(training, design, count, visit);
}
