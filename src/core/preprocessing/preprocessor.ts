import type { PreprocessingConfig } from '../config/config.ts';
import type { CategoricalColumn, Column, NumericColumn } from '../data/table.ts';
import type { Design, DesignCategorical } from './design.ts';
import { fail } from '../errors.ts';
import type { FittedCategorical, FittedNumeric, FittedPreprocessor } from './fitted.ts';
import { categoricalFill, insertSorted, numericFill } from './imputer.ts';
import { clip, iqrBounds, type Bounds } from './iqr-clipper.ts';
import { standardScaling } from './standard-scaler.ts';

export { decodePreprocessor, encodePreprocessor } from './encode-preprocessor.ts';
export type { FittedPreprocessor };

/**
 * Fits imputation, clipping and scaling, each on the output of the one before, on the given rows alone.
 *
 * A numeric column without a value among them becomes constant (fill 0 or the configured constant, clipped to it), so
 * that it says nothing about rows that have one; a categorical one gets no level. (scikit-learn drops such columns.)
 * @param rows at least one, indices into the columns
 * @throws SelfsameError `data/not-finite` where numbers are too large to be scaled
 */
export function fitPreprocessor(
  columns: readonly Column[],
  rows: Int32Array,
  config: PreprocessingConfig,
): FittedPreprocessor {
  const numeric: FittedNumeric[] = [];
  const categorical: FittedCategorical[] = [];
  for (const column of columns) {
    if (column.kind === 'numeric') numeric.push(fitNumeric(column, rows, config));
    else categorical.push(fitCategorical(column, rows, config));
  }
  return { numeric, categorical };
}

function fitNumeric(column: NumericColumn, rows: Int32Array, config: PreprocessingConfig): FittedNumeric {
  const n = rows.length;
  const values = new Float64Array(n);
  const buffer = new Float64Array(n);
  let seen = 0;
  for (let i = 0; i < n; i++) {
    const value = column.values[rows[i]];
    values[i] = value;
    if (value === value) buffer[seen++] = value;
  }
  const present = buffer.subarray(0, seen);
  const sorted = present.slice().sort();
  const fill = numericFill(present, sorted, config.numeric_imputer, config.numeric_fill_value);
  for (let i = 0; i < n; i++) if (values[i] !== values[i]) values[i] = fill;

  let bounds: Bounds | null = null;
  if (seen === 0) bounds = { lower: fill, upper: fill };
  else if (config.outlier_factor !== null)
    bounds = iqrBounds(insertSorted(sorted, fill, n - seen), config.outlier_factor);
  if (bounds !== null) for (let i = 0; i < values.length; i++) values[i] = clip(values[i], bounds.lower, bounds.upper);
  const { mean, scale } = standardScaling(values);

  const fitted = fittedNumeric(column.name, fill, bounds, mean, scale);
  for (const value of [fitted.fill, fitted.lower ?? 0, fitted.upper ?? 0, mean, scale])
    if (!Number.isFinite(value)) tooLarge(column.name);
  return fitted;
}

/** + 0 turns −0 into 0, which JSON cannot tell apart. */
function fittedNumeric(name: string, fill: number, bounds: Bounds | null, mean: number, scale: number): FittedNumeric {
  return {
    name,
    fill: fill + 0,
    lower: bounds === null ? null : bounds.lower + 0,
    upper: bounds === null ? null : bounds.upper + 0,
    mean: mean + 0,
    scale,
  };
}

function fitCategorical(column: CategoricalColumn, rows: Int32Array, config: PreprocessingConfig): FittedCategorical {
  const counts = new Int32Array(column.levels.length);
  let missing = 0;
  for (let i = 0; i < rows.length; i++) {
    const code = column.codes[rows[i]];
    if (code < 0) missing++;
    else counts[code]++;
  }
  const fill = categoricalFill(column.levels, counts, config.categorical_imputer, config.categorical_fill_value);
  const levels: string[] = [];
  // The constant is a level of its own only where a training row is filled with it.
  let pending = missing > 0 ? fill : null;
  column.levels.forEach((level, code) => {
    if (pending !== null && pending < level) {
      levels.push(pending);
      pending = null;
    }
    if (pending === level) pending = null;
    else if (counts[code] === 0) return;
    levels.push(level);
  });
  if (pending !== null) levels.push(pending);
  return { name: column.name, fill, levels };
}

/**
 * Applies a fitted preprocessor to rows of a table that has its columns, found by name; other columns are not looked at.
 * @throws SelfsameError `model/invalid` where a column is absent or of another kind, `data/not-finite` where a number
 *   cannot be scaled
 */
export function transform(fitted: FittedPreprocessor, columns: readonly Column[], rows: Int32Array): Design {
  const byName = new Map(columns.map((column) => [column.name, column]));
  return {
    n: rows.length,
    numericNames: fitted.numeric.map(({ name }) => name),
    numeric: fitted.numeric.map((step) => {
      const column = byName.get(step.name);
      return column?.kind === 'numeric' ? transformNumeric(step, column, rows) : absent(step.name);
    }),
    categorical: fitted.categorical.map((step) => {
      const column = byName.get(step.name);
      return column?.kind === 'categorical' ? transformCategorical(step, column, rows) : absent(step.name);
    }),
  };
}

function transformNumeric(step: FittedNumeric, column: NumericColumn, rows: Int32Array): Float64Array {
  const { fill, mean, scale } = step;
  const lower = step.lower ?? -Infinity;
  const upper = step.upper ?? Infinity;
  const { values } = column;
  const out = new Float64Array(rows.length);
  for (let i = 0; i < out.length; i++) {
    const raw = values[rows[i]];
    const scaled = (clip(raw === raw ? raw : fill, lower, upper) - mean) / scale;
    if (scaled - scaled !== 0) tooLarge(column.name, rows[i]);
    out[i] = scaled;
  }
  return out;
}

function transformCategorical(step: FittedCategorical, column: CategoricalColumn, rows: Int32Array): DesignCategorical {
  const fittedCode = new Map(step.levels.map((level, code) => [level, code]));
  const fill = step.fill === null ? -1 : (fittedCode.get(step.fill) ?? -1);
  const recoded = Int32Array.from(column.levels, (level) => fittedCode.get(level) ?? -1);
  const codes = new Int32Array(rows.length);
  for (let i = 0; i < codes.length; i++) {
    const code = column.codes[rows[i]];
    codes[i] = code < 0 ? fill : recoded[code];
  }
  return { name: step.name, codes, levels: step.levels.length };
}

/** The `DesignShape` of what `transform` gives: needed to check a classifier read from a file. */
export function designShape(fitted: FittedPreprocessor): {
  readonly numeric: number;
  readonly categorical: readonly number[];
} {
  return { numeric: fitted.numeric.length, categorical: fitted.categorical.map(({ levels }) => levels.length) };
}

function tooLarge(name: string, row?: number): never {
  return fail('data/not-finite', `Column ${JSON.stringify(name)} has numbers too large to be scaled.`, {
    fix: 'Correct them, give them in a larger unit, or leave the column out with `data.columns`.',
    place: { name, row },
  });
}

function absent(name: string): never {
  return fail('model/invalid', `The model needs the column ${JSON.stringify(name)}, which the table does not have.`, {
    place: { name },
  });
}
