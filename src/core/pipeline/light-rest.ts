import type { PlannedRun } from './planned-run.ts';
import type { TaskKind } from './task.ts';

/** Each takes less than it takes to start a worker; those after the threshold are among them. */
const LIGHT: ReadonlySet<TaskKind> = new Set(['threshold', 'test', 'drift', 'comparisons', 'intervals', 'importance']);

/** Whether what the store does not have is done sooner in the caller's own thread than by workers that start for it. */
export function restIsLight({ tasks, stored }: PlannedRun): boolean {
  const known = new Set(stored);
  const rest = tasks.filter(({ name, kind }) => kind !== 'dataset' && kind !== 'table' && !known.has(name));
  // As long as the best model is not known there are fits beyond the plan.
  return tasks.some(({ kind }) => kind === 'test') && rest.every(({ kind }) => LIGHT.has(kind));
}
