import type { RunView } from '../../worker/protocol.ts';
import { operatingAt } from '../charts/operating.ts';
import { className } from '../text/names.ts';
import { score } from '../text/numbers.ts';
import { ConfusionTable } from './confusion-table.tsx';
import { thresholdFinding, thresholdSentence } from './findings.ts';
import { ThresholdChart } from './threshold-chart.tsx';

/** What the chosen threshold does: curves over every threshold, the scores by class on the same axis, and the counts. */
export function ThresholdFigure({ run }: { readonly run: RunView }) {
  const at = operatingAt(run.operating, run.threshold.threshold);
  const say = thresholdSentence(at.precision, at.recall);
  const positive = className(run.config.data.target, run.labels[1]);
  const negative = className(run.config.data.target, run.labels[0]);
  return (
    <>
      <h3>{thresholdFinding(run)}</h3>
      <div className="exp">
        <ThresholdChart run={run} />
        <div>
          <p className="say">
            Of 100 rows it flags, <b>{say.flagged}</b> are {positive}; it finds <b>{say.found} of 100</b> of them.
          </p>
          <ConfusionTable
            caption={<span className="sr">Class</span>}
            positive={positive}
            negative={negative}
            counts={at}
          />
          <table className="cm plain">
            <tbody>
              <tr>
                <th scope="row">Precision</th>
                <td>{score(at.precision)}</td>
              </tr>
              <tr>
                <th scope="row">Recall</th>
                <td>{score(at.recall)}</td>
              </tr>
              <tr>
                <th scope="row">F1</th>
                <td>{score(at.f1)}</td>
              </tr>
              <tr>
                <th scope="row">Threshold</th>
                <td title={String(run.threshold.threshold)}>{run.threshold.threshold.toFixed(4)}</td>
              </tr>
            </tbody>
          </table>
          <p className="note">
            {run.threshold.chosen_on === 'out_of_fold'
              ? 'Chosen on the training rows, each scored by the model that had not seen it.'
              : 'Chosen on the test set, as the config asks (business.threshold_from: test); the counts here are out of fold.'}{' '}
            Histogram: square roots, each class on its own scale.
          </p>
        </div>
      </div>
    </>
  );
}
