import type { ModelName, RunConfig } from '../config/config.ts';
import type { Table } from '../data/table.ts';
import { exp } from '../numerics/exp.ts';
import { log } from '../numerics/log.ts';

/** What the time of a fit depends on, as far as that is known without looking at the values. */
export interface FitSize {
  /** Rows of the table. */
  readonly rows: number;
  /** Rows to fit on, and rows to score. */
  readonly train: number;
  readonly scored: number;
  readonly numeric: number;
  readonly categorical: number;
}

/** Handing a task to a worker and hashing what comes back. */
const TASK_SECONDS = 1e-3;

/**
 * Seconds of one fit with its predictions on one core, by formulas of the kernels' loops with constants measured on
 * Node 20. They may be wrong by a factor of three, for support vector machines by five: data differ in how hard they are,
 * and machines in how fast. They say whether a look at the data itself (pilot.ts) is worth its second.
 */
export function roughSeconds(model: ModelName, params: unknown, size: FitSize): number {
  return TASK_SECONDS + fitSeconds(model, params, size) + predictSeconds(model, params, size, size.scored);
}

function fitSeconds(model: ModelName, params: unknown, { train, numeric, categorical }: FitSize): number {
  const columns = numeric + categorical;
  const levels = log2(train);
  switch (model) {
    case 'logistic_regression':
      return train * (2e-7 + 4e-8 * numeric + 6e-7 * categorical);
    case 'knn':
      return isSearchedWhole(numeric) ? 1e-8 * train * columns : 3e-8 * train * levels * columns;
    case 'svm':
      // A dearer mistake takes more steps.
      return train * (1e-5 + train * (6e-9 + 4e-10 * columns) * Math.sqrt(Math.max(1, penaltyOf(params))));
    case 'naive_bayes':
      return train * (8e-8 * numeric + 1e-8 * categorical);
    case 'gradient_boosting': {
      // Histograms have at most as many bins as a leaf of few rows can fill.
      const histograms = 8e-5 * Math.min(1, train / 1500) + 2e-8 * train;
      return columns * (2e-7 * train + roundsOf(params) * histograms);
    }
    case 'decision_tree':
      return train * levels * (5e-8 + 2.5e-8 * columns);
    case 'random_forest':
      return roundsOf(params) * (1e-4 + train * levels * (8e-9 + 1.6e-9 * (numeric + 3 * categorical)));
    case 'extra_trees':
      return roundsOf(params) * (5e-5 + train * levels * (3e-8 + 4.5e-9 * (numeric + 5 * categorical)));
  }
}

/** Seconds in which a fitted model answers for so many rows, on one core. */
export function predictSeconds(model: ModelName, params: unknown, size: FitSize, rows: number): number {
  const { train, numeric, categorical } = size;
  const columns = numeric + categorical;
  switch (model) {
    case 'logistic_regression':
    case 'naive_bayes':
      return rows * (5e-8 + 1e-8 * columns);
    case 'knn':
      return rows * (2e-6 + (isSearchedWhole(numeric) ? 9e-11 * train * columns : 5e-9 * visited(train, columns)));
    case 'svm':
      return rows * train * (3e-9 + 1e-10 * columns);
    case 'decision_tree':
      return rows * 8e-7;
    case 'gradient_boosting':
      return roundsOf(params) * rows * 6e-8;
    case 'random_forest':
    case 'extra_trees':
      // The trees are compiled once for all rows.
      return roundsOf(params) * (2e-8 * train + rows * 7e-8);
  }
}

/** Above about 15 columns every training row is looked at. */
function isSearchedWhole(numeric: number): boolean {
  return numeric > 15;
}

/** Rows that a search tree leads to: most of them where there are many columns. */
function visited(train: number, columns: number): number {
  return exp(log(Math.max(1, train)) * (1 - 1 / Math.max(1, columns)));
}

function log2(rows: number): number {
  return Math.max(1, 32 - Math.clz32(rows));
}

/** Trees, or rounds of boosting, that an ensemble consists of. */
export function roundsOf(params: unknown): number {
  const { n_estimators, max_iter } = params as { readonly n_estimators?: number; readonly max_iter?: number };
  return n_estimators ?? max_iter ?? 1;
}

function penaltyOf(params: unknown): number {
  return (params as { readonly C?: number }).C ?? 1;
}

/** Of a fold's fit. */
export function foldSize({ n, columns }: Table, config: RunConfig): FitSize {
  const numeric = columns.filter(({ kind }) => kind === 'numeric').length;
  return foldSizeOf(n, { numeric, categorical: columns.length - numeric }, config);
}

/** The same where only the numbers of rows and columns are known. */
export function foldSizeOf(
  n: number,
  columns: Pick<FitSize, 'numeric' | 'categorical'>,
  { data, cv }: RunConfig,
): FitSize {
  const train = n * (1 - data.test_size);
  return {
    rows: n,
    train: Math.round(train * (1 - 1 / cv.n_splits)),
    scored: Math.round(train / cv.n_splits),
    ...columns,
  };
}
