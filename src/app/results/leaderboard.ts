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
}

export interface Leaderboard {
  readonly rankBy: RankBy;
  readonly rows: readonly LeaderboardRow[];
  /** One axis for the folds of every model. */
  readonly scale: Scale;
}

/** @param models best first */
export function leaderboard(models: readonly ModelView[], rankBy: RankBy): Leaderboard {
  const best = models[0]?.mean[rankBy] ?? null;
  const rows = models.map((model, i): LeaderboardRow => {
    const score = model.mean[rankBy];
    return {
      model: model.model,
      mean: model.mean,
      score,
      folds: model.folds.flatMap((fold) => fold[rankBy] ?? []),
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
