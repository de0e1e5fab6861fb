import { usePickFiles } from '../parts/pick-files.ts';
import { HashChip } from '../parts/fingerprint.tsx';
import { ProblemList } from '../parts/problem-list.tsx';
import { Section } from '../parts/section.tsx';
import { count, percent, plural, score } from '../text/numbers.ts';
import { useActions, useSelect } from '../use-store.ts';
import type { PredictionView } from '../../worker/protocol.ts';

export function PredictPlace() {
  const bundle = useSelect((state) => state.verify.bundle);
  const { opening, problems, prediction } = useSelect((state) => state.predict);
  const pick = usePickFiles();
  const checking = useSelect((state) => state.verify.opening);
  if (bundle === null) {
    return (
      <div className="empty">
        <div>
          <h1>Ask a bundled model about new rows</h1>
          <p className="lead">
            Open a bundle first, then drop a CSV with the same columns. You get a probability and an answer for each
            row, and word of every column or category that the model does not know.
          </p>
          <div className="drop">
            <h2>{checking === null ? 'Drop a bundle anywhere on this page' : `Opening ${checking} …`}</h2>
            <button type="button" className="btn go" onClick={pick}>
              Choose a bundle
            </button>
          </div>
        </div>
      </div>
    );
  }
  const facts = (
    <>
      <p>
        <strong>{bundle.file.name}</strong>
      </p>
      <p>
        <HashChip sha256={bundle.file.sha256} />
      </p>
    </>
  );
  return (
    <>
      <h1 className="sr">Predict</h1>
      <Section title="Predict" facts={facts} first>
        <h3>{opening === null ? 'Drop a CSV with the columns of the training data' : `Predicting ${opening} …`}</h3>
        <p className="note">
          The target column may be left out. Rows are answered in their order; nothing is left out.
        </p>
        <button type="button" className="btn" onClick={pick}>
          Choose a CSV
        </button>
        <div role="alert">{problems.length > 0 && <ProblemList problems={problems} />}</div>
      </Section>
      {prediction !== null && <Predictions prediction={prediction} />}
    </>
  );
}

function Predictions({ prediction }: { readonly prediction: PredictionView }) {
  const { downloadPredictions } = useActions();
  const { rows, flagged, threshold, positiveClass } = prediction;
  const facts = <p>Threshold {score(threshold, 4)}</p>;
  return (
    <Section title="Answers" facts={facts}>
      <h3>
        {count(flagged)} of {plural(rows, 'row')} flagged as {positiveClass}
        {rows > 0 && `, ${percent(flagged / rows, 1)}`}
      </h3>
      {prediction.problems.length > 0 && <ProblemList problems={prediction.problems} />}
      <button type="button" className="btn go" onClick={downloadPredictions}>
        Download predictions
      </button>
      <table className="predictions">
        <thead>
          <tr>
            <th scope="col">Row</th>
            <th scope="col" className="r">
              Probability
            </th>
            <th scope="col" className="r">
              Predicted
            </th>
          </tr>
        </thead>
        <tbody>
          {prediction.preview.map((row) => (
            <tr key={row.row}>
              <td>{count(row.row)}</td>
              <td className="r" title={String(row.probability)}>
                {score(row.probability, 4)}
              </td>
              <td className="r break">{row.predicted}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows > prediction.preview.length && (
        <p className="note">The first {count(prediction.preview.length)} rows; the CSV has all.</p>
      )}
    </Section>
  );
}
