import type { Clock, RunProgress, Task, TaskEvent } from '../core/index.ts';
import { awaitsBest, secondsLeft, taskFamily, type RunningTask } from '../platform/time-left.ts';
import { bytes, duration, wholeSeconds } from './format.ts';
import type { Stream } from './terminal.ts';

export interface ProgressDisplay extends RunProgress {
  onPlan(tasks: readonly Task[]): void;
  onTask(event: TaskEvent): void;
  /** After the last task: bytes of the bundle's files that are compressed, of all that are worth it. */
  onCompressed(done: number, total: number): void;
  /** Takes the bar away. Call when the work has ended, however it did. */
  stop(): void;
}

const BAR_CELLS = 24;
const REDRAW_SECONDS = 0.25;
const ERASE_LINE = '\r\u001b[K';

/**
 * Shows a run on stderr: on a terminal a bar with stage, tasks and time left that is drawn over and over; anywhere else
 * (a file, a CI log) one line a finished model.
 * @param last what is done when every task is: on large data that takes longer than the last task
 */
export function createProgress(stream: Stream, workers: number, clock: Clock, last = 'finishing'): ProgressDisplay {
  const live = stream.isTTY === true && process.env.TERM !== 'dumb';
  const start = clock();
  let plan: readonly Task[] = [];
  const finished = new Set<string>();
  const running = new Map<string, RunningTask>();
  const taken = new Map<string, number[]>();
  let drawn = -Infinity;
  let compressed = '';

  const draw = (): void => {
    if (plan.length === 0) return;
    const waiting = plan.filter((task) => !finished.has(task.name) && !running.has(task.name));
    const left = secondsLeft(waiting, [...running.values()], taken, clock(), workers);
    const done = Math.round((BAR_CELLS * finished.size) / plan.length);
    const bar = '█'.repeat(done) + '░'.repeat(BAR_CELLS - done);
    const time =
      left === null ? `${duration(clock() - start)} so far` : `about ${wholeSeconds(Math.max(1, left))} left`;
    const doing = isTrained() ? [last, compressed] : [time, stage([...running.values()])];
    const parts = [`${bar} ${finished.size}/${plan.length} tasks`, ...doing];
    const line = parts.filter((part) => part !== '').join(' · ');
    drawn = clock();
    stream.write(`${ERASE_LINE}${line.slice(0, Math.max(0, (stream.columns ?? 80) - 1))}`);
  };
  const isTrained = (): boolean => finished.size === plan.length && !awaitsBest(plan);
  const timer = live ? setInterval(draw, REDRAW_SECONDS * 1000) : undefined;
  timer?.unref();

  return {
    onPlan(tasks) {
      plan = tasks;
      if (live) draw();
    },
    onTask({ task, state, seconds }) {
      if (state === 'running') running.set(task.name, { task, since: clock() });
      if (state === 'done' || state === 'stored') {
        running.delete(task.name);
        finished.add(task.name);
        if (seconds !== undefined) taken.set(taskFamily(task), [...(taken.get(taskFamily(task)) ?? []), seconds]);
      }
      // Tasks come and go by the dozen; a line that changes more often than this cannot be read.
      // After the last one this thread may be busy for a while, and what is said now stays.
      if (live && ((state === 'running' && clock() - drawn >= REDRAW_SECONDS) || isTrained())) draw();
      if (!live && state === 'done' && task.kind === 'evaluate')
        stream.write(`${task.model} evaluated: ${finished.size}/${plan.length} tasks, ${duration(clock() - start)}\n`);
    },
    onCompressed(done, total) {
      compressed = done < total ? `${bytes(done)} of ${bytes(total)} compressed` : '';
      if (live) draw();
    },
    stop() {
      clearInterval(timer);
      if (live && plan.length > 0) stream.write(ERASE_LINE);
    },
  };
}

/** What is being done, in few words. */
function stage(running: readonly RunningTask[]): string {
  const words = running.map(({ task }) => {
    if (task.kind === 'fit' || task.kind === 'fit-block' || task.kind === 'learning-curve')
      return `fitting ${task.model}`;
    if (task.kind === 'try') return `sweeping ${task.model}`;
    return WORDS.get(task.kind) ?? task.kind;
  });
  return [...new Set(words)].join(', ');
}

const WORDS: ReadonlyMap<string, string> = new Map([
  ['table', 'reading the data'],
  ['features', 'engineering features'],
  ['split', 'splitting'],
  ['inner-split', 'splitting'],
  ['choose', 'choosing hyperparameters'],
  ['preprocess', 'preprocessing'],
  ['evaluate', 'evaluating'],
  ['baseline', 'scoring what guessing gives'],
  ['select', 'ranking'],
  ['threshold', 'choosing the threshold'],
  ['test', 'testing'],
  ['drift', 'summarising the training data'],
  ['comparisons', 'comparing the models'],
  ['intervals', 'resampling the test set'],
  ['importance-repeat', 'permuting columns'],
  ['importance', 'permuting columns'],
]);
