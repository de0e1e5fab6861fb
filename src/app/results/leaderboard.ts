import type { ModelView, RunConfig, RunView, Scores } from '../../worker/protocol.ts';
import type { ChartData } from '../charts/export/csv.ts';
import { niceScale, type Scale } from '../charts/ticks.ts';

export type RankBy = RunConfig['cv']['rank_by'];

export const RANK_NAMES: Readonly<Record<RankBy, string>> = {
  roc_auc: 'ROC AUC',
  average_precision: 'Average precision',
  f1: 'F1',
  log_loss: 'Log loss',
};

export interface LeaderboardRow {
  readonly model: ModelView['model'];
  readonly mean: Scores;
  readonly score: number | null;
  readonly folds: readonly number[];
  /** Mean minus the best's; `null` for the best itself. */
  readonly difference: number | null;
  /** 95 % of the difference, by the corrected resampled t-test; `null` where it has none. */
  readonly interval: readonly [low: number, high: number] | null;
}

export interface Leaderboard {
  readonly rankBy: RankBy;
  readonly rows: readonly LeaderboardRow[];
  /** One axis for the folds of every model. */
  readonly scale: Scale;
}

/** @param models best first */
export function leaderboard(
  models: readonly ModelView[],
  rankBy: RankBy,
  comparisons: RunView['comparisons']['models'] = [],
): Leaderboard {
  const best = models[0]?.mean[rankBy] ?? null;
  const rows = models.map((model, i): LeaderboardRow => {
    const score = model.mean[rankBy];
    const compared = comparisons.find((comparison) => comparison.model === model.model);
    return {
      model: model.model,
      mean: model.mean,
      score,
      folds: model.folds.flatMap((fold) => fold[rankBy] ?? []),
      interval: intervalOf(compared),
      difference: i === 0 || score === null || best === null ? null : score - best,
    };
  });
  return { rankBy, rows, scale: niceScale(rows.flatMap((row) => row.folds).concat(rows.length === 0 ? [0, 1] : [])) };
}

/** Every score of every fold, then means and standard deviations. */
export function leaderboardData({ models, baseline }: RunView): ChartData {
  const keys = Object.keys(models[0].mean) as (keyof Scores)[];
  const line = (name: string, part: string, scores: Scores) => [name, part, ...keys.map((key) => scores[key])];
  return {
    head: ['model', 'fold', ...keys],
    rows: [
      ...models.flatMap(({ model, folds, mean, std }) => [
        ...folds.map((fold, i) => line(model, String(i), fold)),
        line(model, 'mean', mean),
        line(model, 'std', std),
      ]),
      ...(baseline === null
        ? []
        : [
            ...baseline.folds.map((fold, i) => line('guessing', String(i), fold)),
            line('guessing', 'mean', baseline.mean),
          ]),
    ],
  };
}

function intervalOf(compared: RunView['comparisons']['models'][number] | undefined): LeaderboardRow['interval'] {
  if (compared === undefined || compared.low === null || compared.high === null) return null;
  return [compared.low, compared.high];
}

/** A difference of nothing lies within the interval. */
export const couldBeChance = ({ interval }: Pick<LeaderboardRow, 'interval'>): boolean =>
  interval !== null && interval[0] <= 0 && interval[1] >= 0;
