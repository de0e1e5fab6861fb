import type { CurveCounts } from '../core/evaluation/types.ts';
import type { CurveView, OperatingView } from './protocol.ts';

/** Largest distance from the drawn line, in shares of an axis: a tenth of a pixel on 500. */
export const TOLERANCE = 0.0002;

/**
 * Indices of the points that a polyline needs so that every other one lies within `tolerance` of it (Ramer 1972;
 * Douglas and Peucker 1973). First and last always stay. With tolerance 0 only points on a straight line go.
 */
export function cornersOf(x: Float64Array, y: Float64Array, tolerance: number): number[] {
  const keep = new Uint8Array(x.length);
  const open: [number, number][] = x.length > 0 ? [[0, x.length - 1]] : [];
  for (let span = open.pop(); span !== undefined; span = open.pop()) {
    const [from, to] = span;
    keep[from] = keep[to] = 1;
    const far = farthest(x, y, from, to);
    if (far.index >= 0 && far.distance > tolerance) open.push([from, far.index], [far.index, to]);
  }
  const indices: number[] = [];
  for (let i = 0; i < keep.length; i++) if (keep[i] === 1) indices.push(i);
  return indices;
}

function farthest(x: Float64Array, y: Float64Array, from: number, to: number): { index: number; distance: number } {
  const dx = x[to] - x[from];
  const dy = y[to] - y[from];
  const square = dx * dx + dy * dy;
  let index = -1;
  let most = 0;
  for (let i = from + 1; i < to; i++) {
    // The foot may lie outside the segment, so it is clamped: a curve that turns back is not cut off.
    const along = square === 0 ? 0 : ((x[i] - x[from]) * dx + (y[i] - y[from]) * dy) / square;
    const t = Math.min(1, Math.max(0, along));
    const ex = x[i] - x[from] - t * dx;
    const ey = y[i] - y[from] - t * dy;
    const distance = Math.sqrt(ex * ex + ey * ey);
    if (distance > most) [index, most] = [i, distance];
  }
  return { index, distance: most };
}

function thin(x: Float64Array, y: Float64Array, tolerance: number): CurveView {
  const kept = cornersOf(x, y, tolerance);
  return { x: Float64Array.from(kept, (i) => x[i]), y: Float64Array.from(kept, (i) => y[i]) };
}

/** From (0, 0), where nothing is flagged, to (1, 1). */
export function rocView(counts: CurveCounts, tolerance = TOLERANCE): CurveView {
  const n = counts.thresholds.length + 1;
  const x = new Float64Array(n);
  const y = new Float64Array(n);
  for (let i = 1; i < n; i++) {
    x[i] = counts.negatives === 0 ? 0 : counts.falsePositives[i - 1] / counts.negatives;
    y[i] = counts.positives === 0 ? 0 : counts.truePositives[i - 1] / counts.positives;
  }
  return thin(x, y, tolerance);
}

/** One point a threshold: precision is not interpolated towards a recall of 0. */
export function precisionRecallView(counts: CurveCounts, tolerance = TOLERANCE): CurveView {
  const x = Float64Array.from(counts.truePositives, (tp) => (counts.positives === 0 ? 0 : tp / counts.positives));
  const y = Float64Array.from(counts.truePositives, (tp, i) => tp / (tp + counts.falsePositives[i]));
  return thin(x, y, tolerance);
}

/** Counts at the thresholds that precision, recall or F1 against the threshold need. */
export function operatingView(counts: CurveCounts, tolerance = TOLERANCE): OperatingView {
  const { thresholds, truePositives: tp, falsePositives: fp, positives, negatives } = counts;
  const precision = Float64Array.from(tp, (t, i) => t / (t + fp[i]));
  const recall = Float64Array.from(tp, (t) => (positives === 0 ? 0 : t / positives));
  const f1 = Float64Array.from(tp, (t, i) => (2 * t) / (t + fp[i] + positives));
  const kept = [...new Set([precision, recall, f1].flatMap((series) => cornersOf(thresholds, series, tolerance)))].sort(
    (a, b) => a - b,
  );
  return {
    threshold: Float64Array.from(kept, (i) => thresholds[i]),
    truePositives: Uint32Array.from(kept, (i) => tp[i]),
    falsePositives: Uint32Array.from(kept, (i) => fp[i]),
    positives,
    negatives,
  };
}

/** Of [0, 1]. */
export const HISTOGRAM_BINS = 40;

/** Counts of `probabilities` in `bins` equal bins of [0, 1]; 1 belongs to the last. */
export function histogram(probabilities: Float64Array, y: Uint8Array, bins: number) {
  const negative = new Array<number>(bins).fill(0);
  const positive = new Array<number>(bins).fill(0);
  probabilities.forEach((p, i) => {
    const bin = Math.min(bins - 1, Math.floor(p * bins));
    (y[i] === 1 ? positive : negative)[bin] += 1;
  });
  return { negative, positive };
}
