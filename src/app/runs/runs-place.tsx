import { lazy, Suspense, useEffect, useState } from 'react';
import { useActions, useSelect } from '../use-store.ts';
import { MOST_COMPARED, useCompared } from './address.ts';
import { EmptyRuns } from './empty-runs.tsx';
import { RunsList } from './runs-list.tsx';
import { RunsSaid } from './runs-said.tsx';

const CompareRuns = lazy(() => import('./compare-runs.tsx'));

const NONE: ReadonlySet<string> = new Set();

/** The history: every finished run, and any of them side by side. */
export default function RunsPlace() {
  const { lookAtRuns } = useActions();
  const view = useSelect((state) => state.runs.view);
  const run = useSelect((state) => state.experiment.run);
  const compared = useCompared();
  const [chosen, setChosen] = useState(NONE);
  useEffect(() => void lookAtRuns(), [lookAtRuns, run]);
  if (view === null) return <h1 className="sr">Runs</h1>;
  if (compared !== '')
    return (
      <Suspense fallback={null}>
        <CompareRuns ids={compared} heads={view.runs} />
      </Suspense>
    );
  const there = view.runs.filter(({ sha256 }) => chosen.has(sha256)).map(({ sha256 }) => sha256);
  function choose(id: string): void {
    const next = new Set(there);
    if (!next.delete(id) && next.size < MOST_COMPARED) next.add(id);
    setChosen(next);
  }
  return (
    <>
      <h1 className="sr">Runs</h1>
      <RunsSaid />
      {view.runs.length === 0 ? (
        <EmptyRuns view={view} />
      ) : (
        <RunsList view={view} chosen={there} onChoose={choose} onClear={() => setChosen(NONE)} />
      )}
    </>
  );
}
