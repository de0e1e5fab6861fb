import type { ModelName, RunConfig } from '../config/config.ts';
import type { Table } from '../data/table.ts';
import { engineerFeatures } from '../features/engineer.ts';
import { getClassifier } from '../models/registry.ts';
import { exp } from '../numerics/exp.ts';
import { log } from '../numerics/log.ts';
import { takeLabels } from '../numerics/take.ts';
import { fitPreprocessor, transform } from '../preprocessing/preprocessor.ts';
import { stream } from '../random/stream.ts';
import { roundsOf, type FitSize } from './cost.ts';
import type { Clock } from './executor.ts';

/** Rows of the smallest fit, and seconds after which the next one is not begun. */
const FIRST_ROWS = 500;
const LONG_ENOUGH = 0.25;
/** Seconds of a fit after which no more trees or rounds are asked for. */
const LONGEST = 1;
/** Trees or rounds of an ensemble's first pilots. */
const PILOT_ROUNDS = 8;

/**
 * How a fit's time may grow with the rows: what two fits show is held between these exponents, since small fits say
 * little about large ones. Neighbours and support vectors are where it can be quadratic.
 */
const GROWTH: { readonly [M in ModelName]?: readonly [least: number, most: number] } = {
  logistic_regression: [0.9, 1.2],
  knn: [1, 2],
  // Beyond some ten thousand rows the kernel's matrix does not fit into its cache.
  svm: [2, 2.4],
  naive_bayes: [0.9, 1.1],
  // A histogram of few rows takes as long to look through as one of many.
  gradient_boosting: [0.5, 1.4],
};
const GROWTH_OF_TREES = [1, 1.4] as const;

/**
 * Seconds of one fold's fit with its predictions, from fits on ever more of the rows on this very machine: doubled until
 * one takes a quarter of a second, then extrapolated by the growth between the last two. Of an ensemble a few members are
 * fitted, then twice as many until they, and not what is done once for all of them, make up a good part of the time.
 */
export function pilotSeconds(model: ModelName, table: Table, config: RunConfig, size: FitSize, clock: Clock): number {
  const all = model === 'logistic_regression' ? 1 : roundsOf(config.models[model]);
  const time = (rows: number, rounds: number): number => {
    const params = rounds < all ? withRounds(config.models[model], rounds) : config.models[model];
    const input = pilotInput(table, config, rows, Math.ceil((rows * size.scored) / size.train));
    const once = (): number => {
      const begun = clock();
      getClassifier(model).fit(input.fit(), params).predictProba(input.scored());
      return clock() - begun;
    };
    const first = once();
    // The engine compiles while it runs, so that the first of short fits is slow.
    return first < 2 * LONG_ENOUGH ? Math.min(first, once()) : first;
  };
  const rounds = Math.min(all, PILOT_ROUNDS);
  let rows = Math.min(FIRST_ROWS, size.train);
  time(rows, rounds);
  let before = time(rows, rounds);
  let scale = 1;
  while (rows < size.train && (scale === 1 || before < LONG_ENOUGH)) {
    const more = Math.min(2 * rows, size.train);
    const now = time(more, rounds);
    scale = extrapolation(model, now / before, more / rows, size.train / more);
    rows = more;
    before = now;
  }
  return scale * wholeEnsemble((count) => time(rows, count), before, rounds, all);
}

/** How much longer `further` times the rows take, where `rows` times the rows took `seconds` times as long. */
function extrapolation(model: ModelName, seconds: number, rows: number, further: number): number {
  const [least, most] = GROWTH[model] ?? GROWTH_OF_TREES;
  return exp(log(further) * Math.min(most, Math.max(least, log(seconds) / log(rows))));
}

/** Seconds of `all` members, where a fit of `rounds` of them took `seconds`. */
function wholeEnsemble(time: (rounds: number) => number, seconds: number, rounds: number, all: number): number {
  for (let count = rounds, before = seconds; count < all; count *= 2) {
    const more = Math.min(2 * count, all);
    const now = time(more);
    if (more === all) return now;
    if (now > LONGEST || (now > LONG_ENOUGH && now - before > before / 3))
      return now + ((all - more) * Math.max(0, now - before)) / (more - count);
    before = now;
  }
  return seconds;
}

function withRounds(params: unknown, rounds: number): unknown {
  const own = params as { readonly n_estimators?: number };
  return { ...own, ...(own.n_estimators === undefined ? { max_iter: rounds } : { n_estimators: rounds }) };
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
  const others = Int32Array.from(rows.filter((_, i) => !isFitted(i)));
  const labels = takeLabels(y, fitted);
  // What turns rows into designs is part of a fit's task.
  return {
    fit: () => ({
      design: transform(preprocessor, columns, fitted),
      y: labels,
      classWeight: [1, 1] as const,
      stream: (name: string) => stream(config.seed, `pilot/${name}`),
      shared: <T>(_name: string, make: () => T): T => make(),
    }),
    scored: () => transform(preprocessor, columns, others),
  };
}

/** About this share of the rows with a label, one at least. */
function evenly(y: Uint8Array, label: number, share: number): number[] {
  const rows: number[] = [];
  for (let row = 0; row < y.length; row++) if (y[row] === label) rows.push(row);
  const count = Math.max(1, Math.min(rows.length, Math.round(rows.length * share)));
  return Array.from({ length: count }, (_, i) => rows[Math.floor((i * rows.length) / count)]);
}
