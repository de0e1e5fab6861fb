import { lazy, memo, Suspense, useEffect } from 'react';
import type { RunView } from '../../worker/protocol.ts';
import { Fold } from '../parts/fold.tsx';
import { Section } from '../parts/section.tsx';
import { useFolded } from '../parts/use-folded.ts';
import { className, modelName } from '../text/names.ts';
import { count, score } from '../text/numbers.ts';
import { useStages } from '../use-stages.ts';
import { useActions, useSelect } from '../use-store.ts';
import { CalibrationFigure } from './calibration-figure.tsx';
import { SweepPanel } from '../sweep/sweep-panel.tsx';
import { rocFinding, testFinding, thresholdFinding } from './findings.ts';
import { ImportanceFigure } from './importance-figure.tsx';
import { RANK_NAMES } from './leaderboard.ts';
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
  const rankBy = run.config.cv.rank_by;
  const { isFolded, hide, show } = useFolded(run.sha256);
  const folded = isFolded && (
    <div className="foldline">
      <span className="strong">{modelName(best)}</span>
      <span>
        {RANK_NAMES[rankBy]} {score(run.models[0].mean[rankBy])}
      </span>
      <button type="button" className="link" onClick={show} aria-expanded={false}>
        Show results
      </button>
    </div>
  );
  return (
    <Section title="Results" facts={facts} folded={folded} onHide={hide} className="results">
      <LeaderboardTable run={run} />
      {run.sweep !== null && <SweepPanel run={run} sweep={run.sweep} />}
      {stages > 1 && (
        <Fold name="Threshold" says={thresholdFinding(run)} open>
          <figures.Threshold run={run} />
        </Fold>
      )}
      {stages > 2 && (
        <Fold name="ROC and precision-recall" says={rocFinding(run.models[0], positive, true)} two>
          <figures.Roc run={run} />
          {stages > 3 && <figures.PrecisionRecall run={run} />}
        </Fold>
      )}
      {stages > 4 && (
        <Fold name="Test" says={testFinding(run)}>
          <figures.Test run={run} />
        </Fold>
      )}
      {stages > 5 && (
        <Fold name={run.importance === null ? 'Calibration' : 'Calibration and importance'} two>
          <figures.Calibration run={run} />
          {run.importance !== null && <ImportanceFigure run={run} importance={run.importance} />}
        </Fold>
      )}
      {stages > 6 && (
        <Fold name="Worst mistakes">
          <Suspense fallback={null}>
            <WorstMistakes run={run} />
          </Suspense>
        </Fold>
      )}
      {stages > 7 && (
        <Fold name="The model itself" says={modelName(best)}>
          <Suspense fallback={null}>
            <ModelFigure run={run} />
          </Suspense>
        </Fold>
      )}
      {stages > 8 && (
        <Fold name="Learning curve" says="Would more rows help?">
          <Suspense fallback={null}>
            <LearningPanel run={run} />
          </Suspense>
        </Fold>
      )}
    </Section>
  );
}
