import { usePickFiles } from '../parts/pick-files.ts';
import { ProblemList } from '../parts/problem-list.tsx';
import { useActions, useSelect } from '../use-store.ts';

export function EmptyPredict() {
  const { askRun } = useActions();
  const pick = usePickFiles();
  const run = useSelect((state) => state.experiment.run);
  const { opening, problems } = useSelect((state) => state.predict);
  const checking = useSelect((state) => state.verify.opening) ?? opening;
  return (
    <div className="empty">
      <div>
        <h1>Ask a trained model about new rows</h1>
        <p className="lead">
          Open a bundle, or take the model of your last run, then drop a CSV with the same columns. Nothing leaves this
          machine.
        </p>
        <div className="drop">
          <h2>{checking === null ? 'Drop a bundle anywhere on this page' : `Opening ${checking} …`}</h2>
          <div className="runbar">
            <button type="button" className={run === null ? 'btn go' : 'btn'} onClick={pick}>
              Choose a bundle
            </button>
            {run !== null && (
              <button type="button" className="btn go" onClick={() => void askRun()}>
                Predict with the last run
              </button>
            )}
          </div>
          <div role="alert">{problems.length > 0 && <ProblemList problems={problems} />}</div>
        </div>
      </div>
      <div className="steps">
        <div>
          <h3>Every row gets an answer</h3>
          <p>Its probability and class, in the order of the file, to read here or to save as CSV.</p>
        </div>
        <div>
          <h3>You see whether the model fits these rows</h3>
          <p>Missing and unknown columns, new categories, and how far the rows are from those of training.</p>
        </div>
        <div>
          <h3>And why a row got its answer</h3>
          <p>Which columns moved its probability, and what it would be with other values.</p>
        </div>
      </div>
    </div>
  );
}
