import { lazy, Suspense, useState } from 'react';
import { useSelect } from '../use-store.ts';
import { Checklist } from './checklist.tsx';
import { Checks, type AskedCheck } from './checks.tsx';
import { DataPanel } from './data-panel.tsx';
import { DepthLadder } from './depth-ladder.tsx';
import { EmptyVerify } from './empty-verify.tsx';
import { Hero } from './hero.tsx';
import { ReplaySection } from './replay-section.tsx';

const ComparePlace = lazy(() => import('../compare/compare-place.tsx'));

export function VerifyPlace() {
  const verify = useSelect((state) => state.verify);
  const { bundle, comparison } = verify;
  const [asked, setAsked] = useState<AskedCheck | null>(null);
  if (comparison !== null)
    return (
      <Suspense fallback={null}>
        <ComparePlace key={`${comparison.first.name} ${comparison.second.name}`} comparison={comparison} />
      </Suspense>
    );
  if (bundle === null)
    return <EmptyVerify opening={verify.opening} refused={verify.refused} problems={verify.problems} />;
  return (
    <>
      <h1 className="sr">Verify</h1>
      <Hero
        bundle={bundle}
        openedIn={verify.openedIn}
        phase={verify.phase}
        problems={[...verify.problems, ...verify.replayProblems]}
      />
      {bundle.dataset !== null && (
        <DataPanel dataset={bundle.dataset} opening={verify.opening} otherData={verify.otherData} />
      )}
      <DepthLadder bundle={bundle} />
      <ReplaySection bundle={bundle} progress={verify.progress} phase={verify.phase} />
      <Checklist bundle={bundle} show={(id) => setAsked({ id })} />
      <Checks bundle={bundle} asked={asked} />
    </>
  );
}
