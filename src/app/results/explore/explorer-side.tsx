import type { ConfusionCell, RunView } from '../../../worker/protocol.ts';
import { className, together } from '../../text/names.ts';
import { score } from '../../text/numbers.ts';
import { ConfusionTable } from '../../parts/confusion-table.tsx';
import { thresholdSentence } from '../findings.ts';
import { ProblemList } from '../../parts/problem-list.tsx';
import { useSelect } from '../../use-store.ts';
import { sourceNote } from './explore-words.ts';
import { PutIntoConfig } from './put-into-config.tsx';
import { SourceChoice } from './source-choice.tsx';
import { ThresholdField } from './threshold-field.tsx';
import { useExplored } from './use-explored.ts';

interface Props {
  readonly run: RunView;
  readonly picked: ConfusionCell | null;
  readonly onPick: (cell: ConfusionCell | null) => void;
}

/** What the handle stands for, in words and counts, and what can be done with it. */
export function ExplorerSide({ run, picked, onPick }: Props) {
  const explored = useExplored(run);
  const problems = useSelect((state) => state.results.problems);
  const { point } = explored;
  const say = thresholdSentence(point.precision, point.recall);
  const { target } = run.config.data;
  const [negative, positive] = run.labels.map((label) => className(target, label));
  return (
    <div className="exp-side">
      {point.tp + point.fp === 0 ? (
        <p className="say">It flags nobody, so it finds none of {together(positive)}.</p>
      ) : (
        <p className="say">
          Of 100 rows it flags, <b>{say.flagged}</b> are {together(positive)}; it finds <b>{say.found} of 100</b> of
          them.
        </p>
      )}
      <SourceChoice run={run} explored={explored} />
      <ConfusionTable
        caption={<span className="sr">Class</span>}
        positive={positive}
        negative={negative}
        counts={point}
        rows={{ picked, onPick }}
      />
      <table className="cm plain">
        <tbody>
          {(['precision', 'recall', 'f1'] as const).map((key) => (
            <tr key={key}>
              <th scope="row">{NAMES[key]}</th>
              <td title={String(point[key])}>{score(point[key])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ThresholdField explored={explored} />
      <PutIntoConfig run={run} explored={explored} />
      <p className="note">{sourceNote(run, explored)} Histogram: square roots, each class on its own scale.</p>
      {problems.length > 0 && <ProblemList problems={problems} />}
    </div>
  );
}

const NAMES = { precision: 'Precision', recall: 'Recall', f1: 'F1' } as const;
