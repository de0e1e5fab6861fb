import { useState } from 'react';
import type { ModelName, RunView } from '../../../worker/protocol.ts';
import { countTasks, secondsLeft } from '../../graph/progress.ts';
import { ProblemList } from '../../parts/problem-list.tsx';
import { ProgressBar } from '../../parts/progress-bar.tsx';
import { isBusyBeside } from '../../store/state.ts';
import { modelName } from '../../text/names.ts';
import { plural } from '../../text/numbers.ts';
import { progressSentence, progressTitle } from '../../text/run-words.ts';
import { useNow } from '../../use-now.ts';
import { useActions, useSelect } from '../../use-store.ts';
import { useShownModel } from '../explore/use-shown-model.ts';
import { LearningFigure } from './learning-figure.tsx';

/** Parts that a curve is drawn from: a tenth to all. */
const PARTS = 5;

/** Would more rows help? Trained on request, since it takes as long as a model's own folds and some. */
export default function LearningPanel({ run }: { readonly run: RunView }) {
  const { drawLearningCurve, cancelLearningCurve } = useActions();
  const shown = useShownModel(run);
  const { phase, model: asked, progress, curves, problems } = useSelect((state) => state.experiment.learning);
  const blocked = useSelect(({ experiment }) => experiment.phase !== 'idle' || isBusyBeside(experiment));
  const workers = useSelect((state) => state.environment?.workers ?? 1);
  const [chosen, setChosen] = useState<ModelName | null>(null);
  const running = phase !== 'idle';
  const now = useNow(running);
  const model = (running ? asked : chosen) ?? shown;
  const curve = curves[model];
  const counts = progress === null ? null : countTasks(progress);
  const folds = run.config.cv.n_splits;
  return (
    <>
      {curve === undefined ? <h3>Would more rows help?</h3> : <LearningFigure run={run} curve={curve} />}
      {curve === undefined && (
        <p className="note">
          A learning curve trains a model on a tenth, then on more, then on all of each fold’s training rows (
          {plural(PARTS * folds, 'fit')}, drawn by the seed with the same share of each class) and scores it on rows
          that it has not seen.
        </p>
      )}
      <div className="runbar learning-bar">
        <label>
          <span className="small mid">Learning curve of</span>
          <select
            className="use"
            value={model}
            disabled={running}
            onChange={(e) => setChosen(e.target.value as ModelName)}
          >
            {run.models.map((each) => (
              <option key={each.model} value={each.model}>
                {modelName(each.model)}
              </option>
            ))}
          </select>
        </label>
        {(curve === undefined || running) && (
          <button
            type="button"
            className="btn"
            disabled={blocked}
            onClick={() => void drawLearningCurve(model)}
            aria-label={`Draw the learning curve of ${modelName(model)}`}
          >
            Draw the learning curve
          </button>
        )}
        {running && (
          <button
            type="button"
            className="btn"
            disabled={phase === 'cancelling'}
            onClick={() => void cancelLearningCurve()}
          >
            Cancel
          </button>
        )}
      </div>
      {running && counts !== null && (
        <>
          <p className="small mid">
            {progressTitle(counts)}.{' '}
            {progressSentence(
              counts,
              progress === null ? null : secondsLeft(progress, now, workers),
              phase === 'cancelling',
              'Drawing the curve.',
            )}
          </p>
          <ProgressBar label="Fits of the learning curve" counts={counts} />
        </>
      )}
      {!running && (
        <p className="note">
          It is not part of the bundle, which stays the same bytes:{' '}
          <code>
            selfsame learning-curve {run.fileName} --model {model}
          </code>{' '}
          draws the same from it.
        </p>
      )}
      <div role="status">{problems.length > 0 && !running && <ProblemList problems={problems} />}</div>
    </>
  );
}
