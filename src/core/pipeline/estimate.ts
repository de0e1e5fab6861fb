import type { ModelName, RunConfig } from '../config/config.ts';
import type { Table } from '../data/table.ts';
import { modelBlocks } from '../models/registry.ts';
import { foldSize, roughSeconds, roundsOf, type FitSize } from './cost.ts';
import type { Clock } from './executor.ts';
import { pilotSeconds } from './pilot.ts';
import { modelNames } from './plan.ts';
import { loads, type Loads } from './load.ts';
import { everyFit, type Remaining } from './remaining-fits.ts';
import { restCost, type RestCost } from './rest-cost.ts';

export interface ModelEstimate {
  readonly model: ModelName;
  /** Of one core: every fold that is not stored, and the final fit if this model should win. */
  readonly seconds: number;
}

export interface RunEstimate {
  /** Of the wall, with as many workers as were given. */
  readonly seconds: number;
  /** The dearest first. */
  readonly models: readonly ModelEstimate[];
  /** Seconds of one core of all that is no fit: preprocessing, scores, importance, intervals, writing the bundle. */
  readonly rest: number;
  /** Whether fits were made to find out, as is done where the run could be long; rough formulas alone are rough. */
  readonly measured: boolean;
  /** What to change where it takes long, the most effective first. */
  readonly proposals: readonly string[];
}

/** Above this a person should know before the run begins. */
export const LONG_SECONDS = 60;
/**
 * How many times longer than the rough formula a fit may take: support vector machines take from half as long (few support
 * vectors) to five times as long (noisy labels).
 */
const UNCERTAINTY: { readonly [M in ModelName]?: number } = { svm: 5 };
const USUAL_UNCERTAINTY = 3;
/** How much longer a fit takes while other workers fit too: they share caches and memory. */
const BESIDE_OTHERS = 1.2;

/** What an estimate is made for, and with what. */
export interface EstimateOptions {
  /** That will share the fits. */
  readonly workers: number;
  readonly clock: Clock;
  /** What is not in the store; every fit where it is left out. */
  readonly remaining?: Remaining;
  /** Awaited before each model is measured: time for others in this thread, or an error to stop. */
  readonly pause?: () => Promise<void>;
  /** Fits are timed where the run could take longer than so many seconds; LONG_SECONDS where it is left out. */
  readonly timedAbove?: number;
}

/**
 * How long a run of our own engine will take. Where it could be long, small fits on this data and this machine are
 * timed, a second or two in all; results do not depend on it.
 */
export async function estimateRun(
  table: Table,
  config: RunConfig,
  { workers, clock, remaining = everyFit(config), pause, timedAbove = LONG_SECONDS }: EstimateOptions,
): Promise<RunEstimate> {
  const size = foldSize(table, config);
  const measured = secondsAtMost(size, config, workers, remaining) > timedAbove;
  const all = loads(remaining, config, size);
  const found = new Map<ModelName, number>();
  for (const model of modelNames(config)) {
    if (all.get(model)?.none !== false) continue;
    if (measured) await pause?.();
    found.set(
      model,
      measured
        ? (workers > 1 ? BESIDE_OTHERS : 1) * pilotSeconds(model, table, config, size, clock)
        : roughSeconds(model, config.models[model], size),
    );
  }
  return assemble(found, all, { config, size, workers, measured });
}

interface Circumstances {
  readonly config: RunConfig;
  readonly size: FitSize;
  readonly workers: number;
  readonly measured: boolean;
}

/** @param perFit seconds of one fit by model */
function assemble(
  perFit: ReadonlyMap<ModelName, number>,
  all: Loads,
  { config, size, workers, measured }: Circumstances,
): RunEstimate {
  const models = [...perFit]
    .map(([model, seconds]) => ({
      model,
      seconds: seconds * ((all.get(model)?.folds ?? 0) + (all.get(model)?.final ?? 0)),
    }))
    .sort((a, b) => b.seconds - a.seconds);
  const rest = restCost(size, config, [...perFit.keys()]);
  const seconds = wallSeconds(perFit, all, rest, config, workers);
  const advice = seconds < LONG_SECONDS ? [] : proposals(models, rest, config, size);
  return { seconds, models, rest: sumOf(rest), measured, proposals: advice };
}

/** Whether the run could take longer than LONG_SECONDS, so that it is worth measuring. */
export function couldBeLong(size: FitSize, config: RunConfig, workers: number, remaining: Remaining): boolean {
  return secondsAtMost(size, config, workers, remaining) > LONG_SECONDS;
}

