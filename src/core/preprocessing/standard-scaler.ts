import { mean, variance } from './moments.ts';

export interface Scaling {
  readonly mean: number;
  /** Greater than 0. */
  readonly scale: number;
}

/**
 * Mean and population standard deviation. A constant column gets scale 1, and so does one whose deviation is nothing
 * but rounding error, by the bound of scikit-learn's `_is_constant_feature`.
 * @param values at least one, no NaN
 */
export function standardScaling(values: Float64Array): Scaling {
  const constant = values.every((value) => value === values[0]);
  // The mean of equal values may differ from them in the last bit.
  if (constant) return { mean: values[0], scale: 1 };
  const center = mean(values);
  const spread = variance(values, center);
  const n = values.length;
  const slip = n * center * Number.EPSILON;
  const bound = n * Number.EPSILON * spread + slip * slip;
  return { mean: center, scale: spread <= bound ? 1 : Math.sqrt(spread) };
}
