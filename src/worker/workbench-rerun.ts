import { sha256 } from '../core/bytes/digest.ts';
import { sliceConfig } from '../core/config/slice.ts';
import { problemError } from '../core/errors.ts';
import { ancestorsOf } from '../core/pipeline/ancestors.ts';
import { executeTasks } from '../core/pipeline/execute-run.ts';
import { planFinal, planSelection } from '../core/pipeline/plan.ts';
import type { RunResult } from '../core/pipeline/result.ts';
import type { Hashed } from '../core/pipeline/task.ts';
import type { RerunView } from './protocol.ts';
import { clock, type Session } from './workbench-session.ts';

/**
 * Does one task of a finished run again. Its inputs may come from the store; its own output does not, and the workers
 * have seen nothing before.
 * @throws SelfsameError `file/not-found` for a task that the run does not have, `run/cancelled`
 */
export async function rerunTask(
  session: Session,
  run: RunResult,
  name: string,
  signal: AbortSignal,
): Promise<RerunView> {
  const { config, dataset } = run;
  const tasks = [...planSelection(config), ...planFinal(config, run.final.model)];
  const task = tasks.find((candidate) => candidate.name === name);
  const expected = run.tasks.find((record) => record.name === name)?.sha256;
  if (task === undefined || expected === undefined)
    throw problemError('file/not-found', `The run has no task ${name}.`, { fix: 'Choose a task of the finished run.' });
  if (task.inputs.length === 0) {
    const begun = clock();
    return { expected, actual: await sha256(dataset.bytes), seconds: clock() - begun };
  }
  const outputs = new Map<string, Hashed>([['dataset', dataset]]);
  await executeTasks(ancestorsOf([task], tasks), config, outputs, {
    executor: session.executor,
    store: session.store,
    signal,
  });
  session.workers.close();
  const begun = clock();
  const bytes = await session.executor.run(
    {
      task,
      seed: config.seed,
      slices: task.config.map((path) => sliceConfig(config, path)),
      inputs: task.inputs.map((input) => outputs.get(input) as Hashed),
    },
    signal,
  );
  return { expected, actual: await sha256(bytes), seconds: clock() - begun };
}
