import type { ReplayView, TaskState } from '../../worker/protocol.ts';
import { NB, cellSeconds } from '../text/numbers.ts';
import type { GraphCell } from './layout.ts';

/** What is known of one task, in a run or in a replay. */
export interface TaskStatus {
  readonly state: TaskState | 'same' | 'different' | 'affected' | 'first' | 'second';
  readonly seconds: number | null;
  /** When it began, on the page's clock; only while running. */
  readonly startedAt: number | null;
  readonly sha256: string | null;
  /** Of the run that this one is compared with, where that is another. */
  readonly other?: string | null;
}

export type TaskStatuses = ReadonlyMap<string, TaskStatus>;

export type CellState = TaskStatus['state'];

export interface CellView {
  readonly state: CellState;
  /** Shown in the cell; states differ by sign as well as by fill. */
  readonly sign: string;
  readonly words: string;
  /** Part that is done of a running cell, 0 to 1. */
  readonly part: number;
  readonly seconds: number | null;
}

/** A cell of several tasks is as far as its least finished one, and as wrong as its worst. */
function combinedState(statuses: readonly TaskStatus[], total: number): CellState {
  const has = (state: CellState): boolean => statuses.some((status) => status.state === state);
  if (has('different')) return 'different';
  if (has('affected')) return 'affected';
  if (has('first')) return 'first';
  if (has('second')) return 'second';
  if (has('running')) return 'running';
  const waiting = statuses.length < total || has('waiting') || total === 0;
  if (waiting) return 'waiting';
  if (statuses.every((status) => status.state === 'same')) return 'same';
  return has('done') ? 'done' : 'stored';
}

const WORDS: Readonly<Record<CellState, string>> = {
  waiting: 'waiting',
  running: 'running',
  done: 'done',
  stored: 'from the store',
  same: 'the same bytes',
  different: 'different, though its inputs are the same',
  affected: 'different, because an input is',
  first: 'in the first alone',
  second: 'in the second alone',
};

export function viewCell(cell: GraphCell, all: TaskStatuses, now: number): CellView {
  const statuses = cell.tasks.flatMap((name) => all.get(name) ?? []);
  // A stage whose later tasks are not known yet has at least one more.
  const total = cell.tasks.length + (cell.isOpen === true ? 1 : 0);
  const state = combinedState(statuses, total);
  const finished = statuses.filter((s) => s.state !== 'waiting' && s.state !== 'running').length;
  const timed = statuses.flatMap((s) => (s.seconds === null ? [] : [s.seconds]));
  const spent = timed.reduce((sum, s) => sum + s, 0);
  const running = statuses
    .filter((s) => s.state === 'running' && s.startedAt !== null)
    .reduce((sum, s) => sum + Math.max(0, now - (s.startedAt ?? now)), 0);
  const seconds = state === 'running' ? spent + running : timed.length > 0 ? spent : null;
  return {
    state,
    sign: signOf(state, seconds),
    words: wordsOf(state, finished, seconds),
    part: total === 0 ? 0 : (finished + (state === 'running' && finished === 0 ? 0.5 : 0)) / total,
    seconds,
  };
}

function wordsOf(state: CellState, finished: number, seconds: number | null): string {
  if (state === 'waiting' && finished > 0) return 'partly done';
  return seconds === null || state === 'stored' ? WORDS[state] : `${WORDS[state]}, ${cellSeconds(seconds)}${NB}s`;
}

function signOf(state: CellState, seconds: number | null): string {
  if (state === 'stored' || state === 'same') return '=';
  if (state === 'different') return '≠';
  if (state === 'first') return '1';
  if (state === 'second') return '2';
  if (state === 'done' || state === 'running') return seconds === null ? '' : cellSeconds(seconds);
  return '';
}

/** What a replay or a spot check found, laid over its tasks. */
export function replayStatuses(replay: Pick<ReplayView, 'tasks'>, ran: TaskStatuses): TaskStatuses {
  return new Map(
    replay.tasks.map((task) => [
      task.name,
      {
        state: task.state,
        seconds: ran.get(task.name)?.seconds ?? null,
        startedAt: null,
        sha256: task.actual,
        other: task.expected === task.actual ? null : task.expected,
      },
    ]),
  );
}
