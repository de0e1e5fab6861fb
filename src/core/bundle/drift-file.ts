import type { DriftBaseline } from '../pipeline/result.ts';

/** drift_baseline.json as it stands on disk. */
export type DriftFile = {
  readonly numeric_feature_stats: {
    readonly [name: string]: {
      readonly mean: number;
      readonly std: number;
      readonly quantile_bins: readonly number[];
      readonly missing: number;
    };
  };
  readonly categorical_feature_stats: {
    readonly [name: string]: { readonly frequencies: { readonly [level: string]: number }; readonly missing: number };
  };
  readonly training_positive_rate: number;
  readonly training_sample_size: number;
};

/** What the training rows looked like, column by column. */
export function driftFile(drift: DriftBaseline): DriftFile {
  return {
    // fromEntries defines keys, so that a column called `__proto__` is an ordinary one.
    numeric_feature_stats: Object.fromEntries(
      drift.numeric.map(({ name, mean, std, quantiles, missing }) => [
        name,
        { mean, std, quantile_bins: quantiles, missing },
      ]),
    ),
    categorical_feature_stats: Object.fromEntries(
      drift.categorical.map(({ name, frequencies, missing }) => [
        name,
        { frequencies: Object.fromEntries(frequencies), missing },
      ]),
    ),
    training_positive_rate: drift.training_positive_rate,
    training_sample_size: drift.training_sample_size,
  };
}
