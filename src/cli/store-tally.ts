import type { RunProgress, TaskEvent } from '../core/index.ts';

export interface StoreTally extends RunProgress {
  onTask(event: TaskEvent): void;
  /** How many of the run's tasks came from the store; dataset and table, which are read before it, do not count. */
  tally(): { readonly stored: number; readonly tasks: number };
}

export function createStoreTally(): StoreTally {
  let stored = 0;
  let tasks = 0;
  return {
    onTask({ task, state }) {
      if (task.kind === 'dataset' || task.kind === 'table') return;
      if (state === 'stored') stored += 1;
      if (state === 'stored' || state === 'done') tasks += 1;
    },
    tally: () => ({ stored, tasks }),
  };
}
