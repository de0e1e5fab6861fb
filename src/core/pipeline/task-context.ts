import type { Value } from '../bytes/value.ts';
import type { Engine } from '../models/engine.ts';
import type { TaskRequest } from './executor.ts';

/**
 * Remembers decoded inputs under their hash, so that a worker decodes the table once and not for every task. It can
 * only save time: an entry is a function of the bytes that the hash names.
 */
export interface Memo {
  get<T>(key: string, make: () => T): T;
}

/** What a task function sees: its inputs decoded, and nothing else. */
export interface TaskContext extends TaskRequest {
  readonly memo: Memo;
  /** Whose classifiers a fit uses. */
  readonly engine: Engine;
  /** Decoded input number `index`. */
  input(index: number): Value;
}
