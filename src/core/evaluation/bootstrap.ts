import { log } from '../numerics/log.ts';
import { quantile } from '../numerics/quantile.ts';
import type { Stream } from '../random/stream.ts';
import { LEVEL } from './compare-models.ts';
import { EPSILON } from './scores.ts';
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
  const found = METRICS.map(() => new Float64Array(resamples));
  const draws = new Uint32Array(y.length);
  const counts = new Int32Array(y.length);
  let oneClass = 0;
  for (let b = 0; b < resamples; b++) {
    counts.fill(0);
    random.fillBelow(y.length, draws);
    for (let i = 0; i < draws.length; i++) counts[rows.placeOf[draws[i]]]++;
    const both = scoreCounts(rows, counts, found, b);
    if (!both) oneClass++;
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

/** Rows by probability, the highest first; equal ones by position. */
interface SortedRows {
  /** Of each row of the test set. */
  readonly placeOf: Uint32Array;
  readonly y: Uint8Array;
  /** 1 where the next row has another probability. */
  readonly ends: Uint8Array;
  /** How many rows come before the first that is not flagged. */
  readonly flagged: number;
  readonly logLoss: Float64Array;
  readonly brier: Float64Array;
}

function sortRows(y: Uint8Array, probabilities: Float64Array, threshold: number): SortedRows {
  const n = y.length;
  const order = Uint32Array.from(y, (_, i) => i).sort((a, b) => probabilities[b] - probabilities[a] || a - b);
  const placeOf = new Uint32Array(n);
  order.forEach((row, place) => (placeOf[row] = place));
  const p = Float64Array.from(order, (row) => probabilities[row]);
  const labels = Uint8Array.from(order, (row) => y[row]);
  const clipped = p.map((value) => Math.min(Math.max(value, EPSILON), 1 - EPSILON));
  return {
    placeOf,
    y: labels,
    ends: Uint8Array.from(p, (value, i) => (i + 1 < n && p[i + 1] === value ? 0 : 1)),
    flagged: p.reduce((count, value) => count + (value >= threshold ? 1 : 0), 0),
    logLoss: clipped.map((value, i) => -log(labels[i] === 1 ? value : 1 - value)),
    brier: p.map((value, i) => (labels[i] - value) * (labels[i] - value)),
  };
}

/** Writes the scores of resample b, in the order of METRICS; NaN for what one class alone does not have. */
function scoreCounts(rows: SortedRows, counts: Int32Array, found: readonly Float64Array[], b: number): boolean {
  const { y, ends, flagged, logLoss, brier } = rows;
  const n = y.length;
  let tp = 0;
  let fp = 0;
  let tpBefore = 0;
  let fpBefore = 0;
  let flaggedTp = 0;
  let flaggedFp = 0;
  let twice = 0;
  let steps = 0;
  let lossSum = 0;
  let brierSum = 0;
  for (let i = 0; i < n; i++) {
    if (i === flagged) {
      flaggedTp = tp;
      flaggedFp = fp;
    }
    const count = counts[i];
    if (y[i] === 1) tp += count;
    else fp += count;
    lossSum += count * logLoss[i];
    brierSum += count * brier[i];
    if (ends[i] === 0) continue;
    if (tp > tpBefore) steps += (tp - tpBefore) * (tp / (tp + fp));
    twice += (fp - fpBefore) * (tpBefore + tp);
    tpBefore = tp;
    fpBefore = fp;
  }
  if (flagged === n) {
    flaggedTp = tp;
    flaggedFp = fp;
  }
  const both = tp > 0 && fp > 0;
  const scores = [
    both ? twice / 2 / (tp * fp) : NaN,
    both ? steps / tp : NaN,
    (flaggedTp + fp - flaggedFp) / n,
    flaggedTp + flaggedFp === 0 ? 0 : flaggedTp / (flaggedTp + flaggedFp),
    tp === 0 ? 0 : flaggedTp / tp,
    flaggedTp === 0 ? 0 : (2 * flaggedTp) / (flaggedTp + flaggedFp + tp),
    lossSum / n,
    brierSum / n,
  ];
  for (let m = 0; m < scores.length; m++) found[m][b] = scores[m];
  return both;
}
