import { useMemo } from 'react';
import type { ComparisonView } from '../../worker/protocol.ts';
import { viewCell, type CellState } from '../graph/cell-state.ts';
import { GraphKeys } from '../graph/graph-keys.tsx';
import { allCells, layoutGraph } from '../graph/layout.ts';
import { TaskGraph } from '../graph/task-graph.tsx';
import { HashDigits } from '../parts/fingerprint.tsx';
import { Section } from '../parts/section.tsx';
import { count } from '../text/numbers.ts';
import { compareStatuses } from './compare-statuses.ts';
import { taskCounts, tasksFinding } from './findings.ts';

const KEYS: readonly CellState[] = ['same', 'different', 'affected', 'first', 'second'];

/** Where the two part first, and how far the difference spreads. */
export function ComparedTasks({ view }: { readonly view: ComparisonView }) {
  const { diff, tasks } = view;
  const statuses = useMemo(() => compareStatuses(diff), [diff]);
  const counts = taskCounts(diff);
  const first = diff.tasks.tasks.find(({ name }) => name === diff.tasks.first_difference);
  const keys = useMemo(() => {
    const drawn = new Set(allCells(layoutGraph(tasks)).map((cell) => viewCell(cell, statuses, 0).state));
    return KEYS.filter((state) => drawn.has(state));
  }, [tasks, statuses]);
  if (tasks.length === 0) return null;
  return (
    <Section
      title="Tasks"
      facts={
        <>
          <Fact n={counts.same} words="the same" />
          <Fact n={counts.different} words="different by themselves" />
          <Fact n={counts.affected} words="affected by them" />
          <Fact n={counts.first} words="in the first alone" />
          <Fact n={counts.second} words="in the second alone" />
        </>
      }
    >
      <h3>{tasksFinding(diff)}</h3>
      <TaskGraph
        tasks={tasks}
        statuses={statuses}
        now={0}
        label="Tasks of both runs, stages from left to right, a column a fold"
      />
      <GraphKeys states={keys} />
      {first !== undefined && (
        <dl className="hashpair">
          <dt>Task</dt>
          <dd className="mono bad break">{first.name}</dd>
          <dt>First</dt>
          <dd>{first.expected === null ? 'has no such task' : <HashDigits sha256={first.expected} />}</dd>
          <dt>Second</dt>
          <dd className="bad">{first.actual === null ? 'has no such task' : <HashDigits sha256={first.actual} />}</dd>
        </dl>
      )}
    </Section>
  );
}

function Fact({ n, words }: { readonly n: number; readonly words: string }) {
  return n === 0 ? null : (
    <p>
      <strong>{count(n)}</strong> {words}
    </p>
  );
}
