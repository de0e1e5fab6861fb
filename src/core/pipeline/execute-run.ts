import { sha256 } from '../bytes/digest.ts';
import { unpack } from '../bytes/pack.ts';
import type { CancelSignal } from '../bytes/universal.ts';
import type { ModelName, RunConfig } from '../config/config.ts';
import { decodeTable } from '../data/encode-table.ts';
import type { Table } from '../data/table.ts';
import { fail, problemError } from '../errors.ts';
import type { Clock, Executor, RunProgress, TaskRequest, TaskStore } from './executor.ts';
import { gatherLate, gatherRun, gatherSelected, type SelectedRun } from './gather-run.ts';
import { refuseTooLarge } from './mljs-cost.ts';
import { decodeOutput } from './outputs.ts';
import { planBeforehand, planFinal, planSelection } from './plan.ts';
import type { RunInput, RunResult } from './result.ts';
import { longestFirst } from './schedule.ts';
import { slicesOf } from './slices.ts';
import type { SpareWork } from './spare-work.ts';
import type { Hashed, Task, TaskKind } from './task.ts';
import { decodeFeatures } from './task-data.ts';
import { taskKey } from './task-key.ts';

export interface RunOptions {
  readonly executor: Executor;
  readonly store: TaskStore;
  readonly progress?: RunProgress;
  readonly signal?: CancelSignal;
  /** For the durations that `progress` reports; without it there are none. */
  readonly clock?: Clock;
  /** Outputs by task that the caller has worked out already, by the task's own function. */
  readonly given?: ReadonlyMap<string, Uint8Array>;
  /** Done by the same executor where no task is ready; may still be under way when the run is finished. */
  readonly spare?: SpareWork;
  /** May be called, once and before `onTested`, with the run as it is when only its final model is still to come. */
  readonly onSelected?: (run: SelectedRun) => void;
  /** May be called, once, with the run as it is when only importance and intervals are still missing. */
  readonly onTested?: (run: RunResult) => void;
}

/** Questions to the store at one time. */
const SIDE_BY_SIDE = 32;

/** Tasks that nothing but the result waits for. */
const LATE: ReadonlySet<TaskKind> = new Set<TaskKind>(['importance-repeat', 'importance', 'intervals']);

/**
 * Runs the whole graph. The result depends on `input` alone: not on the executor, its concurrency, the store's content
 * or the order in which tasks finish.
 * @throws SelfsameError from the input's problems, `data/pin`, `engine/too-large`, or `run/cancelled`
 */
export async function executeRun(input: RunInput, options: RunOptions): Promise<RunResult> {
  checkPin(input);
  const outputs = new Map<string, Hashed>([['dataset', input.dataset]]);
  const selection = planSelection(input.config);
  const beforehand = [...selection, ...planBeforehand()];
  options.progress?.onPlan?.(beforehand);
  options.progress?.onTask?.({ task: selection[0], state: 'done', seconds: 0, sha256: input.dataset.sha256 });
  for (const [name, bytes] of options.given ?? []) {
    const task = selection.find((candidate) => candidate.name === name);
    if (task === undefined) continue;
    const output = { bytes, sha256: await sha256(bytes) };
    outputs.set(name, output);
    options.progress?.onTask?.({ task, state: 'done', seconds: 0, sha256: output.sha256 });
  }
  if (input.config.engine === 'mljs') {
    await executeTasks(selection.filter(isPreparation), input.config, outputs, options);
    refuseTooLarge(input.config, preparedTable(outputs));
  }
  await executeTasks(beforehand, input.config, outputs, options);
  const tasks = [...selection, ...planFinal(input.config, bestModel(outputs))];
  options.progress?.onPlan?.(tasks);
  const tested = tasks.filter(({ kind }) => !LATE.has(kind));
  let given = 0;
  let selected: SelectedRun | undefined;
  let early: RunResult | null = null;
  await executeTasks(tasks, input.config, outputs, options, () => {
    const { executor, onSelected, onTested } = options;
    // This thread is not to be busy while a worker could still be given something.
    if (++given < executor.concurrency) return;
    if (onSelected !== undefined && selected === undefined) {
      selected = gatherSelected(input, outputs);
      onSelected(selected);
    } else if (onTested !== undefined && early === null && tested.every(({ name }) => outputs.has(name))) {
      early = gatherRun(input, tested, outputs, selected);
      onTested(early);
    }
  });
  return early === null
    ? gatherRun(input, tasks, outputs, selected)
    : { ...(early as RunResult), ...gatherLate(tasks, outputs) };
}

function isPreparation({ kind }: Task): boolean {
  return kind === 'table' || kind === 'features';
}

/** The table with its engineered columns. */
function preparedTable(outputs: ReadonlyMap<string, Hashed>): Table {
  const value = (name: string) => unpack((outputs.get(name) as Hashed).bytes);
  const { table } = decodeTable(value('table'));
  return { ...table, columns: [...table.columns, ...decodeFeatures(value('features'))] };
}

/** The first of the ranking that `select` put out. */
export function bestModel(outputs: ReadonlyMap<string, Hashed>): ModelName {
  const select = outputs.get('select');
  if (select === undefined) throw new RangeError('`select` has not run');
  return decodeOutput('ranking', unpack(select.bytes)).ranking[0] as ModelName;
}

