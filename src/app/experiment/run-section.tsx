import { useState } from 'react';
import type { Problem } from '../../worker/protocol.ts';
import { countTasks, secondsLeft } from '../graph/progress.ts';
import { GraphKeys } from '../graph/graph-keys.tsx';
import { RerunTask } from '../graph/rerun-task.tsx';
import { TaskGraph } from '../graph/task-graph.tsx';
import { ProblemList } from '../parts/problem-list.tsx';
import { ProgressBar } from '../parts/progress-bar.tsx';
import { Section } from '../parts/section.tsx';
import { columnRemedies } from './remedies.ts';
import { RemedyButtons } from './remedy-buttons.tsx';
import { EstimateNote } from './estimate-note.tsx';
import { StorageLine } from './storage-line.tsx';
import { plural, seconds } from '../text/numbers.ts';
import {
  doneTitle,
  planSentence,
  progressSentence,
  progressTitle,
  spokenProgress,
  writingSentence,
} from '../text/run-words.ts';
import { useNow } from '../use-now.ts';
import { useActions, useSelect } from '../use-store.ts';

const shortcut = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘ ↵' : 'Ctrl ↵';

export function RunSection() {
  const { run: start, cancel } = useActions();
  const experiment = useSelect((state) => state.experiment);
  const workers = useSelect((state) => state.environment?.workers ?? 1);
  const { phase, profile, progress, plan, estimate, planProblems, runProblems, run, config } = experiment;
  const [showTasks, setShowTasks] = useState(false);
  const busy = phase !== 'idle';
  const now = useNow(busy);
  const ready = plan !== null;
  const hasErrors = (problems: readonly Problem[]): boolean => problems.some((problem) => problem.severity === 'error');
  const isBlocked = hasErrors(planProblems) || hasErrors(profile?.problems ?? []);
  const counts = progress === null ? null : countTasks(progress);

  const facts = run !== null && !busy && (
    <>
      <p>
        <strong>{seconds(run.seconds)}</strong>, {plural(workers, 'worker')}
      </p>
      <p>Seed {run.config.seed}</p>
    </>
  );
  const left = progress === null ? null : secondsLeft(progress, now, workers);
  return (
    <Section title="Run" facts={facts}>
      <div className="runbar">
        <button
          type="button"
          className="btn go"
          disabled={!ready && !busy}
          aria-disabled={busy}
          onClick={() => void start()}
          aria-label="Run"
          data-hint={shortcut}
        >
          Run
        </button>
        {busy ? (
          <button type="button" className="btn" disabled={phase === 'cancelling'} onClick={() => void cancel()}>
            Cancel
          </button>
        ) : (
          <p>{planSentence(plan, config?.check?.problems ?? [], isBlocked)}</p>
        )}
      </div>
      {!busy && estimate !== null && <EstimateNote estimate={estimate} />}
      {planProblems.length > 0 && (
        <ProblemList
          problems={planProblems}
          action={(problem) => {
            const column = profile?.columns.find(({ name }) => name === problem.place?.name);
            return (
              column !== undefined && (
                <RemedyButtons remedies={columnRemedies(problem, column)} of={`${column.name}, to run`} />
              )
            );
          }}
        />
      )}
      <div role="alert">{runProblems.length > 0 && <ProblemList problems={runProblems} />}</div>
      {progress !== null && counts !== null && counts.total > 0 && (
        <>
          <div className="head">
            <h3>{busy ? progressTitle(counts) : doneTitle(counts)}</h3>
            {busy && (
              <p className="small mid">
                {progressSentence(counts, left, phase === 'cancelling', writingSentence(progress.compressed))}
              </p>
            )}
          </div>
          {busy && <ProgressBar label="Tasks finished" counts={counts} />}
          <div className={busy || showTasks ? undefined : 'only-wide tasks'}>
            <TaskGraph
              tasks={progress.tasks}
              statuses={progress.statuses}
              now={now}
              label="Tasks of the run, stages from left to right, a column a fold"
              actions={(task) =>
                !busy && run !== null && <RerunTask key={task.name} runSha256={run.sha256} task={task.name} />
              }
            />
            <GraphKeys states={['done', 'stored', 'running', 'waiting']} />
          </div>
          {!busy && !showTasks && (
            <button type="button" className="link only-narrow" aria-expanded={false} onClick={() => setShowTasks(true)}>
              Show tasks
            </button>
          )}
        </>
      )}
      {!busy && <StorageLine />}
      <p className="sr" role="status">
        {busy
          ? spokenProgress(counts ?? { finished: 0, total: 0 })
          : run !== null
            ? `Finished in ${seconds(run.seconds)}. Results follow.`
            : ''}
      </p>
    </Section>
  );
}
