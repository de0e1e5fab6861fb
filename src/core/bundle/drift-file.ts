import type { JsonObject } from '../bytes/value.ts';
import type { DriftBaseline } from '../pipeline/result.ts';

/** drift_baseline.json: what the training rows looked like, column by column. */
export function driftFile(drift: DriftBaseline): JsonObject {
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