/** @throws SelfsameError `data/pin` */
export function checkPin({ config, dataset }: RunInput): void {
  const pin = config.data.sha256;
  if (pin === null || pin === dataset.sha256) return;
  fail('data/pin', `The dataset's SHA-256 is ${dataset.sha256}, the config pins ${pin} (data.sha256).`, {
    fix: 'Use the dataset that the config was written for, or change the pin.',
    place: { path: 'data.sha256' },
  });
}

/**
 * Runs every task that has no output yet, as its inputs become known. Adds to `outputs`.
 * @param onGiven called whenever the executor has been given a task, for this thread's own work meanwhile
 */
export async function executeTasks(
  tasks: readonly Task[],
  config: RunConfig,
  outputs: Map<string, Hashed>,
  options: RunOptions,
  onGiven?: () => void,
): Promise<void> {
  const { executor, signal, spare } = options;
  const asked = await takeStored(tasks, config, outputs, options);
  const waiting = tasks.filter((task) => !outputs.has(task.name)).sort(longestFirst);
  const running = new Map<string, Promise<void>>();
  const failed = { error: undefined as unknown };
  const spareRunning = (): number => spare?.running.size ?? 0;
  for (;;) {
    while (running.size + spareRunning() < executor.concurrency && failed.error === undefined) {
      const next = waiting.findIndex((task) => task.inputs.every((name) => outputs.has(name)));
      if (next < 0) {
        if (spare?.start() === true) continue;
        break;
      }
      const [task] = waiting.splice(next, 1);
      running.set(
        task.name,
        executeTask(task, config, outputs, options, !asked.has(task.name), onGiven)
          .catch((error: unknown) => {
            failed.error ??= error;
          })
          .finally(() => running.delete(task.name)),
      );
    }
    // Whoever goes on, or tries again, finds no more at work than there is room for.
    const needsSpareToEnd = waiting.length > 0 || failed.error !== undefined;
    if (running.size === 0 && (!needsSpareToEnd || spareRunning() === 0)) break;
    await Promise.race([...running.values(), ...(spare?.running ?? [])]);
    if (signal?.aborted) failed.error ??= problemError('run/cancelled', 'The run was cancelled.');
  }
  if (failed.error !== undefined) throw failed.error;
}

/**
 * Takes from the store what it has, as far as that leads from known outputs: side by side, as in a run of which most is
 * stored asking for one after the other is half of the time.
 * @returns the names of all that was asked for
 */
async function takeStored(
  tasks: readonly Task[],
  config: RunConfig,
  outputs: Map<string, Hashed>,
  { store, progress, signal }: RunOptions,
): Promise<ReadonlySet<string>> {
  const asked = new Set<string>();
  for (;;) {
    const ready = tasks.filter(
      ({ name, inputs }) => !outputs.has(name) && !asked.has(name) && inputs.every((input) => outputs.has(input)),
    );
    if (ready.length === 0) return asked;
    for (let from = 0; from < ready.length; from += SIDE_BY_SIDE) {
      if (signal?.aborted) return asked;
      const some = ready.slice(from, from + SIDE_BY_SIDE);
      await Promise.all(
        some.map(async (task) => {
          asked.add(task.name);
          const stored = await store.get(await taskKey(requestOf(task, config, outputs)));
          if (stored !== undefined) takeOutput(task, stored, outputs, progress);
        }),
      );
      // A run of thousands of tasks, none of them stored, is not to wait for the store to say so of each.
      if (!some.some(({ name }) => outputs.has(name))) return asked;
    }
  }
}

function takeOutput(task: Task, stored: Hashed, outputs: Map<string, Hashed>, progress: RunProgress | undefined): void {
  outputs.set(task.name, stored);
  progress?.onTask?.({ task, state: 'stored', sha256: stored.sha256 });
}

function requestOf(task: Task, config: RunConfig, outputs: ReadonlyMap<string, Hashed>): TaskRequest {
  return {
    task,
    seed: config.seed,
    slices: slicesOf(task, config),
    inputs: task.inputs.map((name) => outputs.get(name) as Hashed),
  };
}

/** @param ask the store, which was not asked before */
async function executeTask(
  task: Task,
  config: RunConfig,
  outputs: Map<string, Hashed>,
  { executor, store, progress, signal, clock }: RunOptions,
  ask: boolean,
  onGiven?: () => void,
): Promise<void> {
  const request = requestOf(task, config, outputs);
  const key = await taskKey(request);
  const stored = ask ? await store.get(key) : undefined;
  if (stored !== undefined) return takeOutput(task, stored, outputs, progress);
  progress?.onTask?.({ task, state: 'running' });
  const start = clock?.();
  const made = executor.run(request, signal);
  onGiven?.();
  const bytes = await made;
  const seconds = start === undefined || clock === undefined ? undefined : clock() - start;
  const output = { bytes, sha256: await sha256(bytes) };
  store.put(key, output);
  outputs.set(task.name, output);
  progress?.onTask?.({ task, state: 'done', seconds, sha256: output.sha256 });
}
