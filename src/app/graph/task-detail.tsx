import type { ReactNode } from 'react';
import type { Task } from '../../worker/protocol.ts';
import { HashChip } from '../parts/fingerprint.tsx';
import { plural, seconds } from '../text/numbers.ts';
import type { TaskStatuses } from './cell-state.ts';
import type { GraphCell } from './layout.ts';

interface Props {
  readonly cell: GraphCell;
  readonly tasks: readonly Task[];
  readonly statuses: TaskStatuses;
  readonly actions?: (task: Task) => ReactNode;
}

/** One line about the selected cell: its last task (the one that others read), time, hash, inputs. */
export function TaskDetail({ cell, tasks, statuses, actions }: Props) {
  const name = cell.tasks.at(-1);
  const task = tasks.find((candidate) => candidate.name === name);
  if (task === undefined) return <p className="sel">{cell.label}: known once the best model is.</p>;
  const status = statuses.get(task.name);
  const blocks = task.inputs.filter((input) => input.startsWith(`${task.name}/`)).length;
  const from = task.inputs.filter((input) => !input.startsWith(`${task.name}/`));
  return (
    <div className="sel" aria-live="polite">
      <span className="mono strong">{task.name}</span>
      {status !== undefined && status.seconds !== null && <span>{seconds(status.seconds)}</span>}
      {status !== undefined && status.sha256 !== null && <HashChip sha256={status.sha256} bare />}
      {status?.other && (
        <>
          <span className="bad">
            <span aria-hidden="true">≠</span>
            <span className="sr">differs from</span>
          </span>
          <HashChip sha256={status.other} bare different />
        </>
      )}
      {blocks > 0 && <span>joins {plural(blocks, 'block')}</span>}
      {from.length > 0 && <span className="break">from {from.join(', ')}</span>}
      {task.config.length > 0 && <span className="break">reads {task.config.join(', ')}</span>}
      {actions?.(task)}
    </div>
  );
}
