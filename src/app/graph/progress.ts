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
}

export function countTasks(progress: Progress): Counts {
  const state = (task: Task): string => progress.statuses.get(task.name)?.state ?? 'waiting';
  // The dataset is given, not computed.
  const tasks = progress.tasks.filter((task) => task.kind !== 'dataset');
  const number = (wanted: string): number => tasks.filter((task) => state(task) === wanted).length;
  const [ran, stored] = [number('done'), number('stored')];
  const running = tasks.filter((task) => state(task) === 'running');
  return { total: tasks.length, finished: ran + stored, ran, stored, running };
}

/**
 * Seconds left, from the mean time of the finished tasks of the same kind and model. A model of which nothing is
 * finished counts as half of the slowest that is, for each fold: what is slow is started first. `null` while nothing
 * is known.
 */
export function secondsLeft(progress: Progress, now: number, concurrency: number): number | null {
  const known = meanSeconds(progress);
  if (known.size === 0) return null;
  const perFit = new Map<string, number>();
  for (const task of progress.tasks) perFit.set(fitOf(task), (perFit.get(fitOf(task)) ?? 0) + 1);
  const slowest = Math.max(
    ...progress.tasks.map((task) => (known.get(kindOf(task)) ?? 0) * (perFit.get(fitOf(task)) ?? 1)),
  );
  let work = 0;
  for (const task of progress.tasks) {
    const status = progress.statuses.get(task.name) ?? waiting;
    if (status.state !== 'waiting' && status.state !== 'running') continue;
    const guess = task.model === undefined ? 0 : slowest / 2 / (perFit.get(fitOf(task)) ?? 1);
    const spent = status.startedAt === null ? 0 : now - status.startedAt;
    work += Math.max(0, (known.get(kindOf(task)) ?? guess) - spent);
  }
  return work / Math.max(1, concurrency);
}

const kindOf = (task: Task): string => `${task.kind} ${task.model ?? ''}`;
const fitOf = (task: Task): string => `${task.model ?? task.kind} ${task.part ?? ''}`;

function meanSeconds(progress: Progress): Map<string, number> {
  const sums = new Map<string, { sum: number; n: number }>();
  for (const task of progress.tasks) {
    const status = progress.statuses.get(task.name);
    if (status?.state !== 'done' || status.seconds === null || task.model === undefined) continue;
    const entry = sums.get(kindOf(task)) ?? { sum: 0, n: 0 };
    sums.set(kindOf(task), { sum: entry.sum + status.seconds, n: entry.n + 1 });
  }
  return new Map([...sums].map(([kind, { sum, n }]) => [kind, sum / n]));
}
