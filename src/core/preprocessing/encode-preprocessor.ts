import type { Value } from '../bytes/value.ts';
import { fail } from '../errors.ts';
import type { FittedCategorical, FittedNumeric, FittedPreprocessor } from './fitted.ts';

/** The canonical form. */
export function encodePreprocessor(fitted: FittedPreprocessor): Value {
  return {
    numeric: fitted.numeric.map(({ name, fill, lower, upper, mean, scale }) => ({
      name,
      fill,
      lower,
      upper,
      mean,
      scale,
    })),
    categorical: fitted.categorical.map(({ name, fill, levels }) => ({ name, fill, levels })),
  };
}

type Fields = { readonly [key: string]: unknown };

/**
 * Reads a stranger's value: every type, number and order that `transform` relies on is checked.
 * @throws SelfsameError `model/invalid`
 */
export function decodePreprocessor(value: Value): FittedPreprocessor {
  const root = record(value, 'preprocessor');
  const numeric = list(root.numeric, 'preprocessor.numeric').map(decodeNumeric);
  const categorical = list(root.categorical, 'preprocessor.categorical').map(decodeCategorical);
  const names = [...numeric, ...categorical].map(({ name }) => name);
  if (new Set(names).size !== names.length) invalid('preprocessor', 'names a column twice');
  return { numeric, categorical };
}

function decodeNumeric(value: unknown, index: number): FittedNumeric {
  const path = `preprocessor.numeric[${index}]`;
  const item = record(value, path);
  const { name, lower, upper } = item;
  if (typeof name !== 'string') return invalid(`${path}.name`, 'is no text');
  const scale = finite(item.scale, `${path}.scale`);
  if (scale <= 0) invalid(`${path}.scale`, 'is not above 0');
  const rest = { fill: finite(item.fill, `${path}.fill`), mean: finite(item.mean, `${path}.mean`), scale };
  if (lower === null && upper === null) return { name, lower, upper, ...rest };
  const low = finite(lower, `${path}.lower`);
  const high = finite(upper, `${path}.upper`);
  if (low > high) invalid(path, 'has its lower bound above the upper');
  return { name, lower: low, upper: high, ...rest };
}

function decodeCategorical(value: unknown, index: number): FittedCategorical {
  const path = `preprocessor.categorical[${index}]`;
  const { name, fill, levels } = record(value, path);
  if (typeof name !== 'string') return invalid(`${path}.name`, 'is no text');
  if (fill !== null && typeof fill !== 'string') return invalid(`${path}.fill`, 'is neither a text nor null');
  const texts: string[] = [];
  for (const level of list(levels, `${path}.levels`)) {
    if (typeof level !== 'string') return invalid(`${path}.levels`, 'has something else than texts');
    if (texts.length > 0 && texts[texts.length - 1] >= level)
      return invalid(`${path}.levels`, 'are not sorted, or one stands twice');
    texts.push(level);
  }
  return { name, fill, levels: texts };
}

function record(value: unknown, path: string): Fields {
  if (value === null || typeof value !== 'object' || Array.isArray(value) || ArrayBuffer.isView(value))
    return invalid(path, 'is no object');
  return value as Fields;
}

function list(value: unknown, path: string): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : invalid(path, 'is no list');
}

function finite(value: unknown, path: string): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : invalid(path, 'is no finite number');
}

function invalid(path: string, what: string): never {
  return fail('model/invalid', `The model file is not valid: ${path} ${what}.`, { place: { path } });
}
