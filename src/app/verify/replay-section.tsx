import { useMemo } from 'react';
import type { BundleView } from '../../worker/protocol.ts';
import { replayStatuses } from '../graph/cell-state.ts';
import { GraphKeys } from '../graph/graph-keys.tsx';
import { FirstDifference } from './first-difference.tsx';
import { countTasks, secondsLeft, type Progress } from '../graph/progress.ts';
import { TaskGraph } from '../graph/task-graph.tsx';
import { ProgressBar } from '../parts/progress-bar.tsx';
import { Section } from '../parts/section.tsx';
import { SpotCheckTable } from './spot-check-table.tsx';
import type { RunPhase } from '../store/run-phase.ts';
import { plural } from '../text/numbers.ts';
import { progressSentence, progressTitle } from '../text/run-words.ts';
import { replayFinding } from '../text/verdict-words.ts';
import { useNow } from '../use-now.ts';
import { useSelect } from '../use-store.ts';

interface Props {
  readonly bundle: BundleView;
  readonly progress: Progress | null;
  readonly phase: RunPhase;
}

/** The run that the bundle names, as a graph: what came out the same when it was repeated, and where it parts. */
export function ReplaySection({ bundle, progress, phase }: Props) {
  const workers = useSelect((state) => state.environment?.workers ?? 1);
  const busy = phase !== 'idle';
  const now = useNow(busy);
  const { replay, spotCheck } = bundle.report;
  const found = busy ? null : (replay ?? spotCheck);
  const statuses = useMemo(() => {
    const ran = progress?.statuses ?? new Map();
    return found === null ? ran : replayStatuses(found, ran);
  }, [found, progress]);
  if (bundle.tasks.length === 0) return null;
  const first = found?.tasks.find((task) => task.name === found.firstDifference);
  const counts = progress === null ? null : countTasks(progress);
  const running = busy && counts !== null && progress !== null;
  return (
    <Section title="Tasks" facts={<p>Hashes of {plural(bundle.tasks.length, 'task')} came with the bundle.</p>}>
      <div className="head">
        <h3>{running ? progressTitle(counts) : replayFinding(bundle)}</h3>
        {running && (
          <p className="small mid">
            {progressSentence(
              counts,
              secondsLeft(progress, now, workers),
              phase === 'cancelling',
              'Comparing what came out with the bundle.',
            )}
          </p>
        )}
      </div>
      {running && <ProgressBar label="Tasks repeated" counts={counts} />}
      <TaskGraph
        tasks={bundle.tasks}
        statuses={statuses}
        now={now}
        label="Tasks of the bundled run, stages from left to right, a column a fold"
      />
      {(busy || found !== null) && (
        <GraphKeys states={found === null ? ['waiting', 'running', 'done'] : ['same', 'different', 'affected']} />
      )}
      {first !== undefined && <FirstDifference name={first.name} expected={first.expected} actual={first.actual} />}
      {spotCheck !== null && !busy && <SpotCheckTable spotCheck={spotCheck} />}
    </Section>
  );
}
