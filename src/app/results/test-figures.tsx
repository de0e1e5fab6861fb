import type { RunView } from '../../worker/protocol.ts';
import { className } from '../text/names.ts';
import { count, score } from '../text/numbers.ts';
import { ConfusionTable } from './confusion-table.tsx';
import { confusionFinding, testFinding } from './findings.ts';

export function TestFigures({ run }: { readonly run: RunView }) {
  const { scores, confusion_matrix: counts } = run.test;
  const rows: readonly (readonly [string, number | null])[] = [
    ['Precision', scores.precision],
    ['Recall', scores.recall],
    ['F1', scores.f1],
    ['Accuracy', scores.accuracy],
    ['ROC AUC', scores.roc_auc],
    ['Average precision', scores.average_precision],
    ['Brier score', scores.brier],
    ['Log loss', scores.log_loss],
  ];
  return (
    <>
      <div>
        <h3>{testFinding(run)}</h3>
        <table className="metrics">
          <thead>
            <tr>
              <th scope="col">Test set, threshold {run.threshold.threshold.toFixed(3)}</th>
              <th scope="col" className="r">
                <span className="sr">Value</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, value]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="r" title={value === null ? undefined : String(value)}>
                  {score(value)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div>
        <h3>{confusionFinding(run)}</h3>
        <ConfusionTable
          caption={`Test set, ${count(run.testRows)} rows`}
          positive={className(run.config.data.target, run.labels[1])}
          negative={className(run.config.data.target, run.labels[0])}
          counts={counts}
        />
      </div>
    </>
  );
}
