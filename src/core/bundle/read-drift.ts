import { byCodeUnit } from '../bytes/text.ts';
import type { Json, JsonObject } from '../bytes/value.ts';
import { SelfsameError, type Problem } from '../errors.ts';
import type { DriftBaseline } from '../pipeline/result.ts';
import type { FittedPreprocessor } from '../preprocessing/fitted.ts';
import type { DriftFile } from './drift-file.ts';
import { parseStrictJson } from './strict-json.ts';

/**
 * drift_baseline.json from a stranger. Columns and levels may have any name, those of object members included.
 * @throws SelfsameError `json/*` with all that is wrong
 */
export function readDrift(bytes: Uint8Array, path: string): DriftFile {
  const document = parseStrictJson(bytes, path);
  const problems = [...shapeProblems(document)].map((message): Problem => ({
    code: 'json/schema',
    severity: 'error',
    message,
    place: { path },
  }));
  if (problems.length > 0) throw new SelfsameError(problems.slice(0, MOST));
  return document as unknown as DriftFile;
}

const MOST = 50;

function* shapeProblems(document: Json): Generator<string> {
  const root = ['numeric_feature_stats', 'categorical_feature_stats', 'training_positive_rate', 'training_sample_size'];
  if (!hasKeys(document, root)) return yield `The file must be an object with the keys ${root.join(', ')}.`;
  const { numeric_feature_stats: numeric, categorical_feature_stats: categorical } = document;
  for (const key of root.slice(2)) if (typeof document[key] !== 'number') yield `\`${key}\` must be a number.`;
  if (!isObject(numeric) || !isObject(categorical)) return yield 'The statistics of columns must be objects.';
  for (const [name, stats] of Object.entries(numeric)) {
    const right =
      hasKeys(stats, ['mean', 'std', 'quantile_bins', 'missing']) &&
      isList(stats.quantile_bins) &&
      [stats.mean, stats.std, stats.missing, ...stats.quantile_bins].every(isNumber);
    if (!right) yield `\`numeric_feature_stats\`: ${JSON.stringify(name)} must have mean, std, quantile_bins, missing.`;
  }
  for (const [name, stats] of Object.entries(categorical)) {
    const right =
      hasKeys(stats, ['frequencies', 'missing']) &&
      isNumber(stats.missing) &&
      isObject(stats.frequencies) &&
      Object.values(stats.frequencies).every(isNumber);
    if (!right) yield `\`categorical_feature_stats\`: ${JSON.stringify(name)} must have frequencies and missing.`;
  }
}

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

function hasKeys(value: Json, keys: readonly string[]): value is JsonObject {
  return isObject(value) && Object.keys(value).length === keys.length && keys.every((key) => Object.hasOwn(value, key));
}

function isObject(value: Json): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isNumber(value: Json): boolean {
  return typeof value === 'number';
}
