import type { Task, TaskEvent } from '../../worker/protocol.ts';
import type { TaskStatus, TaskStatuses } from './cell-state.ts';

export interface Progress {
  readonly tasks: readonly Task[];
  readonly statuses: TaskStatuses;
  /** On the page's clock, in seconds. */
  readonly startedAt: number;
}

export const emptyProgress = (now: number): Progress => ({ tasks: [], statuses: new Map(), startedAt: now });

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

export interface Counts {
  readonly total: number;
  readonly finished: number;
  readonly ran: number;
  readonly stored: number;
  readonly running: readonly Task[];
}

export function countTasks(progress: Progress): Counts {
  const state = (task: Task): string => progress.statuses.get(task.name)?.state ?? 'waiting';
  const number = (wanted: string): number => progress.tasks.filter((task) => state(task) === wanted).length;
  const [ran, stored] = [number('done'), number('stored')];
  const running = progress.tasks.filter((task) => state(task) === 'running');
  return { total: progress.tasks.length, finished: ran + stored, ran, stored, running };
}

/**
 * Seconds left, from the mean time of the finished tasks of the same kind and model; a kind of which none is finished
 * counts as the slowest that is. `null` while nothing is known.
 */
export function secondsLeft(progress: Progress, now: number, concurrency: number): number | null {
  const key = (task: Task): string => `${task.kind} ${task.model ?? ''}`;
  const known = new Map<string, { sum: number; n: number }>();
  for (const task of progress.tasks) {
    const status = progress.statuses.get(task.name);
    if (status?.state !== 'done' || status.seconds === null) continue;
    const entry = known.get(key(task)) ?? { sum: 0, n: 0 };
    known.set(key(task), { sum: entry.sum + status.seconds, n: entry.n + 1 });
  }
  if (known.size === 0) return null;
  const slowest = Math.max(...[...known.values()].map(({ sum, n }) => sum / n));
  let work = 0;
  for (const task of progress.tasks) {
    const status = progress.statuses.get(task.name) ?? waiting;
    if (status.state !== 'waiting' && status.state !== 'running') continue;
    const entry = known.get(key(task));
    const expected = entry === undefined ? (task.model === undefined ? 0 : slowest) : entry.sum / entry.n;
    work += Math.max(0, expected - (status.startedAt === null ? 0 : now - status.startedAt));
  }
  return work / Math.max(1, concurrency);
}
