import { awaitsBest, secondsLeft as secondsOf, taskFamily, type RunningTask } from '../../platform/time-left.ts';
import type { Task, TaskEvent } from '../../worker/protocol.ts';
import type { TaskStatus, TaskStatuses } from './cell-state.ts';

export interface Progress {
  readonly tasks: readonly Task[];
  readonly statuses: TaskStatuses;
  /** On the page's clock, in seconds. */
  readonly startedAt: number;
  /** Bytes of the bundle's files, once it is being written. */
  readonly compressed: { readonly done: number; readonly total: number } | null;
}

export const emptyProgress = (now: number): Progress => ({
  tasks: [],
  statuses: new Map(),
  startedAt: now,
  compressed: null,
});

const waiting: TaskStatus = { state: 'waiting', seconds: null, startedAt: null, sha256: null };

/** The plan grows once, when the best model is known; what is known of its tasks stays. */
export function withPlan(progress: Progress, tasks: readonly Task[]): Progress {
  return {
    ...progress,
    tasks,
    statuses: new Map(tasks.map((task) => [task.name, progress.statuses.get(task.name) ?? waiting])),
  };
}

export function withEvents(progress: Progress, events: readonly { event: TaskEvent; at: number }[]): Progress {
  const statuses = new Map(progress.statuses);
  for (const { event, at } of events) {
    statuses.set(event.task.name, {
      state: event.state,
      seconds: event.seconds ?? null,
      startedAt: event.state === 'running' ? at : null,
      sha256: event.sha256 ?? null,
    });
  }
  return { ...progress, statuses };
}

/** After a stop: what was running has to begin again. */
export function withStop(progress: Progress): Progress {
  const statuses = new Map(
    [...progress.statuses].map(([name, status]) => [name, status.state === 'running' ? waiting : status]),
  );
  return { ...progress, statuses };
}

export interface Counts {
  readonly total: number;
  readonly finished: number;
  readonly ran: number;
  readonly stored: number;
  readonly running: readonly Task[];
  /** More will come once the best model is known. */
  readonly isOpen?: boolean;
}

export function countTasks(progress: Progress): Counts {
  const state = (task: Task): string => progress.statuses.get(task.name)?.state ?? 'waiting';
  // The dataset is given, not computed.
  const tasks = progress.tasks.filter((task) => task.kind !== 'dataset');
  const number = (wanted: string): number => tasks.filter((task) => state(task) === wanted).length;
  const [ran, stored] = [number('done'), number('stored')];
  const running = tasks.filter((task) => state(task) === 'running');
  return { total: tasks.length, finished: ran + stored, ran, stored, running, isOpen: awaitsBest(tasks) };
}

/** Whether every task has its output; what follows from them (a bundle, a comparison) may still take its time. */
export function isTrained({ total, finished, isOpen }: Pick<Counts, 'total' | 'finished' | 'isOpen'>): boolean {
  return total > 0 && finished === total && isOpen !== true;
}

/** Seconds left, as on the command line; `null` before the first fit is done. */
export function secondsLeft(progress: Progress, now: number, concurrency: number): number | null {
  const open: Task[] = [];
  const running: RunningTask[] = [];
  const taken = new Map<string, number[]>();
  for (const task of progress.tasks) {
    const { state, seconds, startedAt } = progress.statuses.get(task.name) ?? waiting;
    if (state === 'waiting') open.push(task);
    else if (state === 'running') running.push({ task, since: startedAt ?? now });
    else if (state === 'done' && seconds !== null) {
      const family = taskFamily(task);
      const known = taken.get(family);
      if (known === undefined) taken.set(family, [seconds]);
      else known.push(seconds);
    }
  }
  return secondsOf(open, running, taken, now, Math.max(1, concurrency));
}
