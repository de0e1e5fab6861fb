import { byCodeUnit } from '../bytes/text.ts';
import type { DriftBaseline } from '../pipeline/result.ts';
import type { FittedPreprocessor } from '../preprocessing/fitted.ts';
import type { DriftFile } from './drift-file.ts';

/**
 * The baseline as the run had it. The order of columns is the model's and that of levels is by code unit, since a JSON
 * object moves names like "1" to the front. Columns that the file lacks are left out.
 */
export function driftOf(file: DriftFile, { numeric, categorical }: FittedPreprocessor): DriftBaseline {
  const { numeric_feature_stats, categorical_feature_stats, training_positive_rate, training_sample_size } = file;
  const known =
    (stats: object) =>
    ({ name }: { readonly name: string }): boolean =>
      Object.hasOwn(stats, name);
  return {
    numeric: numeric.filter(known(numeric_feature_stats)).map(({ name }) => {
      const { mean, std, quantile_bins, missing } = numeric_feature_stats[name];
      return { name, mean, std, quantiles: quantile_bins, missing };
    }),
    categorical: categorical.filter(known(categorical_feature_stats)).map(({ name }) => {
      const { frequencies, missing } = categorical_feature_stats[name];
      return { name, frequencies: Object.entries(frequencies).sort(([a], [b]) => byCodeUnit(a, b)), missing };
    }),
    training_positive_rate,
    training_sample_size,
  };
}
