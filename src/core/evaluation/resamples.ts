import { log } from '../numerics/log.ts';
import { takeFloats, takeLabels } from '../numerics/take.ts';
import type { Stream } from '../random/stream.ts';
import { EPSILON } from './scores.ts';

/** Rows by probability, the highest first; equal ones by position. */
export interface SortedRows {
  /** Of each row of the test set. */
  readonly placeOf: Uint32Array;
  readonly y: Uint8Array;
  /** 1 where the next row has another probability. */
  readonly ends: Uint8Array;
  /** How many rows come before the first that is not flagged. */
  readonly flagged: number;
  /** Logarithmic loss and Brier score of each row, side by side. */
  readonly losses: Float64Array;
}

/**
 * What the scores of a resample are made of: positives and negatives, those of them that are flagged, twice the area under
 * the ROC curve in rows, the area under the precision-recall curve in positives, and the sums of both losses.
 */
export const SUMS = 8;

/** Draws a resample and writes its sums, `SUMS` of them. */
export type Resamples = (sums: Float64Array) => void;

export function sortRows(y: Uint8Array, probabilities: Float64Array, threshold: number): SortedRows {
  const n = y.length;
  const order = Uint32Array.from(y, (_, i) => i).sort((a, b) => probabilities[b] - probabilities[a] || a - b);
  const placeOf = new Uint32Array(n);
  order.forEach((row, place) => (placeOf[row] = place));
  const p = takeFloats(probabilities, order);
  const labels = takeLabels(y, order);
  const losses = new Float64Array(2 * n);
  p.forEach((value, i) => {
    const clipped = Math.min(Math.max(value, EPSILON), 1 - EPSILON);
    losses[2 * i] = -log(labels[i] === 1 ? clipped : 1 - clipped);
    losses[2 * i + 1] = (labels[i] - value) * (labels[i] - value);
  });
  return {
    placeOf,
    y: labels,
    ends: Uint8Array.from(p, (value, i) => (i + 1 < n && p[i + 1] === value ? 0 : 1)),
    flagged: p.reduce((count, value) => count + (value >= threshold ? 1 : 0), 0),
    losses,
  };
}

export function plainResamples(rows: SortedRows, random: Stream): Resamples {
  const n = rows.y.length;
  const draws = new Uint32Array(n);
  const counts = new Int32Array(n);
  return (sums) => {
    counts.fill(0);
    random.fillBelow(n, draws);
    for (let i = 0; i < n; i++) counts[rows.placeOf[draws[i]]]++;
    addUp(rows, counts, sums);
  };
}

function addUp({ y, ends, flagged, losses }: SortedRows, counts: Int32Array, sums: Float64Array): void {
  const n = y.length;
  let tp = 0;
  let fp = 0;
  let tpBefore = 0;
  let fpBefore = 0;
  let twice = 0;
  let steps = 0;
  let lossSum = 0;
  let brierSum = 0;
  for (let i = 0; i < n; i++) {
    if (i === flagged) {
      sums[2] = tp;
      sums[3] = fp;
    }
    const count = counts[i];
    if (y[i] === 1) tp += count;
    else fp += count;
    lossSum += count * losses[2 * i];
    brierSum += count * losses[2 * i + 1];
    if (ends[i] === 0) continue;
    if (tp > tpBefore) steps += (tp - tpBefore) * (tp / (tp + fp));
    twice += (fp - fpBefore) * (tpBefore + tp);
    tpBefore = tp;
    fpBefore = fp;
  }
  if (flagged === n) {
    sums[2] = tp;
    sums[3] = fp;
  }
  sums[0] = tp;
  sums[1] = fp;
  sums[4] = twice;
  sums[5] = steps;
  sums[6] = lossSum;
  sums[7] = brierSum;
}