function secondsAtMost(size: FitSize, config: RunConfig, workers: number, remaining: Remaining): number {
  return secondsBy(size, config, workers, remaining, (model) => UNCERTAINTY[model] ?? USUAL_UNCERTAINTY);
}

/** The estimate by formulas alone. */
export function roughRunSeconds(size: FitSize, config: RunConfig, workers: number, remaining: Remaining): number {
  return secondsBy(size, config, workers, remaining, () => 1);
}

/** @param factor how many times longer than the formula says a fit of the model may take */
function secondsBy(
  size: FitSize,
  config: RunConfig,
  workers: number,
  remaining: Remaining,
  factor: (model: ModelName) => number,
): number {
  const all = loads(remaining, config, size);
  const open = modelNames(config).filter((model) => all.get(model)?.none === false);
  const perFit = new Map(
    open.map((model) => [model, factor(model) * roughSeconds(model, config.models[model], size)] as const),
  );
  return wallSeconds(perFit, all, restCost(size, config, open), config, workers);
}

/**
 * Workers share what can be cut: five fits are three rounds of two workers, and of the final one, which only one model
 * gets, a forest's blocks of trees.
 */
function wallSeconds(
  perFit: ReadonlyMap<ModelName, number>,
  all: Loads,
  rest: RestCost,
  { models }: RunConfig,
  workers: number,
): number {
  const each = [...perFit].map(([model, seconds]) => {
    const { folds = 0, final = 0 } = all.get(model) ?? {};
    const blocks = Math.max(1, modelBlocks(model, models[model]).length);
    const last = Math.ceil(blocks / workers) / blocks;
    return {
      sum: seconds * folds,
      rounds: (seconds / blocks) * Math.ceil((folds * blocks) / workers),
      final: final === 0 ? 0 : seconds * (last + (final - 1) / workers),
    };
  });
  const folds = each.reduce((total, { sum }) => total + sum, 0) / workers;
  return (
    Math.max(folds, ...each.map(({ rounds }) => rounds)) +
    Math.max(0, ...each.map(({ final }) => final)) +
    (rest.shared + rest.importance) / workers +
    rest.intervals +
    rest.writing
  );
}

function sumOf({ shared, importance, intervals, writing }: RestCost): number {
  return shared + importance + intervals + writing;
}

/** One sentence for each model that takes a good part of the time, and for what is done with the best. */
function proposals(
  models: readonly ModelEstimate[],
  rest: RestCost,
  config: RunConfig,
  { train }: FitSize,
): readonly string[] {
  const isMuch = (seconds: number): boolean =>
    seconds > (models.reduce((sum, each) => sum + each.seconds, 0) + sumOf(rest)) / 5;
  const { importance_repeats: repeats, bootstrap_resamples: resamples } = config.evaluation;
  return [
    ...models.filter(({ seconds }) => isMuch(seconds)).map(({ model }) => proposal(model, config, train)),
    ...(isMuch(rest.importance)
      ? [
          `Set \`evaluation.importance_repeats\` lower than ${repeats}: permutation importance asks the best model once for each column and repeat.`,
        ]
      : []),
    ...(isMuch(rest.intervals)
      ? [`Set \`evaluation.bootstrap_resamples\` lower than ${resamples}: the intervals' time is in proportion.`]
      : []),
  ];
}

function proposal(model: ModelName, { models, sweep }: RunConfig, rows: number): string {
  const rounds = roundsOf(models[model]);
  if (sweep?.models[model] !== undefined)
    return `Try fewer values in \`sweep.models.${model}\`, or use \`method: random\` with a small \`budget\`: the time is in proportion to the candidates.`;
  if (model === 'svm')
    return `Leave out \`models.svm\`, or train on fewer rows: its time grows with their square, half of the ${rows} rows take a quarter of it.`;
  if (model === 'knn')
    return 'Leave out `models.knn`, or exclude columns that say little: it compares every row with every other.';
  if (model === 'logistic_regression') return 'Exclude columns that say little (`data.exclude`).';
  if (rounds > 50) {
    const key = model === 'gradient_boosting' ? 'max_iter' : 'n_estimators';
    return `Set \`models.${model}.${key}\` lower than ${rounds}: the time is in proportion.`;
  }
  return `Limit \`models.${model}.max_depth\`, or ask for larger leaves (\`min_samples_leaf\`).`;
}
