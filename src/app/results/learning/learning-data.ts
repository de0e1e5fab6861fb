import type { LearningCurve, LearningPoint, Scores } from '../../../worker/protocol.ts';
import type { ChartData } from '../../charts/export/csv.ts';
import { niceScale, niceStep, type Scale } from '../../charts/ticks.ts';
import { modelInSentence, modelName } from '../../text/names.ts';
import { count, plural, score, signed } from '../../text/numbers.ts';
import { RANK_NAMES } from '../leaderboard.ts';

type Side = 'train' | 'validation';

/** Rows and the folds' scores on one side, in the order of the points that could be fitted. */
interface SideLine {
  readonly rows: readonly number[];
  readonly mean: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** Points whose every fold has the score that models are ranked by. */
export function drawnPoints({ points, metric }: LearningCurve): readonly LearningPoint[] {
  return points.filter(({ train, validation }) =>
    [train, validation].every((side) => side !== null && side.folds.every((fold) => fold[metric] !== null)),
  );
}

/** @param points of `drawnPoints` */
export function sideLine(points: readonly LearningPoint[], metric: LearningCurve['metric'], side: Side): SideLine {
  const folds = points.map((point) => foldsOf(point, metric, side));
  return {
    rows: points.map(({ rows }) => rows),
    mean: points.map((point) => point[side]?.mean[metric] ?? 0),
    low: folds.map((values) => Math.min(...values)),
    high: folds.map((values) => Math.max(...values)),
  };
}

const foldsOf = (point: LearningPoint, metric: LearningCurve['metric'], side: Side): number[] =>
  point[side]?.folds.map((fold) => fold[metric] ?? 0) ?? [];

/** Rows from 0, and scores over all folds of both sides. */
export function learningAxes(curve: LearningCurve): { readonly x: Scale; readonly y: Scale } {
  const points = drawnPoints(curve);
  const most = Math.max(...points.map(({ rows }) => rows));
  const step = niceStep(most, 4);
  const ticks = Array.from({ length: Math.floor(most / step + 1e-9) + 1 }, (_, i) => i * step);
  const values = points.flatMap((point) =>
    (['train', 'validation'] as const).flatMap((side) => foldsOf(point, curve.metric, side)),
  );
  return { x: { from: 0, to: most, ticks, decimals: 0 }, y: niceScale(values) };
}

/** Smaller differences are of no use to anybody. */
const LEAST = 0.001;

/** What the last step added on unseen rows, in the direction that is better, and whether that is more than noise. */
export function lastGain(
  curve: LearningCurve,
): { readonly rows: number; readonly gain: number; readonly clear: boolean } | null {
  const [before, last] = drawnPoints(curve).slice(-2);
  if (last === undefined) return null;
  const sign = curve.metric === 'log_loss' ? -1 : 1;
  const earlier = foldsOf(before, curve.metric, 'validation');
  const gains = foldsOf(last, curve.metric, 'validation').map((value, fold) => sign * (value - earlier[fold]));
  const n = gains.length;
  const mean = gains.reduce((sum, gain) => sum + gain, 0) / n;
  const spread = Math.sqrt(gains.reduce((sum, gain) => sum + (gain - mean) ** 2, 0) / Math.max(1, n - 1));
  const clear = Math.abs(mean) >= LEAST && Math.abs(mean) > (2 * spread) / Math.sqrt(n);
  return { rows: last.rows - before.rows, gain: mean, clear };
}

export function learningFinding(curve: LearningCurve): string {
  const name = modelName(curve.model);
  const last = lastGain(curve);
  if (last === null) return `${name} cannot be fitted on parts of so few rows`;
  const step = `the last ${plural(last.rows, 'row')}`;
  const metric = RANK_NAMES[curve.metric];
  if (last.clear && last.gain > 0)
    return `${name} still learns from more rows: ${step} made ${metric} ${signed(last.gain)} better`;
  if (last.clear)
    return `More rows made ${modelInSentence(curve.model)} worse: ${step} cost ${signed(-last.gain)} of ${metric}`;
  return `More rows would hardly help ${modelInSentence(curve.model)}: ${step} changed ${metric} by ${signed(Math.abs(last.gain))}`;
}

/** How much better it is on the rows that it was fitted on, with all of them; `null` where nothing could be fitted. */
export function gapSentence(curve: LearningCurve): string | null {
  const last = drawnPoints(curve).at(-1);
  const [own, unseen] = [last?.train?.mean[curve.metric], last?.validation?.mean[curve.metric]];
  if (own === undefined || own === null || unseen === undefined || unseen === null) return null;
  return `With all of them it scores ${score(own)} on its own rows and ${score(unseen)} on unseen ones.`;
}

/** Every score of every fold on both sides, then means and standard deviations. */
export function learningData({ points }: LearningCurve): ChartData {
  const keys = Object.keys(points.find(({ train }) => train !== null)?.train?.mean ?? {}) as (keyof Scores)[];
  const line = (point: LearningPoint, fold: string, train?: Scores, validation?: Scores) => [
    point.rows,
    point.share / 1000,
    fold,
    ...keys.map((key) => train?.[key] ?? null),
    ...keys.map((key) => validation?.[key] ?? null),
  ];
  return {
    head: ['rows', 'share', 'fold', ...keys.map((key) => `train_${key}`), ...keys.map((key) => `validation_${key}`)],
    rows: points.flatMap((point) => [
      ...(point.train?.folds.map((fold, i) => line(point, String(i), fold, point.validation?.folds[i])) ?? []),
      line(point, 'mean', point.train?.mean, point.validation?.mean),
      line(point, 'std', point.train?.std, point.validation?.std),
    ]),
  };
}

/** Rounded, for reading. */
export function learningRows({ points, metric }: LearningCurve): string[][] {
  return points.map((point) => {
    const values = foldsOf(point, metric, 'validation');
    if (values.length === 0) return [count(point.rows), '–', '–', point.problem ?? '–'];
    return [
      count(point.rows),
      score(point.train?.mean[metric] ?? null),
      score(point.validation?.mean[metric] ?? null),
      `${score(Math.min(...values))} to ${score(Math.max(...values))}`,
    ];
  });
}
