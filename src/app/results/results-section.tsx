import { lazy, memo, Suspense, useEffect } from 'react';
import type { RunView } from '../../worker/protocol.ts';
import { Section } from '../parts/section.tsx';
import { className } from '../text/names.ts';
import { count } from '../text/numbers.ts';
import { useStages } from '../use-stages.ts';
import { useActions, useSelect } from '../use-store.ts';
import { CalibrationFigure } from './calibration-figure.tsx';
import { SweepPanel } from '../sweep/sweep-panel.tsx';
import { ImportanceFigure } from './importance-figure.tsx';
import { LeaderboardTable } from './leaderboard-table.tsx';
import { PrecisionRecallFigure } from './precision-recall-figure.tsx';
import { RocFigure } from './roc-figure.tsx';
import { isSameRun } from './same-run.ts';
import { TestFigures } from './test-figures.tsx';
import { ThresholdFigure } from './threshold-figure.tsx';

const ModelFigure = lazy(() => import('./model/model-figure.tsx'));
const LearningPanel = lazy(() => import('./learning/learning-panel.tsx'));
const WorstMistakes = lazy(() => import('./rows/worst-mistakes.tsx'));

const figures = {
  Threshold: memo(ThresholdFigure, isSameRun),
  Roc: memo(RocFigure, isSameRun),
  PrecisionRecall: memo(PrecisionRecallFigure, isSameRun),
  Calibration: memo(CalibrationFigure, isSameRun),
  Test: memo(TestFigures, isSameRun),
};

export default function ResultsSection({ run }: { readonly run: RunView }) {
  const { lookAt } = useActions();
  const isNew = useSelect(({ results }) => results.run !== run.sha256);
  const best = run.models[0].model;
  useEffect(() => {
    if (isNew) void lookAt(run.sha256, best, 'out_of_fold');
  }, [isNew, lookAt, run.sha256, best]);
  const stages = useStages(9);
  const positive = className(run.config.data.target, run.labels[1]);
  const facts = (
    <>
      <p>
        {run.config.cv.n_splits}-fold cross-validation on <strong>{count(run.trainRows)}</strong> rows;{' '}
        <strong>{count(run.testRows)}</strong> rows kept for the test.
      </p>
      <p>
        Seed <strong>{run.config.seed}</strong>
      </p>
      <p className="break">
        Looked for: <strong className="mono">{positive}</strong>
      </p>
    </>
  );
  return (
    <Section title="Results" facts={facts} className="results">
      <LeaderboardTable run={run} />
      {run.sweep !== null && <SweepPanel run={run} sweep={run.sweep} />}
      {stages > 1 && (
        <div className="sub">
          <figures.Threshold run={run} />
        </div>
      )}
      {stages > 2 && (
        <div className="sub two">
          <figures.Roc run={run} />
          {stages > 3 && <figures.PrecisionRecall run={run} />}
        </div>
      )}
      {stages > 4 && (
        <div className="sub">
          <figures.Test run={run} />
        </div>
      )}
      {stages > 5 && (
        <div className="sub two">
          <figures.Calibration run={run} />
          {run.importance !== null && <ImportanceFigure run={run} importance={run.importance} />}
        </div>
      )}
      {stages > 6 && (
        <div className="sub">
          <Suspense fallback={null}>
            <WorstMistakes run={run} />
          </Suspense>
        </div>
      )}
      {stages > 7 && (
        <div className="sub">
          <Suspense fallback={null}>
            <ModelFigure run={run} />
          </Suspense>
        </div>
      )}
      {stages > 8 && (
        <div className="sub">
          <Suspense fallback={null}>
            <LearningPanel run={run} />
          </Suspense>
        </div>
      )}
    </Section>
  );
}
