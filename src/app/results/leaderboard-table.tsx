import type { ModelView, RunView, Scores } from '../../worker/protocol.ts';
import { Swatch } from '../charts/model-line.tsx';
import { modelName } from '../text/names.ts';
import { score, signed } from '../text/numbers.ts';
import { BaselineDots, DotRow, DotScale } from './dot-axis.tsx';
import { leaderboardFinding, rankNote } from './findings.ts';
import { leaderboard, RANK_NAMES, type Leaderboard, type RankBy } from './leaderboard.ts';

interface Props {
  readonly baseline: RunView['baseline'];
  readonly models: readonly ModelView[];
  readonly rankBy: RankBy;
}

type Baseline = NonNullable<RunView['baseline']>;

export function LeaderboardTable({ baseline, models, rankBy }: Props) {
  const board = leaderboard(models, rankBy);
  return (
    <div>
      <h3>{leaderboardFinding(models, board)}</h3>
      <div className="only-narrow axis-narrow" aria-hidden="true">
        <DotScale scale={board.scale} />
      </div>
      <table className="lb cards">
        <thead>
          <tr>
            <th scope="col">Model</th>
            <th scope="col" className="r">
              {RANK_NAMES[rankBy]}
            </th>
            <th scope="col" className="dots">
              <span className="sr">Folds</span>
              <DotScale scale={board.scale} />
            </th>
            <th scope="col" className="r">
              Against
              <br />
              the best
            </th>
            <th scope="col" className="r">
              {rankBy === 'average_precision' ? 'ROC AUC' : 'Average'}
              {rankBy !== 'average_precision' && (
                <>
                  <br />
                  precision
                </>
              )}
            </th>
            <th scope="col" className="r">
              Precision
            </th>
            <th scope="col" className="r">
              Recall
            </th>
            <th scope="col" className="r">
              F1
            </th>
          </tr>
        </thead>
        <tbody>
          {board.rows.map((row, i) => (
            <tr key={row.model} className={i === 0 ? 'best' : undefined}>
              <th scope="row" className="lm nw">
                <Swatch model={row.model} />
                {modelName(row.model)}
              </th>
              <td className="r la">{score(row.score, 4)}</td>
              <td className="dots">
                <DotRow row={row} scale={board.scale} />
              </td>
              <td className="r nw lx">
                {row.difference === null ? <span className="dim">best</span> : signed(row.difference)}
              </td>
              <ScoreCells mean={row.mean} rankBy={rankBy} />
            </tr>
          ))}
          {baseline !== null && <BaselineRow baseline={baseline} board={board} />}
        </tbody>
      </table>
      <p className="note">
        {rankNote(rankBy)}
        {baseline !== null && ' Guessing answers every row with the share of the class.'}
      </p>
    </div>
  );
}

/** What guessing gives: beside the ranking, not in it. */
function BaselineRow({ baseline, board }: { readonly baseline: Baseline; readonly board: Leaderboard }) {
  const { mean } = baseline;
  const value = mean[board.rankBy];
  const best = board.rows[0]?.score ?? null;
  return (
    <tr className="guess">
      <th scope="row" className="lm nw">
        <span className="swatch none" />
        Guessing
      </th>
      <td className="r la">{score(value, 4)}</td>
      <td className="dots">
        <BaselineDots folds={baseline.folds.flatMap((fold) => fold[board.rankBy] ?? [])} mean={value} board={board} />
      </td>
      <td className="r nw lx">{value === null || best === null ? '' : signed(value - best)}</td>
      <ScoreCells mean={mean} rankBy={board.rankBy} />
    </tr>
  );
}

function ScoreCells({ mean, rankBy }: { readonly mean: Scores; readonly rankBy: RankBy }) {
  return (
    <>
      <td className="r l1">
        <i>{rankBy === 'average_precision' ? 'AUC' : 'AP'} </i>
        {score(rankBy === 'average_precision' ? mean.roc_auc : mean.average_precision)}
      </td>
      <td className="r l2">
        <i>prec. </i>
        {score(mean.precision)}
      </td>
      <td className="r l3">
        <i>recall </i>
        {score(mean.recall)}
      </td>
      <td className="r l4">
        <i>F1 </i>
        {score(mean.f1)}
      </td>
    </>
  );
}
