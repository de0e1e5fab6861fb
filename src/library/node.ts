/** What the package has for Node alone. */
import { defaultWorkers } from '../platform/node/machine.ts';
import { spawnTaskWorker } from '../platform/node/task-workers.ts';
import { createWorkerPool } from '../platform/worker-pool.ts';
import type { Executor } from '../core/index.ts';

/** Runs tasks in worker threads. */
export interface Threads extends Executor {
  /** Ends the threads, without which Node would not end. */
  close(): void;
}

/** Beside this file in the package. Not in the call itself, where a bundler would put the source of it. */
const THREAD = './thread.js';

/**
 * Worker threads for `train` and `verify`. Their number changes how long it takes and nothing else.
 * @param count as many as there are cores, at most 8, where it is not given
 */
export function createThreads(count: number = defaultWorkers()): Threads {
  return createWorkerPool(count, () => spawnTaskWorker(new URL(THREAD, import.meta.url)));
}
