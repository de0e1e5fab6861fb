import type { Json } from '../bytes/value.ts';
import type { ModelName, RunConfig } from '../config/config.ts';
import { MLJS_LIMITS, MLJS_MODELS } from '../config/engine-limits.ts';
import { sliceConfig } from '../config/slice.ts';
import { fail } from '../errors.ts';
import { rowsOfSet, TRAIN } from '../evaluation/split.ts';
import { compareEngines, type Agreement } from './agreement.ts';
import { executeRun, type RunOptions } from './execute-run.ts';
import { MLJS_PACKAGES } from './kernels.ts';
import { createMemoryStore } from './memory-store.ts';
import type { RunInput, RunResult } from './result.ts';
import { subsample } from './subsample.ts';

/** Trees of a forest that are enough to tell whether two programs grow the same kind. */
const MAX_TREES = 50;

/** A setting that was made the same for both engines, because the packages do not have it. */
export interface Evened {
  readonly path: string;
  readonly from: Json;
  readonly to: Json;
  readonly why: string;
}

export interface CrossCheckPlan {
  /** Both engines train with it. */
  readonly config: RunConfig;
  readonly evened: readonly Evened[];
  /** Models of the config that the packages do not have. */
  readonly left: readonly ModelName[];
}

export interface CrossCheckReport {
  readonly rows: number;
  /** `null`: all of them; else how many the file has. */
  readonly drawn_from: number | null;
  readonly packages: Readonly<Record<string, string>>;
  readonly evened: readonly Evened[];
  readonly left: readonly ModelName[];
  readonly models: readonly Agreement[];
  /** Whether no model differs beyond what is known. */
  readonly passed: boolean;
}

export interface CrossCheck {
  readonly report: CrossCheckReport;
  /** For each model of the report, out-of-fold probabilities of both engines. */
  readonly probabilities: readonly { readonly ours: Float64Array; readonly theirs: Float64Array }[];
}

/** The part of a config on which both engines can be compared. */
export function planCrossCheck(config: RunConfig): CrossCheckPlan {
  const names = Object.keys(config.models) as ModelName[];
  const left = names.filter((name) => !MLJS_MODELS.includes(name));
  const compared = names.filter((name) => MLJS_MODELS.includes(name));
  if (compared.length === 0)
    fail('engine/unsupported', 'None of the models of the config is one that the second engine has.', {
      fix: `It has ${MLJS_MODELS.join(', ')}.`,
      place: { path: 'models' },
    });
  const models = Object.fromEntries(compared.map((name) => [name, { ...config.models[name] }])) as Record<
    string,
    Record<string, Json>
  >;
  const evened: Evened[] = [];
  const even = (path: string, to: Json, why: string): void => {
    const [, model, key] = path.split('.');
    if (models[model] === undefined) return;
    const from = sliceConfig(config, path);
    if (from === to) return;
    models[model][key] = to;
    evened.push({ path, from, to, why });
  };
  for (const { path, neutral, why } of MLJS_LIMITS) even(path, neutral, why);
  if ((config.models.random_forest?.n_estimators ?? 0) > MAX_TREES)
    even('models.random_forest.n_estimators', MAX_TREES, 'they are enough to compare two programs');
  const { sweep, ...rest } = config;
  if (sweep !== undefined)
    evened.push({ path: 'sweep', from: sweep.method, to: null, why: 'both engines train with the values in `models`' });
  return { config: { ...rest, models }, evened, left };
}

/**
 * Trains both engines on the same table, split, folds and preprocessing, and compares what they say of the same rows out
 * of fold. With `rows`, on so many rows drawn by the seed.
 * @throws SelfsameError `engine/too-large` before anything is trained, `engine/unsupported`, and as `executeRun`
 */
export async function crossCheck(
  input: RunInput,
  rows: number | null,
  options: Omit<RunOptions, 'store' | 'given'>,
): Promise<CrossCheck> {
  const plan = planCrossCheck(input.config);
  const drawn = rows === null ? null : await subsample(input.dataset.bytes, plan.config, rows);
  const base = { ...input, dataset: drawn?.dataset ?? input.dataset, config: drawn?.config ?? plan.config };
  // One store: table, split and preprocessing have the same keys for both engines and are made once.
  const store = createMemoryStore();
  const run = (engine: 'selfsame' | 'mljs'): Promise<RunResult> =>
    executeRun({ ...base, config: { ...base.config, engine } }, { ...options, store });
  // The slow one first: it refuses what is too large before anything is trained.
  const theirs = await run('mljs');
  const ours = await run('selfsame');
  const train = rowsOfSet(ours.split, TRAIN).map((row) => drawn?.rows[row] ?? row);
  const models = ours.models.map((model, i) => compareEngines(model, theirs.models[i], train));
  return {
    report: {
      rows: ours.table.n,
      drawn_from: drawn?.of ?? null,
      packages: MLJS_PACKAGES,
      evened: plan.evened,
      left: plan.left,
      models,
      passed: models.every(({ verdict }) => verdict !== 'differs'),
    },
    probabilities: ours.models.map((model, i) => ({
      ours: model.probabilities,
      theirs: theirs.models[i].probabilities,
    })),
  };
}
