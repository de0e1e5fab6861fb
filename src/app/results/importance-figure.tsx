import type { RunView } from '../../worker/protocol.ts';
import { BarRows } from '../charts/bar-rows.tsx';
import { Figure } from '../charts/figure.tsx';
import { modelName } from '../text/names.ts';
import { count, plural, score, signed } from '../text/numbers.ts';
import { chartFile } from './explore/chart-file.ts';
import { byImportance, importanceData, importanceFinding } from './importance.ts';
import { RANK_NAMES } from './leaderboard.ts';

/** The others are in the table. */
const SHOWN = 12;

interface Props {
  readonly run: RunView;
  readonly importance: NonNullable<RunView['importance']>;
}

/** How much worse the best model is once a column says nothing. */
export function ImportanceFigure({ run, importance }: Props) {
  const { metric, rows, repeats } = importance;
  const sorted = byImportance(importance);
  const shown = sorted.slice(0, SHOWN);
  const best = run.models[0].model;
  const title = importanceFinding(importance);
  return (
    <Figure
      className="importance"
      title={title}
      file={chartFile(run, 'importance')}
      data={() => importanceData(importance)}
      table={{
        summary: 'The columns as a table',
        head: ['Column', `${RANK_NAMES[metric]} worse by`, 'Spread'],
        rows: sorted.map(({ column, mean, std }) => [column, signed(mean), score(std)]),
      }}
    >
      <p className="note">
        {modelName(best)}, {plural(rows, 'test row')}: how much worse {RANK_NAMES[metric]} gets when the values of one
        column of the file are shuffled, as the mean of {plural(repeats, 'repeat')}, each a circle. Columns that say the
        same share their part.
        {sorted.length > SHOWN && ` The ${SHOWN} first of ${count(sorted.length)}.`}
      </p>
      <BarRows
        label={`${title}: ${shown.map(({ column, mean }) => `${column} ${signed(mean)}`).join(', ')}`}
        colour={`var(--m-${best})`}
        rows={shown.map(({ column, mean, drops }) => ({ label: column, value: mean, text: signed(mean), dots: drops }))}
      />
    </Figure>
  );
}
