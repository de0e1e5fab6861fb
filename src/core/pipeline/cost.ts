import type { ModelName, RunConfig } from '../config/config.ts';
import type { Table } from '../data/table.ts';

/** What the time of a fit depends on, as far as that is known without looking at the values. */
export interface FitSize {
  /** Rows to fit on, and rows to score. */
  readonly train: number;
  readonly scored: number;
  readonly numeric: number;
  readonly categorical: number;
}

/**
 * Seconds of one fit with its predictions on one core, by formulas of the kernels' loops with constants measured on
 * Node 20. They may be wrong by a factor of three, for support vector machines by ten: data differ in how hard they are,
 * and machines in how fast. They say whether a look at the data itself (pilot.ts) is worth its second.
 */
export function roughSeconds(model: ModelName, params: unknown, size: FitSize): number {
  const { train, scored, numeric } = size;
  const columns = numeric + size.categorical;
  const sorted = train * Math.max(1, 32 - Math.clz32(train));
  switch (model) {
    case 'logistic_regression':
      return 2e-7 * train * columns;
    case 'knn':
      // Above about 15 columns every training row is looked at.
      return numeric > 15 ? 1e-9 * train * scored * numeric : 5e-7 * sorted + 2e-6 * scored * columns;
    case 'svm':
      return train * train * (4 + columns / 2) * 1e-9;
    case 'decision_tree':
      return 1.5e-8 * sorted * columns;
    case 'naive_bayes':
      return 2e-8 * (train + scored) * columns;
    default:
      return roundsOf(params) * sorted * Math.sqrt(columns) * 6e-9;
  }
}

/** Trees, or rounds of boosting, that an ensemble consists of. */
export function roundsOf(params: unknown): number {
  const { n_estimators, max_iter } = params as { readonly n_estimators?: number; readonly max_iter?: number };
  return n_estimators ?? max_iter ?? 1;
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
  return { train: Math.round(train * (1 - 1 / cv.n_splits)), scored: Math.round(train / cv.n_splits), ...columns };
}
