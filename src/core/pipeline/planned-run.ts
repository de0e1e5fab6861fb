import { sha256 } from '../bytes/digest.ts';
import type { RunConfig } from '../config/config.ts';
import { sliceConfig } from '../config/slice.ts';
import { bestModel } from './execute-run.ts';
import type { TaskStore } from './executor.ts';
import { planBeforehand, planFinal, planSelection } from './plan.ts';
import type { Hashed, Task } from './task.ts';
import { taskKey } from './task-key.ts';

export interface PlannedRun {
  /** Without the tasks after `select` as long as the best model is not known. */
  readonly tasks: readonly Task[];
  /** Names of the tasks whose output is in the store. */
  readonly stored: readonly string[];
}

/** What a run would do: a task is known to be stored when all its inputs are. */
export async function plannedRun(dataset: Hashed, config: RunConfig, store: TaskStore): Promise<PlannedRun> {
  const outputs = new Map<string, Hashed>([['dataset', dataset]]);
  const look = async (tasks: readonly Task[]): Promise<void> => {
    for (const task of tasks) {
      if (outputs.has(task.name) || !task.inputs.every((name) => outputs.has(name))) continue;
      const slices = task.config.map((path) => sliceConfig(config, path));
      const inputs = task.inputs.map((name) => outputs.get(name) as Hashed);
      const bytes = await store.get(await taskKey({ task, seed: config.seed, slices, inputs }));
      if (bytes !== undefined) outputs.set(task.name, { bytes, sha256: await sha256(bytes) });
    }
  };
  const selection = planSelection(config);
  let tasks = [...selection, ...planBeforehand()];
  await look(tasks);
  if (outputs.has('select')) {
    tasks = [...selection, ...planFinal(config, bestModel(outputs))];
    await look(tasks);
  }
  return { tasks, stored: tasks.map((task) => task.name).filter((name) => name !== 'dataset' && outputs.has(name)) };
}
