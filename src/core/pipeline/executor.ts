import type { CancelSignal } from '../bytes/universal.ts';
import type { Json } from '../bytes/value.ts';
import type { Hashed, Task } from './task.ts';

/** Everything that a task may depend on. */
export interface TaskRequest {
  readonly task: Task;
  readonly seed: number;
  /** The values of `task.config`, in its order. */
  readonly slices: readonly Json[];
  /** The outputs of `task.inputs`, in its order. */
  readonly inputs: readonly Hashed[];
}

/** Runs tasks somewhere: in this thread, in workers. Nothing in a task knows where. */
export interface Executor {
  /** How many tasks it can run at once. */
  readonly concurrency: number;
  /** The canonical output bytes. Rejects with `run/cancelled` when `signal` aborts. */
  run(request: TaskRequest, signal?: CancelSignal): Promise<Uint8Array>;
}

/**
 * Keeps the outputs of finished tasks under their keys, which name everything that an output depends on. May forget; must
 * never return other bytes than were put, so that no result depends on it.
 */
export interface TaskStore {
  /** The SHA-256 of the output that `get` should give, without reading it. */
  find(key: string): Promise<string | undefined>;
  get(key: string): Promise<Hashed | undefined>;
  /** Returns at once: a store that takes time to write does it behind the run. */
  put(key: string, output: Hashed): void;
}

export type TaskState = 'waiting' | 'running' | 'done' | 'stored';

/** What happened to one task. `seconds` is for people and never enters a hashed file. */
export interface TaskEvent {
  readonly task: Task;
  readonly state: TaskState;
  readonly seconds?: number;
  readonly sha256?: string;
}

export interface RunProgress {
  /** The plan as far as it is known; grows once, when the best model is selected. */
  onPlan?(tasks: readonly Task[]): void;
  onTask?(event: TaskEvent): void;
}

/** A monotonic clock in seconds, injected: the core has none. */
export type Clock = () => number;
