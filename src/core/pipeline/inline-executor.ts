import { problemError } from '../errors.ts';
import { OWN_ENGINE, type EngineLoader } from '../models/engine.ts';
import type { Executor } from './executor.ts';
import { createMemo, runTask } from './run-task.ts';

/** Runs tasks in this very thread, one at a time. */
export function createInlineExecutor(loadEngine: EngineLoader = ownEngine): Executor {
  const memo = createMemo(16);
  return {
    concurrency: 1,
    run: async (request, signal) => {
      if (signal?.aborted) throw problemError('run/cancelled', 'The run was cancelled.');
      return runTask(request, memo, await loadEngine(request.task.engine ?? OWN_ENGINE.name));
    },
  };
}

const ownEngine: EngineLoader = () => Promise.resolve(OWN_ENGINE);
