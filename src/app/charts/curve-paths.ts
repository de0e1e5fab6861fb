import type { BandView, CurveView } from '../../worker/protocol.ts';

export type ToPixel = (value: number) => number;

/** SVG path through the points; a tenth of a pixel is enough for the eye. */
export function linePath(curve: CurveView, x: ToPixel, y: ToPixel): string {
  let path = '';
  for (let i = 0; i < curve.x.length; i++) {
    path += `${i === 0 ? 'M' : 'L'}${x(curve.x[i]).toFixed(1)} ${y(curve.y[i]).toFixed(1)}`;
  }
  return path;
}

/** Closed area between the lower and the upper edge. */
export function bandPath(band: BandView, x: ToPixel, y: ToPixel): string {
  const n = band.x.length;
  if (n === 0) return '';
  const at = (i: number, heights: Float64Array): string => `${x(band.x[i]).toFixed(1)} ${y(heights[i]).toFixed(1)}`;
  const up = Array.from({ length: n }, (_, i) => at(i, band.high));
  const back = Array.from({ length: n }, (_, i) => at(n - 1 - i, band.low));
  return `M${[...up, ...back].join('L')}Z`;
}

/** Height of a curve at `at`, between its points in a straight line; held at both ends. x ascending. */
export function heightAt(curve: CurveView, at: number): number {
  const { x, y } = curve;
  if (x.length === 0) return 0;
  if (at <= x[0]) return y[0];
  // The last point with x ≤ at: on a vertical step its top.
  let low = 0;
  let high = x.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (x[middle] <= at) low = middle;
    else high = middle - 1;
  }
  if (low === x.length - 1) return y[low];
  const part = (at - x[low]) / (x[low + 1] - x[low]);
  return y[low] + part * (y[low + 1] - y[low]);
}

/** About `rows` points for a table, first and last among them. */
export function thinRows(curve: CurveView, rows: number): { readonly x: number; readonly y: number }[] {
  const n = curve.x.length;
  const indices =
    n <= rows
      ? Array.from({ length: n }, (_, i) => i)
      : Array.from({ length: rows }, (_, i) => Math.round((i * (n - 1)) / (rows - 1)));
  return indices.map((i) => ({ x: curve.x[i], y: curve.y[i] }));
}

/** Whether all of the story of a ROC curve is in the upper left corner, so that the corner is what to show. */
export const isInCorner = (roc: CurveView): boolean => heightAt(roc, 0.3) >= 0.85;
