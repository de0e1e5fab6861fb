import { lazy, Suspense } from 'react';
import type { AskedModel, AnswerView, PredictionView } from '../../worker/protocol.ts';
import { ProblemList } from '../parts/problem-list.tsx';
import { Section } from '../parts/section.tsx';
import { ConfusionTable } from '../parts/confusion-table.tsx';
import { className } from '../text/names.ts';
import { count, percent, plural, score } from '../text/numbers.ts';
import { useActions } from '../use-store.ts';
import { ProbabilityHistogram } from './probability-histogram.tsx';

const RowTable = lazy(() => import('./row-table.tsx'));

export interface AnswersProps {
  readonly model: AskedModel;
  readonly prediction: PredictionView;
  readonly answer: AnswerView;
  /** How many of its four parts are drawn. */
  readonly stages: number;
}

export function AnswersSection({ model, prediction, answer, stages }: AnswersProps) {
  const { downloadPredictions } = useActions();
  const { rows } = prediction;
  const { flagged } = answer;
  const positive = className(model.target, model.labels[1]);
  const facts = (
    <>
      <p className="break">
        <strong>{count(flagged)}</strong> {positive}
      </p>
      <p className="break">
        <strong>{count(rows - flagged)}</strong> {className(model.target, model.labels[0])}
      </p>
    </>
  );
  return (
    <Section title="Answers" facts={facts}>
      <div className="head">
        <h3>
          {count(flagged)} of {plural(rows, 'row')} flagged as {positive}
          {rows > 0 && `, ${percent(flagged / rows, 1)}`}
        </h3>
        <button type="button" className="btn go" onClick={() => void downloadPredictions()}>
          Download predictions
        </button>
      </div>
      {prediction.problems.length > 0 && <ProblemList problems={prediction.problems} />}
      {stages > 1 && <ProbabilityHistogram model={model} answer={answer} />}
      {stages > 2 && answer.scores !== null && (
        <Scored model={model} answer={answer} scores={answer.scores} rows={rows} />
      )}
      {stages > 3 && (
        <Suspense fallback={null}>
          <RowTable model={model} prediction={prediction} answer={answer} />
        </Suspense>
      )}
    </Section>
  );
}

function Scored({
  model,
  answer,
  scores: { rows: known, positives, scores, confusionMatrix },
  rows,
}: {
  readonly model: AskedModel;
  readonly answer: AnswerView;
  readonly scores: NonNullable<AnswerView['scores']>;
  readonly rows: number;
}) {
  const figures: readonly (readonly [string, number | null])[] = [
    ['Accuracy', scores.accuracy],
    ['Precision', scores.precision],
    ['Recall', scores.recall],
    ['F1', scores.f1],
    ['ROC AUC', scores.roc_auc],
    ['Average precision', scores.average_precision],
    ['Brier score', scores.brier],
  ];
  return (
    <div className="two sub">
      <div>
        <h3>
          {known === rows ? 'These rows have answers' : `${count(known)} of these rows have answers`}:{' '}
          {scores.precision === 0 && confusionMatrix.tp + confusionMatrix.fp === 0
            ? 'none is flagged'
            : `of 100 flagged rows ${Math.round(100 * scores.precision)} are right`}
          {positives > 0 && `, and ${Math.round(100 * scores.recall)} of 100 are found`}
        </h3>
        <table className="metrics">
          <tbody>
            {figures.map(([name, value]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="r" title={value === null ? undefined : String(value)}>
                  {score(value)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="note">
          If the model was trained on these rows, these figures are too good.
          {answer.otherAnswers > 0 &&
            ` ${plural(answer.otherAnswers, 'row has', 'rows have')} an answer that is neither of the two labels.`}
        </p>
      </div>
      <div>
        <h3>{plural(confusionMatrix.fp + confusionMatrix.fn, 'row')} answered wrongly</h3>
        <ConfusionTable
          caption={plural(known, 'row with an answer', 'rows with an answer')}
          positive={className(model.target, model.labels[1])}
          negative={className(model.target, model.labels[0])}
          counts={confusionMatrix}
        />
      </div>
    </div>
  );
}
