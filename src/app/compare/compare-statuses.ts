import type { BundleDiff } from '../../worker/protocol.ts';
import type { TaskStatus, TaskStatuses } from '../graph/cell-state.ts';

/** The first bundle's tasks as the second's compare with them, for the drawn graph. */
export function compareStatuses({ tasks: { tasks } }: BundleDiff): TaskStatuses {
  const statuses = new Map<string, TaskStatus>(
    tasks.map(({ name, state, expected, actual }) => [
      name,
      {
        state: expected === null ? 'second' : state === 'not reached' ? 'first' : state,
        seconds: null,
        startedAt: null,
        sha256: expected ?? actual,
        other: expected === null || actual === null || expected === actual ? null : actual,
      },
    ]),
  );
  // The dataset has no cell of its own: where it is another, the table that is read from it stands for it.
  const table = statuses.get('table');
  if (table !== undefined && statuses.get('dataset')?.state === 'different')
    statuses.set('table', { ...table, state: 'different' });
  return statuses;
}
