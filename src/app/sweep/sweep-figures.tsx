import type { RunView, SweepView, SweptModelView } from '../../worker/protocol.ts';
import { Figure } from '../charts/figure.tsx';
import { chartFile } from '../results/explore/chart-file.ts';
import { modelName } from '../text/names.ts';
import { plural, score } from '../text/numbers.ts';
import { ParallelLines } from './parallel-lines.tsx';
import { SweepDots } from './sweep-dots.tsx';
import { SweepHeat } from './sweep-heat.tsx';
import type { DrawingProps } from './drawing.ts';
import { sweepFinding, sweepPicture, type SweepPicture } from './sweep-data.ts';

const SCORES = { roc_auc: 'ROC AUC', average_precision: 'average precision', f1: 'F1', log_loss: 'log loss' } as const;

interface Props {
  readonly run: RunView;
  readonly sweep: SweepView;
}

/** A figure for each swept model, in the order of the ranking. */
export default function SweepFigures({ run, sweep }: Props) {
  const ranked = run.models.flatMap(({ model }) => sweep.models.filter((swept) => swept.model === model));
  return (
    <>
      <h3>What was tried</h3>
      <p className="note">
        Each fold chose for itself, by {SCORES[sweep.rankBy]} in {sweep.innerFolds} inner folds of its training rows:
        the scores above are of rows that took no part in the choice. Shown here are the inner scores, averaged over the
        folds{sweep.rankBy === 'log_loss' ? '; less is better' : ''}.
      </p>
      <div className="sweep-grid">
        {ranked.map((swept) => (
          <SweptModel key={swept.model} run={run} sweep={sweep} swept={swept} />
        ))}
      </div>
    </>
  );
}

function SweptModel({ run, sweep, swept }: Props & { readonly swept: SweptModelView }) {
  const picture = sweepPicture(swept, sweep.rankBy);
  const name = modelName(swept.model);
  const { keys, trials, folds } = picture;
  const title = sweepFinding(name, picture);
  const valuesOf = (at: readonly number[]): string[] => keys.map(({ values }, i) => values[at[i]]);
  return (
    <Figure
      title={title}
      file={chartFile(run, `sweep-${swept.model}`)}
      className={isWide(keys) ? 'wide' : ''}
      data={() => ({
        head: ['candidate', ...keys.map((key) => key.name), 'mean', ...foldNames(folds), 'chosen_in_folds', 'marked'],
        rows: trials.map((trial) => [
          trial.index,
          ...valuesOf(trial.at),
          trial.score,
          ...trial.folds,
          trial.chosenIn,
          trial.isMarked ? 1 : 0,
        ]),
      })}
      table={{
        summary: `${plural(trials.length, 'candidate')} as a table`,
        head: ['Candidate', ...keys.map((key) => key.name), SCORES[sweep.rankBy], 'Folds that chose it'],
        rows: trials.map((trial) => [
          `${trial.index + 1}${trial.isMarked ? ' (marked)' : ''}`,
          ...valuesOf(trial.at),
          score(trial.score, 4),
          String(trial.chosenIn),
        ]),
      }}
    >
      <Drawing
        picture={picture}
        colour={`var(--m-${swept.model})`}
        scoreName={SCORES[sweep.rankBy]}
        label={`${title}. ${SCORES[sweep.rankBy]} of ${plural(trials.length, 'candidate')}; all of them are in the table below.`}
      />
    </Figure>
  );
}

const foldNames = (folds: number): string[] => Array.from({ length: folds }, (_, fold) => `fold_${fold}`);

function Drawing(props: DrawingProps) {
  const { keys } = props.picture;
  if (keys.length === 0) return null;
  if (keys.length === 1) return <SweepDots {...props} />;
  return keys.length === 2 ? <SweepHeat {...props} /> : <ParallelLines {...props} />;
}

/** Many values across, or many axes, need the whole width. */
function isWide(keys: SweepPicture['keys']): boolean {
  return keys.length > 2 || (keys.length === 2 && keys.some(({ values }) => values.length > 9));
}
