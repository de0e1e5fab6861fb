import type { OperatingView } from '../../worker/protocol.ts';
import type { ChartData } from './export/csv.ts';
import type { CurveView } from '../../worker/protocol.ts';

export interface OperatingPoint {
  readonly threshold: number;
  readonly tp: number;
  readonly fp: number;
  readonly fn: number;
  readonly tn: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** What flagging probability ≥ `threshold` gives: the last entry that is not below it. */
export function operatingAt(view: OperatingView, threshold: number): OperatingPoint {
  let low = -1;
  let high = view.threshold.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (view.threshold[middle] >= threshold) low = middle;
    else high = middle - 1;
  }
  const tp = low < 0 ? 0 : view.truePositives[low];
  const fp = low < 0 ? 0 : view.falsePositives[low];
  return point(view, threshold, tp, fp);
}

function point(view: OperatingView, threshold: number, tp: number, fp: number): OperatingPoint {
  const { positives, negatives } = view;
  return {
    threshold,
    tp,
    fp,
    fn: positives - tp,
    tn: negatives - fp,
    precision: tp + fp === 0 ? 0 : tp / (tp + fp),
    recall: positives === 0 ? 0 : tp / positives,
    f1: tp + fp + positives === 0 ? 0 : (2 * tp) / (tp + fp + positives),
  };
}

/** Below this many flagged rows a precision is mostly luck, and its curve only noise. */
export const FEWEST_FLAGGED = 15;

/** Precision, recall and F1 against the threshold, thresholds ascending. */
export function operatingCurves(view: OperatingView): Record<'precision' | 'recall' | 'f1', CurveView> {
  const points = [...view.threshold]
    .map((t, i) => point(view, t, view.truePositives[i], view.falsePositives[i]))
    .reverse();
  const curve = (all: readonly OperatingPoint[], key: 'precision' | 'recall' | 'f1'): CurveView => ({
    x: Float64Array.from(all, (p) => p.threshold),
    y: Float64Array.from(all, (p) => p[key]),
  });
  const steady = points.filter((p) => p.tp + p.fp >= FEWEST_FLAGGED);
  return { precision: curve(steady, 'precision'), recall: curve(points, 'recall'), f1: curve(points, 'f1') };
}

/** Bar heights from 0 to 1 by class: square roots, each class on its own scale, so that rare scores stay visible. */
export function barHeights(counts: readonly number[]): number[] {
  const most = Math.max(1, ...counts);
  return counts.map((n) => Math.sqrt(n / most));
}

/** The table of counts for a file, thresholds descending. */
export function operatingRows(view: OperatingView): ChartData {
  return {
    head: [
      'threshold',
      'true_positives',
      'false_positives',
      'false_negatives',
      'true_negatives',
      'precision',
      'recall',
      'f1',
    ],
    rows: Array.from(view.threshold, (threshold, i) => {
      const p = point(view, threshold, view.truePositives[i], view.falsePositives[i]);
      return [threshold, p.tp, p.fp, p.fn, p.tn, p.precision, p.recall, p.f1];
    }),
  };
}
