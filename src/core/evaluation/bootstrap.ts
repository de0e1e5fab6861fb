import { quantile } from '../numerics/quantile.ts';
import type { Stream } from '../random/stream.ts';
import { LEVEL } from './compare-models.ts';
import { compiledResamples } from './compiled-resamples.ts';
import { plainResamples, sortRows, SUMS } from './resamples.ts';
import type { Scores } from './types.ts';

export const METRICS = [
  'roc_auc',
  'average_precision',
  'accuracy',
  'precision',
  'recall',
  'f1',
  'log_loss',
  'brier',
] as const satisfies readonly (keyof Scores)[];
export type Metric = (typeof METRICS)[number];

/** A score of the test set with the ends of its interval. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface Intervals {
  /** Share of the resampled scores that lies between the ends. */
  readonly level: number;
  readonly resamples: number;
  /** Resamples with one class alone: they have neither ROC AUC nor average precision. */
  readonly one_class: number;
  /** `null` where the test set has no such score, or no resample has. */
  readonly metrics: { readonly [M in Metric]: Interval | null };
}

/**
 * Percentile bootstrap of the test set (Efron and Tibshirani, "An introduction to the bootstrap", 1993, 13.3): as many rows drawn with
 * replacement as there are, scored as the test set is. The rows are sorted once; a resample is how often each was drawn.
 * @param y length n ≥ 1, 0 or 1
 * @param probabilities length n
 * @param value the scores of the test set itself
 * @param random `bootstrap/test`: n draws a resample, each the position of a row among the test rows, ascending
 */
export function bootstrapIntervals(
  y: Uint8Array,
  probabilities: Float64Array,
  threshold: number,
  value: Scores,
  resamples: number,
  random: Stream,
): Intervals {
  const rows = sortRows(y, probabilities, threshold);
  const next = compiledResamples(rows, random) ?? plainResamples(rows, random);
  const found = METRICS.map(() => new Float64Array(resamples));
  const sums = new Float64Array(SUMS);
  let oneClass = 0;
  for (let b = 0; b < resamples; b++) {
    next(sums);
    if (!writeScores(sums, y.length, found, b)) oneClass++;
  }
  const interval = (metric: Metric, m: number): Interval | null => {
    const point = value[metric];
    const sorted = found[m].filter((score) => score === score).sort();
    if (point === null || sorted.length === 0) return null;
    return { value: point, low: quantile(sorted, (1 - LEVEL) / 2), high: quantile(sorted, (1 + LEVEL) / 2) };
  };
  const metrics = Object.fromEntries(METRICS.map((metric, m) => [metric, interval(metric, m)]));
  return { level: LEVEL, resamples, one_class: oneClass, metrics: metrics as Intervals['metrics'] };
}

/** Writes the scores of resample b, in the order of METRICS; NaN for what one class alone does not have. */
function writeScores(sums: Float64Array, n: number, found: readonly Float64Array[], b: number): boolean {
  const [tp, fp, flaggedTp, flaggedFp, twice, steps, lossSum, brierSum] = sums;
  const both = tp > 0 && fp > 0;
  found[0][b] = both ? twice / 2 / (tp * fp) : NaN;
  found[1][b] = both ? steps / tp : NaN;
  found[2][b] = (flaggedTp + fp - flaggedFp) / n;
  found[3][b] = flaggedTp + flaggedFp === 0 ? 0 : flaggedTp / (flaggedTp + flaggedFp);
  found[4][b] = tp === 0 ? 0 : flaggedTp / tp;
  found[5][b] = flaggedTp === 0 ? 0 : (2 * flaggedTp) / (flaggedTp + flaggedFp + tp);
  found[6][b] = lossSum / n;
  found[7][b] = brierSum / n;
  return both;
}
