import { lazy, Suspense } from 'react';
import type { RunView } from '../../worker/protocol.ts';
import { useSelect } from '../use-store.ts';
import { useStages } from '../use-stages.ts';
import { ConfigSection } from './config-section.tsx';
import { DataSection } from './data-section.tsx';
import { EmptyExperiment } from './empty-experiment.tsx';
import { RunSection } from './run-section.tsx';
import { WantedData } from './wanted-data.tsx';

const ResultsSection = lazy(() => import('../results/results-section.tsx'));
const CrossCheckSection = lazy(() => import('../results/crosscheck-section.tsx'));
const BundleSection = lazy(() => import('../results/bundle-section.tsx'));

export function ExperimentPlace() {
  const dataset = useSelect((state) => state.experiment.dataset);
  const config = useSelect((state) => state.experiment.config);
  const opening = useSelect((state) => state.experiment.opening);
  const problems = useSelect((state) => state.experiment.datasetProblems);
  const run = useSelect((state) => state.experiment.run);
  if (dataset === null && config === null && problems.length === 0) return <EmptyExperiment opening={opening} />;
  return (
    <>
      <h1 className="sr">Experiment</h1>
      <WantedData />
      <DataSection />
      <Rest hasConfig={config !== null} hasDataset={dataset !== null} run={run} />
    </>
  );
}

interface RestProps {
  readonly hasConfig: boolean;
  readonly hasDataset: boolean;
  readonly run: RunView | null;
}

/** What stands below the data, a section at a time. */
function Rest({ hasConfig, hasDataset, run }: RestProps) {
  const stages = useStages(3);
  return (
    <>
      {stages > 1 && hasConfig && <ConfigSection />}
      {stages > 2 && hasDataset && hasConfig && <RunSection />}
      {run !== null && <Outcome run={run} />}
    </>
  );
}

/** What a run has come to: a run that ends draws each of these in a task of its own. */
function Outcome({ run }: { readonly run: RunView }) {
  const stages = useStages(3);
  return (
    <Suspense fallback={null}>
      <ResultsSection run={run} />
      {stages > 1 && <CrossCheckSection run={run} />}
      {stages > 2 && <BundleSection run={run} />}
    </Suspense>
  );
}
