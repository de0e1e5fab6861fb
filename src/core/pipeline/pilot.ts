import type { ModelName, RunConfig } from '../config/config.ts';
import type { Table } from '../data/table.ts';
import { engineerFeatures } from '../features/engineer.ts';
import { getClassifier } from '../models/registry.ts';
import { exp } from '../numerics/exp.ts';
import { log } from '../numerics/log.ts';
import { fitPreprocessor, transform } from '../preprocessing/preprocessor.ts';
import { stream } from '../random/stream.ts';
import { roundsOf, type FitSize } from './cost.ts';
import type { Clock } from './executor.ts';

/** Rows of the smallest fit, and seconds after which the next one is not begun. */
const FIRST_ROWS = 500;
const LONG_ENOUGH = 0.1;
/** Trees or rounds of an ensemble's pilot: its time is that of its members. */
const PILOT_ROUNDS = 4;

/**
 * How a fit's time may grow with the rows: what two fits show is held between these exponents, since small fits say
 * little about large ones. Neighbours and support vectors are where it can be quadratic.
 */
const GROWTH: { readonly [M in ModelName]?: readonly [least: number, most: number] } = {
  logistic_regression: [0.9, 1.2],
  knn: [1, 2],
  svm: [1.5, 2.3],
  naive_bayes: [0.9, 1.1],
};
const GROWTH_OF_TREES = [1, 1.4] as const;

/**
 * Seconds of one fold's fit with its predictions, from fits on ever more of the rows on this very machine: doubled until
 * one takes a tenth of a second, then extrapolated by the growth between the last two.
 */
export function pilotSeconds(model: ModelName, table: Table, config: RunConfig, size: FitSize, clock: Clock): number {
  const { params, factor } = shorten(model, config.models[model]);
  const time = (rows: number): number => {
    const input = pilotInput(table, config, rows, Math.ceil((rows * size.scored) / size.train));
    const begun = clock();
    getClassifier(model).fit(input.fit, params).predictProba(input.scored);
    return clock() - begun;
  };
  let rows = Math.min(FIRST_ROWS, size.train);
  // The first fit is slow: the engine compiles while it runs.
  time(rows);
  let before = time(rows);
  if (rows >= size.train) return before * factor;
  for (;;) {
    const more = Math.min(2 * rows, size.train);
    const now = time(more);
    const [least, most] = GROWTH[model] ?? GROWTH_OF_TREES;
    const growth = log(now / before) / log(more / rows);
    rows = more;
    before = now;
    if (rows < size.train && now < LONG_ENOUGH) continue;
    return now * factor * exp(log(size.train / rows) * Math.min(most, Math.max(least, growth)));
  }
}

/** An ensemble cut down to a few members, and how much longer the whole takes. */
function shorten(model: ModelName, params: unknown): { readonly params: unknown; readonly factor: number } {
  const rounds = roundsOf(params);
  if (model === 'logistic_regression' || rounds <= PILOT_ROUNDS) return { params, factor: 1 };
  const own = params as { readonly n_estimators?: number };
  const fewer = own.n_estimators === undefined ? { max_iter: PILOT_ROUNDS } : { n_estimators: PILOT_ROUNDS };
  return { params: { ...own, ...fewer }, factor: rounds / PILOT_ROUNDS };
}

/** Rows of both classes in the proportion of the data, evenly from all of it: most to fit on, the others to score. */
function pilotInput(table: Table, config: RunConfig, train: number, scored: number) {
  const { y } = table.target;
  const rows = [0, 1].flatMap((label) => evenly(y, label, (train + scored) / y.length)).sort((a, b) => a - b);
  const share = train / (train + scored);
  const isFitted = (i: number): boolean => Math.floor((i + 1) * share) > Math.floor(i * share);
  const some = rows.filter((_, i) => isFitted(i));
  // A class of a row or two may be among the others alone.
  const fitted = Int32Array.from(new Set(some.map((row) => y[row])).size === 2 ? some : rows);
  const columns = [...table.columns, ...engineerFeatures(table, config.features)];
  const preprocessor = fitPreprocessor(columns, fitted, config.preprocessing);
  return {
    fit: {
      design: transform(preprocessor, columns, fitted),
      y: Uint8Array.from(fitted, (row) => y[row]),
      classWeight: [1, 1] as const,
      stream: (name: string) => stream(config.seed, `pilot/${name}`),
      shared: <T>(_name: string, make: () => T): T => make(),
    },
    scored: transform(preprocessor, columns, Int32Array.from(rows.filter((_, i) => !isFitted(i)))),
  };
}

/** About this share of the rows with a label, one at least. */
function evenly(y: Uint8Array, label: number, share: number): number[] {
  const rows: number[] = [];
  for (let row = 0; row < y.length; row++) if (y[row] === label) rows.push(row);
  const count = Math.max(1, Math.min(rows.length, Math.round(rows.length * share)));
  return Array.from({ length: count }, (_, i) => rows[Math.floor((i * rows.length) / count)]);
}
