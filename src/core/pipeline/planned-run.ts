import { unpack } from '../bytes/pack.ts';
import type { ModelName, RunConfig } from '../config/config.ts';
import type { TaskStore } from './executor.ts';
import { decodeOutput } from './outputs.ts';
import { planBeforehand, planFinal, planSelection } from './plan.ts';
import { slicesOf } from './slices.ts';
import type { Task } from './task.ts';
import { taskKey } from './task-key.ts';

export interface PlannedRun {
  /** Without the tasks after `select` as long as the best model is not known. */
  readonly tasks: readonly Task[];
  /** Names of the tasks whose output is in the store. */
  readonly stored: readonly string[];
}

/**
 * What a run would do: a task is known to be stored when all its inputs are.
 * @param known hashes of outputs that the run is given, the dataset's at least
 */
export async function plannedRun(
  known: ReadonlyMap<string, string>,
  config: RunConfig,
  store: TaskStore,
): Promise<PlannedRun> {
  const hashes = new Map(known);
  const keys = new Map<string, string>();
  const look = async (tasks: readonly Task[]): Promise<void> => {
    for (const task of tasks) {
      if (hashes.has(task.name) || !task.inputs.every((name) => hashes.has(name))) continue;
      const slices = slicesOf(task, config);
      const inputs = task.inputs.map((name) => ({ sha256: hashes.get(name) as string }));
      const key = await taskKey({ task, seed: config.seed, slices, inputs });
      const hash = await store.find(key);
      if (hash === undefined) continue;
      hashes.set(task.name, hash);
      keys.set(task.name, key);
    }
  };
  const best = async (): Promise<ModelName | undefined> => {
    const key = keys.get('select');
    const select = key === undefined ? undefined : await store.get(key);
    return select && (decodeOutput('ranking', unpack(select.bytes)).ranking[0] as ModelName);
  };
  const selection = planSelection(config);
  let tasks = [...selection, ...planBeforehand()];
  await look(tasks);
  const model = await best();
  if (model !== undefined) {
    tasks = [...selection, ...planFinal(config, model)];
    await look(tasks);
  }
  return { tasks, stored: tasks.map((task) => task.name).filter((name) => keys.has(name)) };
}
