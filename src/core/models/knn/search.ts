import type { Design } from '../../preprocessing/design.ts';
import type { Nearest } from './nearest.ts';
import { packRows, type PackedRows } from './packed-rows.ts';
import { searchEveryRow } from './search-every-row.ts';
import { searchPacked } from './search-packed.ts';
import { searchTrees } from './search-trees.ts';
import { indexTrainingRows, type TrainingIndex, type TrainingRows } from './training-rows.ts';

/** Up to so many varying numeric columns trees are searched. */
const FEW_COLUMNS = 9;
/**
 * Up to so many, where that spares most rows. Nanoseconds a query and row in trees at ten columns: independent ones 21 in
 * 10,000 rows and 6 in 100,000, columns of four common factors, nearer to real ones, 4 and 1.4; among packed rows 2.7 and
 * 1.5.
 */
const MANY_COLUMNS = 16;
const LEAST_ROWS = 5000;
/** Part of the rows that a tree may compare: each costs about 25 times as much as among packed ones. */
const MOST_COMPARED = 0.04;
const SAMPLE = 16;
const SAMPLE_NEIGHBOURS = 8;

export type SearchIndex =
  | { readonly kind: 'trees'; readonly trees: TrainingIndex }
  | { readonly kind: 'packed'; readonly rows: PackedRows }
  | { readonly kind: 'none' };

/** What makes searching the training rows fast. */
export function indexFor(training: TrainingRows): SearchIndex {
  const columns = training.varying.length;
  if (columns <= FEW_COLUMNS) return { kind: 'trees', trees: indexTrainingRows(training) };
  if (columns <= MANY_COLUMNS && training.n >= LEAST_ROWS) {
    const trees = indexTrainingRows(training);
    if (comparedShare(training, trees) <= MOST_COMPARED) return { kind: 'trees', trees };
  }
  const rows = packRows(training);
  return rows === null ? { kind: 'none' } : { kind: 'packed', rows };
}

/** Part of the training rows that a search in the trees compares, for some of them as queries. */
function comparedShare(training: TrainingRows, trees: TrainingIndex): number {
  const { n, varying, points, codes } = training;
  const rows = Array.from({ length: SAMPLE }, (_, i) => Math.floor((i * n) / SAMPLE));
  const numeric: Float64Array[] = [];
  varying.forEach((column, j) => {
    numeric[column] = Float64Array.from(rows, (row) => points[row * varying.length + j]);
  });
  const categorical = codes.map((column) => ({
    name: '',
    codes: Int32Array.from(rows, (row) => column[row]),
    levels: 0,
  }));
  const design = { n: SAMPLE, numericNames: [], numeric, categorical };
  return searchTrees(training, trees, design, SAMPLE_NEIGHBOURS, () => undefined) / (SAMPLE * n);
}

/**
 * Calls `visit(i, nearest)` once for every row i of `design`, in any order, with its `count` nearest training rows by
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
