import { problemError } from '../errors.ts';
import type { Executor } from './executor.ts';
import { createMemo, runTask } from './run-task.ts';

/** Runs tasks in this very thread, one at a time. */
export function createInlineExecutor(): Executor {
  const memo = createMemo(16);
  return {
    concurrency: 1,
    run: async (request, signal) => {
      if (signal?.aborted) throw problemError('run/cancelled', 'The run was cancelled.');
      return Promise.resolve(runTask(request, memo));
    },
  };
}
