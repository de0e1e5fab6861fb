import type { RunView } from '../../worker/protocol.ts';
import { operatingAt } from '../charts/operating.ts';
import { className } from '../text/names.ts';
import { count, score } from '../text/numbers.ts';
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
          <table className="cm">
            <thead>
              <tr>
                <th scope="col">
                  <span className="sr">Class</span>
                </th>
                <th scope="col" className="r">
                  flagged
                </th>
                <th scope="col" className="r">
                  not flagged
                </th>
              </tr>
            </thead>
            <tbody>
              <tr>
                <th scope="row">{positive}</th>
                <td className="hi">{count(at.tp)}</td>
                <td>{count(at.fn)}</td>
              </tr>
              <tr>
                <th scope="row">{negative}</th>
                <td>{count(at.fp)}</td>
                <td className="hi">{count(at.tn)}</td>
              </tr>
              <tr className="dim">
                <th scope="row">all</th>
                <td>{count(at.tp + at.fp)}</td>
                <td>{count(at.fn + at.tn)}</td>
              </tr>
            </tbody>
          </table>
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
