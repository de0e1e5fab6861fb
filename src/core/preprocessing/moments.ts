import { sum } from '../numerics/sum.ts';

/** @param values at least one */
export function mean(values: Float64Array): number {
  return sum(values) / values.length;
}

/** Population variance around a mean that was computed before: two passes. */
export function variance(values: Float64Array, center: number): number {
  return (
    sum(
      values.map((value) => {
        const deviation = value - center;
        return deviation * deviation;
      }),
    ) / values.length
  );
}
