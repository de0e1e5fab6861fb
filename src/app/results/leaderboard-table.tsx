import type { ModelName, RunView, Scores } from '../../worker/protocol.ts';
import { Figure } from '../charts/figure.tsx';
import { Swatch } from '../charts/model-line.tsx';
import { modelName } from '../text/names.ts';
import { score, signed } from '../text/numbers.ts';
import { useActions } from '../use-store.ts';
import { BaselineDots, DotRow, DotScale } from './dot-axis.tsx';
import { leaderboardFinding, rankNote } from './findings.ts';
import { chartFile } from './explore/chart-file.ts';
import { useShownModel } from './explore/use-shown-model.ts';
import {
  couldBeChance,
  leaderboard,
  leaderboardData,
  type LeaderboardRow,
  RANK_NAMES,
  type Leaderboard,
  type RankBy,
} from './leaderboard.ts';

interface Props {
  readonly run: RunView;
}

type Baseline = NonNullable<RunView['baseline']>;

export function LeaderboardTable({ run }: Props) {
  const { baseline, models } = run;
  const rankBy = run.config.cv.rank_by;
  const shown = useShownModel(run);
  const board = leaderboard(models, rankBy, run.comparisons.models);
  return (
    <Figure
      title={leaderboardFinding(models, board)}
      file={chartFile(run, 'leaderboard')}
      data={() => leaderboardData(run)}
      table={null}
    >
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
          {board.rows.map((row) => (
            <tr key={row.model} className={row.model === shown ? 'best' : undefined}>
              <th scope="row" className="lm nw">
                <ModelButton run={run} model={row.model} shown={row.model === shown} />
              </th>
              <td className="r la">{score(row.score, 4)}</td>
              <td className="dots">
                <DotRow row={row} scale={board.scale} />
              </td>
              <td className={row.difference === null ? 'r nw lx is-best' : 'r nw lx'}>
                <Difference row={row} />
              </td>
              <ScoreCells mean={row.mean} rankBy={rankBy} />
            </tr>
          ))}
          {baseline !== null && <BaselineRow baseline={baseline} board={board} />}
        </tbody>
      </table>
      <p className="note">
        {rankNote(rankBy)}
        {baseline !== null && ' Guessing answers every row with the share of the class.'} Choose a model to see it in
        the charts below.
      </p>
    </Figure>
  );
}

interface ModelButtonProps {
  readonly run: RunView;
  readonly model: ModelName;
  readonly shown: boolean;
}

/** Emphasises a model in every chart, and gives it to the threshold explorer. */
function ModelButton({ run, model, shown }: ModelButtonProps) {
  const { lookAt } = useActions();
  return (
    <button
      type="button"
      className="model-button"
      aria-pressed={shown}
      onClick={() => void lookAt(run.sha256, model, 'out_of_fold')}
    >
      <Swatch model={model} />
      {modelName(model)}
    </button>
  );
}

/** Against the best, with half the width of its interval. */
function Difference({ row }: { readonly row: LeaderboardRow }) {
  const { difference, interval } = row;
  if (difference === null) return <span className="dim">best</span>;
  if (interval === null)
    return (
      <>
        <i>against the best </i>
        {signed(difference)}
      </>
    );
  const [low, high] = interval;
  return (
    <span title={`95\u00a0% interval: ${signed(low, 4)} to ${signed(high, 4)}`}>
      <i>against the best </i>
      {signed(difference)} <span className="dim">± {score((high - low) / 2)}</span>
      {couldBeChance(row) && <span className="chance">could be chance</span>}
    </span>
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
      <td className="r nw lx">
        {value !== null && best !== null && (
          <>
            <i>against the best </i>
            {signed(value - best)}
          </>
        )}
      </td>
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
