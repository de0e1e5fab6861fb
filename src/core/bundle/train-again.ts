/** What a verifier trains again: begun before the checks, so that workers train while this thread checks. */
import { SelfsameError } from '../errors.ts';
import type { TableReading } from '../data/read-table.ts';
import type { RunProgress } from '../pipeline/executor.ts';
import type { RunInput } from '../pipeline/result.ts';
import { tableOutput } from '../pipeline/task-functions.ts';
import { type CheckContext, ifPossible } from './check.ts';
import { fileAt, type OpenedBundle } from './open-bundle.ts';
import type { Lineage } from './lineage.ts';
import type { Part } from './parts.ts';
import type { RunConfig } from '../config/config.ts';
import { replayNotPossible, replayRun, type Replayed, type ReplayOptions, type ReplayTogether } from './replay.ts';
import { spotCheck, spotCheckNotPossible, type SpotChecked, type SpotCheckOptions } from './spot-check.ts';

/** What a training is repeated from, as far as it could be read. */
export interface Source {
  readonly opened: OpenedBundle;
  readonly lineage: Lineage;
  readonly config: Part<RunConfig>;
  readonly dataset: Uint8Array | null;
  readonly reading: () => TableReading;
}

/** A training that goes on while others do something else. */
export interface Underway<T> {
  readonly outcome: Promise<T>;
  /** When every worker has a fit to do, or the training has ended: until then they wait for this thread all the time. */
  readonly busy: Promise<void>;
  /** When the workers have nothing more to do. */
  readonly trained: Promise<void>;
}

/** @param hashes of tasks, filled as they are repeated */
export function beginReplay(
  source: Source,
  hashes: Map<string, string>,
  options: ReplayOptions & Pick<ReplayTogether, 'spare'>,
): Underway<Replayed> {
  const { lineage } = source;
  const input = inputOf(source);
  if (typeof input === 'string') return ended(replayNotPossible(lineage, input));
  const table = tableOf(source);
  const given = table === null ? undefined : new Map([['table', table]]);
  return begin(options, (progress, onTrained) =>
    replayRun(input, source.opened, lineage, hashes, { ...options, progress, given, onTrained }),
  );
}

export function beginSpotCheck(
  source: Source,
  { parts, run }: Pick<CheckContext, 'parts' | 'run'>,
  drawn: SpotCheckOptions,
  options: ReplayOptions,
): Underway<SpotChecked> {
  const { lineage } = source;
  const input = inputOf(source);
  if (typeof input === 'string') return ended(spotCheckNotPossible(drawn.seed, input));
  const { outOfFold } = parts;
  if (!outOfFold.ok) return ended(spotCheckNotPossible(drawn.seed, outOfFold.path));
  const sweep = input.config.sweep === undefined ? null : ifPossible(() => run().sweep);
  if (sweep === undefined) return ended(spotCheckNotPossible(drawn.seed, 'artifacts/results/sweep.json'));
  const recorded = { outOfFold: outOfFold.value, sweep };
  return begin(options, (progress) => spotCheck(input, lineage, recorded, drawn, { ...options, progress }));
}

function ended<T>(outcome: T): Underway<T> {
  return { outcome: Promise.resolve(outcome), busy: Promise.resolve(), trained: Promise.resolve() };
}

/** Whatever ends the training is thrown when its outcome is awaited. */
function begin<T>(
  { executor, progress }: ReplayOptions,
  train: (progress: RunProgress, onTrained: () => void) => Promise<T>,
): Underway<T> {
  const saturated = signal();
  const trained = signal();
  let fits = 0;
  const watched: RunProgress = {
    onPlan: (tasks) => progress?.onPlan?.(tasks),
    onTask: (event) => {
      if (event.task.model !== undefined) fits += event.state === 'running' ? 1 : -1;
      if (fits >= executor.concurrency) saturated.give();
      progress?.onTask?.(event);
    },
  };
  const outcome = train(watched, trained.give);
  const over = outcome.then(
    () => undefined,
    () => undefined,
  );
  return { outcome, busy: Promise.race([saturated.given, over]), trained: Promise.race([trained.given, over]) };
}

function signal(): { readonly given: Promise<void>; readonly give: () => void } {
  let give = (): void => undefined;
  const given = new Promise<void>((done) => (give = done));
  return { given, give };
}

/** The output of the task `table`, which this thread reads for its checks anyway; `null` where its problems are the finding. */
function tableOf({ reading }: Source): Uint8Array | null {
  try {
    return tableOutput(reading());
  } catch (error) {
    if (!(error instanceof SelfsameError)) throw error;
    return null;
  }
}

/** What the training is to be repeated from, or the path of what is wrong with it already. */
function inputOf({ opened, lineage, config, dataset }: Source): RunInput | string {
  const configFile = fileAt(opened, lineage.config.path);
  if (dataset === null) return lineage.dataset.path;
  if (!config.ok || configFile === undefined || configFile.sha256 !== lineage.config.sha256) return lineage.config.path;
  return {
    dataset: { bytes: dataset, sha256: lineage.dataset.sha256 },
    configFile: { bytes: configFile.bytes, sha256: configFile.sha256 },
    config: config.value,
  };
}
