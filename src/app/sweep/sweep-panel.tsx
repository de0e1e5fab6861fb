import { lazy, Suspense } from 'react';
import type { RunView, SweepView } from '../../worker/protocol.ts';

const SweepFigures = lazy(() => import('./sweep-figures.tsx'));

/** What was tried and chosen; drawn once its code is here. */
export function SweepPanel({ run, sweep }: { readonly run: RunView; readonly sweep: SweepView }) {
  return (
    <div className="sub sweeps">
      <Suspense fallback={<p className="note">Drawing the sweep…</p>}>
        <SweepFigures run={run} sweep={sweep} />
      </Suspense>
    </div>
  );
}
