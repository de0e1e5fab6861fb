import type { RunView } from '../../worker/protocol.ts';
import { count, percent, score } from '../text/numbers.ts';
import { IntervalBar } from './interval-bar.tsx';
import { testFinding } from './findings.ts';

const NAMES = {
  precision: 'Precision',
  recall: 'Recall',
  f1: 'F1',
  accuracy: 'Accuracy',
  roc_auc: 'ROC AUC',
  average_precision: 'Average precision',
  brier: 'Brier score',
  log_loss: 'Log loss',
} as const;
const KEYS = Object.keys(NAMES) as (keyof typeof NAMES)[];

/** What the final model does on the rows that were kept for the test. */
export function TestScores({ run }: { readonly run: RunView }) {
  const { scores } = run.test;
  const { intervals } = run;
  const wide = (intervals?.metrics.log_loss?.high ?? 0) > 1;
  return (
    <div>
      <h3>{testFinding(run)}</h3>
      <table className="metrics">
        <thead>
          <tr>
            <th scope="col">Test set, threshold {run.threshold.threshold.toFixed(3)}</th>
            <th scope="col" className="r">
              <span className="sr">Value</span>
            </th>
            {intervals !== null && (
              <th scope="col" className="interval-cell" aria-hidden="true">
                <span>0</span>
                <span>1</span>
              </th>
            )}
            {intervals !== null && (
              <th scope="col" className="r">
                {percent(intervals.level)} interval
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {KEYS.map((key) => (
            <tr key={key}>
              <th scope="row">{NAMES[key]}</th>
              <td className="r" title={String(scores[key] ?? '')}>
                {score(scores[key])}
              </td>
              {intervals !== null && (
                <td className="interval-cell" aria-hidden="true">
                  <Bar value={scores[key]} interval={intervals.metrics[key]} />
                </td>
              )}
              {intervals !== null && <td className="r nw mid">{intervalText(intervals.metrics[key])}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {intervals !== null && (
        <p className="note">
          Intervals: {count(intervals.resamples)} resamples of the test rows, drawn by the seed.
          {wide && ' Log loss is drawn up to its interval’s end.'}
        </p>
      )}
    </div>
  );
}

type Interval = NonNullable<RunView['intervals']>['metrics'][keyof typeof NAMES];

function Bar({ value, interval }: { readonly value: number | null; readonly interval: Interval }) {
  if (value === null || interval === null) return null;
  return <IntervalBar value={value} low={interval.low} high={interval.high} to={Math.max(1, interval.high, value)} />;
}

const intervalText = (interval: Interval): string =>
  interval === null ? '–' : `${score(interval.low)} to ${score(interval.high)}`;
