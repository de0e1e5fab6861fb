import type { OpenedBundle } from '../core/bundle/open-bundle.ts';
import type { VerificationReport } from '../core/bundle/report.ts';
import { sha256 } from '../core/bytes/digest.ts';
import { encodeUtf8 } from '../core/bytes/text.ts';
import { parseConfig } from '../core/config/parse-config.ts';
import type { RunConfig } from '../core/config/config.ts';
import type { Registry } from '../core/config/registry.ts';
import { problemError, SelfsameError } from '../core/errors.ts';
import type { Executor, TaskStore } from '../core/pipeline/executor.ts';
import { createKeptStore, type KeptStore, type StoreTrouble } from '../core/pipeline/kept-store.ts';
import { createLayeredStore } from '../core/pipeline/layered-store.ts';
import { createMemoryStore, type MemoryStore } from '../core/pipeline/memory-store.ts';
import type { RunInput } from '../core/pipeline/result.ts';
import type { Hashed } from '../core/pipeline/task.ts';
import { createMemoryRuns, type RunShelf } from '../platform/history/shelf.ts';
import { NO_KEEPER, type Keeper } from '../platform/keeper.ts';
import type { BundleView, FileView } from './protocol.ts';

export interface OpenDataset extends Hashed {
  readonly name: string;
}

/** A bundle that the page has open. */
export interface OpenBundle {
  readonly file: FileView;
  readonly opened: OpenedBundle;
  readonly estimate: BundleView['estimate'];
  readonly container: 'zip' | 're-packed' | 'folder';
  readonly fingerprint: string | null;
  /** Supplied by hand for a bundle that came without; its hash has been compared. */
  readonly supplied: { readonly name: string; readonly bytes: Uint8Array } | null;
  readonly report: VerificationReport;
  /** Of the spot check or replay that `report` is of. */
  readonly trainingSeconds: number | null;
}

/** Told to people in the verifier's environment file. */
export interface Machine {
  readonly userAgent: string;
  readonly cores: number;
}

/** Those that the executor runs tasks on. */
export interface Workers {
  /** Starts them before they are needed. */
  warm(): void;
  /** Ends them; the executor starts new ones when it is used again. */
  close(): void;
}

/** What the worker keeps between calls. */
export interface Session {
  readonly executor: Executor;
  readonly machine: Machine;
  readonly workers: Workers;
  /** Finished tasks: `memory` in front of what outlives the page. Spot check, replay and proof have nothing of it. */
  readonly store: TaskStore;
  readonly memory: MemoryStore;
  readonly kept: KeptStore;
  readonly keeper: Keeper;
  readonly runs: RunShelf;
  /** What the kept store complained of. */
  readonly troubles: StoreTrouble[];
  readonly datasets: Map<string, OpenDataset>;
  readonly bundles: Map<string, OpenBundle>;
  /** What names of datasets stand for; `null` until one is dropped. */
  registry: Registry | null;
  /** Of the run or replay that is under way. */
  underWay: AbortController | null;
}

/** Of finished tasks: some forty runs of the sample. */
const MEMORY_BYTES = 256 * 1024 ** 2;

/** Everything that the workbench needs from where it runs is given: workers in the page, one thread in a test. */
export function createSession(
  executor: Executor,
  machine: Machine,
  workers: Workers,
  keeper: Keeper = NO_KEEPER,
): Session {
  const troubles: StoreTrouble[] = [];
  const memory = createMemoryStore(MEMORY_BYTES);
  const kept = createKeptStore(keeper.shelf, (trouble) => void troubles.push(trouble));
  return {
    executor,
    machine,
    workers,
    store: createLayeredStore(memory, kept),
    memory,
    kept,
    keeper,
    runs: keeper.runs ?? createMemoryRuns(),
    troubles,
    datasets: new Map(),
    bundles: new Map(),
    registry: null,
    underWay: null,
  };
}

/** Seconds, monotonic. */
export const clock = (): number => performance.now() / 1000;

export function datasetOf(session: Session, hash: string): OpenDataset {
  const dataset = session.datasets.get(hash);
  if (dataset !== undefined) return dataset;
  throw problemError('file/not-found', 'The dataset is no longer open.', { fix: 'Drop it again.' });
}

/** @throws SelfsameError with every problem of the config */
export function validConfig(text: string): RunConfig {
  const { config, problems } = parseConfig(text);
  if (config === null) throw new SelfsameError(problems.filter((problem) => problem.severity === 'error'));
  return config;
}

export async function runInput(dataset: Hashed, configText: string): Promise<RunInput> {
  const config = validConfig(configText);
  const bytes = encodeUtf8(configText);
  return { dataset, configFile: { bytes, sha256: await sha256(bytes) }, config };
}

/** Runs `work` as the one thing under way, so that `cancel` can stop it. */
export async function underWay<T>(session: Session, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  if (session.underWay !== null) {
    throw problemError('run/task-failed', 'A run or a replay is already under way.', {
      fix: 'Wait for it, or cancel it.',
    });
  }
  const controller = new AbortController();
  session.underWay = controller;
  try {
    return await work(controller.signal);
  } finally {
    session.underWay = null;
  }
}

/** A turn for whatever else waits: messages of workers, a cancel. */
export const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
