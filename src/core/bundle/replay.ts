import { SelfsameError, type Problem } from '../errors.ts';
import type { CancelSignal } from '../bytes/universal.ts';
import { executeRun } from '../pipeline/execute-run.ts';
import type { Clock, Executor, RunProgress } from '../pipeline/executor.ts';
import { createMemoryStore } from '../pipeline/memory-store.ts';
import type { RunInput } from '../pipeline/result.ts';
import type { SpareWork } from '../pipeline/spare-work.ts';
import { bundleFiles } from './build-bundle.ts';
import { createEarlyContents } from './early-files.ts';
import { fileAt, type OpenedBundle } from './open-bundle.ts';
import type { Lineage } from './lineage.ts';
import type { ReplayedFile, ReplayedTask, ReplayReport } from './report.ts';

export interface ReplayOptions {
  readonly executor: Executor;
  readonly progress?: RunProgress;
  readonly signal?: CancelSignal;
  readonly clock?: Clock;
}

/** What the verifier and a replay tell each other. */
export interface ReplayTogether {
  /** Outputs by task that the verifier has worked out already. */
  readonly given?: ReadonlyMap<string, Uint8Array>;
  /** Called when the executor has nothing more to train. */
  readonly onTrained?: () => void;
  /** Done where a core would else have nothing to do. */
  readonly spare?: SpareWork;
}

export interface Replayed {
  readonly report: ReplayReport;
  readonly problems: readonly Problem[];
}

/**
 * Trains everything again from the dataset, with no store of finished tasks but an empty one, and compares the hash of
 * every task and the bytes of every file.
 * @param hashes of tasks, filled as they are repeated
 * @throws SelfsameError `run/cancelled`, `run/worker-died`
 */
export async function replayRun(
  input: RunInput,
  opened: OpenedBundle,
  lineage: Lineage,
  hashes: Map<string, string>,
  options: ReplayOptions & ReplayTogether,
): Promise<Replayed> {
  const progress: RunProgress = {
    onPlan: (tasks) => options.progress?.onPlan?.(tasks),
    onTask: (event) => {
      if (event.sha256 !== undefined) hashes.set(event.task.name, event.sha256);
      options.progress?.onTask?.(event);
    },
  };
  try {
    const { onSelected, onTested, made } = createEarlyContents();
    const run = await executeRun(input, { ...options, progress, store: createMemoryStore(), onSelected, onTested });
    for (const { name, sha256 } of run.tasks) hashes.set(name, sha256);
    options.onTrained?.();
    // The zip is a function of its files: there is nothing to learn from packing them.
    const again = await bundleFiles(run, await made());
    const paths = new Set([...opened.files, ...again.files].map(({ path }) => path));
    const files = [...paths].map((path): ReplayedFile => {
      const expected = fileAt(opened, path)?.sha256 ?? null;
      const actual = again.files.find((file) => file.path === path)?.sha256 ?? null;
      return { path, expected, actual, passed: expected === actual };
    });
    return summarise(compareTasks(lineage, hashes), files, []);
  } catch (error) {
    if (!(error instanceof SelfsameError) || error.code.startsWith('run/')) throw error;
    // The experiment itself cannot be done: that is a finding, not a failure of the verifier.
    return summarise(compareTasks(lineage, hashes), [], error.problems);
  }
}

/** A replay that was not begun, because what it would begin with is wrong already. */
export function replayNotPossible(lineage: Lineage, culprit: string): Replayed {
  const tasks = compareTasks(lineage, new Map());
  return { report: { passed: false, first_difference: culprit, tasks, files: [] }, problems: [] };
}

/** Every task of the bundle in the order of its plan, then those that only the repetition has. */
export function compareTasks(lineage: Lineage, hashes: ReadonlyMap<string, string>): readonly ReplayedTask[] {
  const tainted = new Set<string>();
  const tasks = lineage.tasks.map(({ name, inputs, sha256 }): ReplayedTask => {
    const actual = hashes.get(name) ?? null;
    if (actual === sha256) return { name, state: 'same', expected: sha256, actual };
    tainted.add(name);
    if (actual === null) return { name, state: 'not reached', expected: sha256, actual };
    const inherited = inputs.some((input) => tainted.has(input));
    return { name, state: inherited ? 'affected' : 'different', expected: sha256, actual };
  });
  const listed = new Set(lineage.tasks.map(({ name }) => name));
  const added = [...hashes].filter(([name]) => !listed.has(name));
  return [
    ...tasks,
    ...added.map(([name, actual]): ReplayedTask => ({ name, state: 'different', expected: null, actual })),
  ];
}

function summarise(
  tasks: readonly ReplayedTask[],
  files: readonly ReplayedFile[],
  causes: readonly Problem[],
): Replayed {
  const task = tasks.find(({ state }) => state !== 'same');
  const file = files.find(({ passed }) => !passed);
  const first = task?.name ?? file?.path ?? null;
  const passed = first === null && causes.length === 0;
  const problems: Problem[] = [...causes];
  if (first !== null)
    problems.push({
      code: 'bundle/replay',
      severity: 'error',
      message:
        task === undefined
          ? `Trained again, every task is the same, but ${first} comes out different.`
          : `Trained again, the task ${first} is the first that comes out different: the bundle does not follow from its data and config.`,
      place: file === undefined ? undefined : { path: file.path },
    });
  return { report: { passed, first_difference: first, tasks, files }, problems };
}
