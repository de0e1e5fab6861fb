import { quantile } from '../numerics/quantile.ts';

export interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

/**
 * [Q1 − factor · IQR, Q3 + factor · IQR] (Tukey's fences).
 * @param sorted at least one, ascending, no NaN
 */
export function iqrBounds(sorted: Float64Array, factor: number): Bounds {
  const q1 = quantile(sorted, 0.25);
  const q3 = quantile(sorted, 0.75);
  const reach = factor * (q3 - q1);
  return { lower: q1 - reach, upper: q3 + reach };
}

export function clip(value: number, lower: number, upper: number): number {
  return value < lower ? lower : value > upper ? upper : value;
}
