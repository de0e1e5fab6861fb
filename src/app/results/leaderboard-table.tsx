import type { ModelView } from '../../worker/protocol.ts';
import { Swatch } from '../charts/model-line.tsx';
import { modelName } from '../text/names.ts';
import { score, signed } from '../text/numbers.ts';
import { DotRow, DotScale } from './dot-axis.tsx';
import { leaderboardFinding, rankNote } from './findings.ts';
import { leaderboard, RANK_NAMES, type RankBy } from './leaderboard.ts';

interface Props {
  readonly models: readonly ModelView[];
  readonly rankBy: RankBy;
}

export function LeaderboardTable({ models, rankBy }: Props) {
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
              <td className="r l1">
                <i>{rankBy === 'average_precision' ? 'AUC' : 'AP'} </i>
                {score(rankBy === 'average_precision' ? row.mean.roc_auc : row.mean.average_precision)}
              </td>
              <td className="r l2">
                <i>prec. </i>
                {score(row.mean.precision)}
              </td>
              <td className="r l3">
                <i>recall </i>
                {score(row.mean.recall)}
              </td>
              <td className="r l4">
                <i>F1 </i>
                {score(row.mean.f1)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note">{rankNote(rankBy)}</p>
    </div>
  );
}
