import { buildBundle } from '../core/bundle/build-bundle.ts';
import { executeRun } from '../core/pipeline/execute-run.ts';
import { createMemoryStore } from '../core/pipeline/memory-store.ts';
import type { RunResult } from '../core/pipeline/result.ts';
import type { ProofView, RunListener } from './protocol.ts';
import { clock, type Session } from './workbench-session.ts';
import { toldProgress } from './told-progress.ts';

/** Trains a finished run again from its dataset and config alone: an empty store, workers that have seen nothing. */
export async function proveRun(
  session: Session,
  run: RunResult,
  listener: RunListener,
  signal: AbortSignal,
): Promise<ProofView> {
  const begun = clock();
  session.workers.close();
  const { dataset, configFile, config } = run;
  const again = await executeRun(
    { dataset, configFile, config },
    {
      executor: session.executor,
      store: createMemoryStore(),
      signal,
      clock,
      progress: toldProgress(listener),
    },
  );
  const { sha256 } = await buildBundle(again, { executor: session.executor, signal });
  const different = again.tasks.find((task, i) => task.sha256 !== run.tasks[i]?.sha256);
  return { sha256, seconds: clock() - begun, firstDifference: different?.name ?? null, tasks: again.tasks.length };
}
