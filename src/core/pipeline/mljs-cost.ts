import type { ModelName, ModelParams, RunConfig } from '../config/config.ts';
import type { Table } from '../data/table.ts';
import { fail } from '../errors.ts';
import { modelNames } from './plan.ts';

/** What the cost of a run with the packages of mljs depends on. */
export interface MljsSize {
  /** Of the whole table. */
  readonly rows: number;
  readonly numeric: number;
  /** Of all categorical columns together: one encoded column each. */
  readonly levels: number;
}

export interface MljsEstimate {
  readonly model: ModelName;
  /** Of one core, all folds. */
  readonly seconds: number;
}

/** Seconds of one core above which a run is refused before it begins. */
export const MLJS_LIMIT_SECONDS = 900;

export function mljsSize({ n, columns }: Table): MljsSize {
  const levels = columns.reduce((sum, column) => sum + (column.kind === 'categorical' ? column.levels.length : 0), 0);
  return { rows: n, numeric: columns.filter(({ kind }) => kind === 'numeric').length, levels };
}

/**
 * What each model costs over all folds. Formulas follow the packages' loops; their constants were measured at 200 to
 * 1,600 rows and 5 to 64 encoded columns (Node 20, one core), where they hold within a factor of two.
 */
export function estimateMljs(config: RunConfig, size: MljsSize): readonly MljsEstimate[] {
  const folds = config.cv.n_splits;
  const train = size.rows * (1 - config.data.test_size) * (1 - 1 / folds);
  const scored = (size.rows * (1 - config.data.test_size)) / folds;
  const width = size.numeric + size.levels;
  return modelNames(config).flatMap((model): MljsEstimate[] => {
    const cost = COSTS[model as keyof typeof COSTS] as Cost | undefined;
    if (cost === undefined) return [];
    const seconds = folds * cost({ train, scored, width, numeric: size.numeric, params: config.models[model] });
    return [{ model, seconds }];
  });
}

interface FitSize {
  readonly train: number;
  readonly scored: number;
  readonly width: number;
  readonly numeric: number;
  readonly params: unknown;
}
type Cost = (size: FitSize) => number;

const COSTS = {
  // Steps from the curvature, two mirrored models, two products a step; the penalty's rows count as rows.
  logistic_regression: ({ train, width, numeric, params }: FitSize) => {
    const { C } = params as ModelParams['logistic_regression'];
    const steps = Math.min(20000, Math.max(200, (8 * C * train * (1.5 + 0.15 * numeric)) / 4));
    return steps * 2 * (train + 16 * width) * (200e-9 + 36e-9 * width);
  },
  // The tree is walked whole for every row.
  knn: ({ train, scored, width }: FitSize) => train * scored * (180e-9 + 25e-9 * width),
  svm: ({ train, width }: FitSize) => 0.15 + train * train * (120e-9 + 14e-9 * width),
  // Each candidate threshold of each column passes over all rows of the node.
  decision_tree: ({ train, width }: FitSize) => 0.03 + train * train * width * 45e-9,
  random_forest: ({ train, width, params }: FitSize) =>
    (params as ModelParams['random_forest']).n_estimators * (0.02 + train * train * width * 45e-9),
};

/** The most rows, a multiple of 50, of a table like this one whose estimate stays within `seconds`; 0: none. */
export function rowsWithin(config: RunConfig, size: MljsSize, seconds: number): number {
  let rows = Math.floor(size.rows / 50) * 50;
  while (rows > 0 && total(estimateMljs(config, { ...size, rows })) > seconds)
    rows = Math.floor((rows * 0.8) / 50) * 50;
  return rows;
}

export function total(estimates: readonly MljsEstimate[]): number {
  return estimates.reduce((sum, { seconds }) => sum + seconds, 0);
}

/** @throws SelfsameError `engine/too-large` with the estimate of each model */
export function refuseTooLarge(config: RunConfig, table: Table): void {
  const size = mljsSize(table);
  const estimates = estimateMljs(config, size);
  if (total(estimates) <= MLJS_LIMIT_SECONDS) return;
  const rows = rowsWithin(config, size, MLJS_LIMIT_SECONDS);
  fail(
    'engine/too-large',
    `With \`engine: mljs\` these ${size.rows} rows of ${size.numeric + size.levels} encoded columns would take about ` +
      `${duration(total(estimates))} of one core: ${estimateWords(estimates)}.`,
    {
      fix:
        `Use \`engine: selfsame\`, or ` +
        (rows === 0
          ? 'fewer columns and rows.'
          : `at most about ${rows} rows: \`crosscheck --rows ${rows}\` takes them.`),
      place: { path: 'engine' },
    },
  );
}

export function estimateWords(estimates: readonly MljsEstimate[]): string {
  return estimates.map(({ model, seconds }) => `${model} ${duration(seconds)}`).join(', ');
}

/** In the unit that gives a number of one or two digits. */
export function duration(seconds: number): string {
  const units: readonly (readonly [string, number])[] = [
    ['days', 86400],
    ['h', 3600],
    ['min', 60],
  ];
  const [unit, length] = units.find(([, size]) => seconds >= 2 * size) ?? ['s', 1];
  const amount = seconds / length;
  return `${amount < 1 ? '< 1' : Math.round(amount)} ${unit}`;
}
