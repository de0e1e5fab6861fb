import type { DataConfig } from '../config/config.ts';
import { DEFAULT_MISSING_VALUES } from '../config/fields.ts';
import type { Problem } from '../errors.ts';
import { profileCategorical, profileNumeric, type ColumnProfile } from './column-profile.ts';
import { columnWarnings } from './column-warnings.ts';
import { duplicateRowSteps } from './duplicate-rows.ts';
import { concentrationWarning } from './leak.ts';
import { missingTokens } from './missing-values.ts';
import { columnKey, newProfileMemo, type ProfileMemo } from './profile-memo.ts';
import { parseCsv, type Csv, type CsvReading } from './read-csv.ts';
import { readFields } from './read-fields.ts';
import { hasError, nameProblems, readColumn } from './read-table.ts';
import { readTarget, type TargetReading } from './read-target.ts';
import { skewNote } from './skew.ts';
import { drained, within, type Steps } from './steps.ts';
import type { Target } from './table.ts';
import { categoricalColumn, numericColumn } from './typed-column.ts';
import { quoted } from './wording.ts';

export type { CategoricalProfile, ColumnProfile, LevelProfile, NumericProfile } from './column-profile.ts';
export type { Histogram } from './histogram.ts';

export interface TargetProfile {
  readonly name: string;
  /** [negative, positive]; `null` where the column cannot be a target (not two values, rows without one). */
  readonly labels: readonly [string, string] | null;
  /** Rows of the two labels. */
  readonly counts: readonly [number, number] | null;
  readonly missing: number;
  /** The first ten distinct values, in order of appearance. */
  readonly values: readonly string[];
}

/** What can be seen of a dataset without training: plain data, small whatever the number of rows. */
export interface DatasetProfile {
  readonly bytes: number;
  /** Number of records that could be read, header not counted. */
  readonly rows: number;
  /** `null` where the file could not be read. */
  readonly delimiter: string | null;
  /** Rows that repeat an earlier one. */
  readonly duplicateRows: number;
  /** `null` where no target is configured or the file does not have it. */
  readonly target: TargetProfile | null;
  /** In file order, the target among them. */
  readonly columns: readonly ColumnProfile[];
  /** Problems of the file, the target and the names in the config; each column has its own. */
  readonly problems: readonly Problem[];
}

const NO_CONFIG: DataConfig = {
  path: null,
  target: '',
  positive_class: null,
  test_size: 0.2,
  missing_values: DEFAULT_MISSING_VALUES,
  missing_values_by_column: {},
  exclude: [],
  columns: {},
  drop_missing_target: false,
  sha256: null,
  delimiter: null,
};

/** What is asked of a profile. */
export interface ProfileQuestion {
  /** `null`: nothing is configured yet. */
  readonly data: DataConfig | null;
  /** Clipping that will be applied, for a warning about columns that it makes constant. */
  readonly outlierFactor: number | null;
}

/** Describes a dataset, readable or not: what is wrong with it is in `problems`, here and at the columns. */
export function profileDataset(
  bytes: Uint8Array,
  data: DataConfig | null,
  outlierFactor: number | null = null,
): DatasetProfile {
  const reading = parseCsv(bytes, data ?? NO_CONFIG);
  return drained(profileSteps(bytes.length, reading, { data, outlierFactor }));
}

/**
 * The profile of a file that has been parsed with the config's choices, a column a step.
 * @param memo of the same file: what is known of columns is kept in it, and taken from it
 */
export function* profileSteps(
  bytes: number,
  { csv, problems: fileProblems }: CsvReading,
  { data, outlierFactor }: ProfileQuestion,
  memo: ProfileMemo = newProfileMemo(),
): Steps<DatasetProfile> {
  const config = data ?? NO_CONFIG;
  if (csv === null)
    return {
      bytes,
      rows: 0,
      delimiter: null,
      duplicateRows: 0,
      target: null,
      columns: [],
      problems: fileProblems,
    };
  const problems = [...fileProblems, ...(data === null ? [] : nameProblems(csv.header, config))];
  const at = data === null ? -1 : csv.header.indexOf(config.target);
  const target = at < 0 ? null : readTarget(csv.columns[at], missingTokens(config, config.target), config, csv.lines);
  if (target !== null) problems.push(...target.problems);
  memo.duplicateRows ??= yield* within(0, 0.3, duplicateRowSteps(csv));
  const columns: ColumnProfile[] = [];
  for (let j = 0; j < csv.header.length; j++) {
    const key = columnKey(csv.header[j], j === at, config, target?.target?.labels ?? null, outlierFactor);
    const known = memo.columns.get(j);
    const column =
      known?.key === key
        ? known.profile
        : j === at
          ? profileTarget(csv, j, config)
          : profileColumn(csv, j, config, target?.target ?? null, outlierFactor);
    if (known?.key !== key) {
      memo.columns.set(j, { key, profile: column });
      yield 0.3 + (0.7 * (j + 1)) / csv.header.length;
    }
    columns.push(column);
  }
  if (columns.every(({ type }) => type === 'ignore' || type === 'target') && data !== null)
    problems.push({
      code: 'data/no-features',
      severity: 'error',
      message: `No feature column is left beside the target ${quoted(config.target)}.`,
      fix: 'Leave at least one column in: see `data.exclude` and `data.columns`.',
    });
  return {
    bytes,
    rows: csv.n,
    delimiter: csv.delimiter,
    duplicateRows: memo.duplicateRows,
    target: target === null ? null : describeTarget(target, config.target),
    columns,
    problems,
  };
}

function describeTarget({ target, missing, values }: TargetReading, name: string): TargetProfile {
  const counts = new Map(values);
  const labels = target?.labels ?? null;
  return {
    name,
    labels,
    counts: labels === null ? null : [counts.get(labels[0]) ?? 0, counts.get(labels[1]) ?? 0],
    missing,
    values: values.slice(0, 10).map(([value]) => value),
  };
}

function profileTarget(csv: Csv, j: number, config: DataConfig): ColumnProfile {
  const name = csv.header[j];
  const fields = readFields(csv.columns[j], missingTokens(config, name), config.decimal);
  const trimmed = csv.columns[j].map((text) => text.trim());
  const [distinct, categorical] = profileCategorical(categoricalColumn(name, trimmed, fields.missing), null);
  return {
    name,
    inferred: fields.counts.text === 0 ? 'numeric' : 'categorical',
    type: 'target',
    missing: fields.counts.missing,
    distinct,
    numeric: null,
    categorical,
    problems: [],
  };
}

function profileColumn(
  csv: Csv,
  j: number,
  config: DataConfig,
  target: Target | null,
  outlierFactor: number | null,
): ColumnProfile {
  const name = csv.header[j];
  const { type, inferred, fields, column: used, problems: found } = readColumn(csv, j, config);
  const column =
    used ??
    (inferred === 'numeric' ? numericColumn(name, fields) : categoricalColumn(name, csv.columns[j], fields.missing));
  const y = target?.y ?? null;
  const problems = [...found];
  if (used !== null && !hasError(found)) problems.push(...columnWarnings(used, csv.columns[j], fields, target));
  const base = { name, inferred, type, missing: fields.counts.missing };
  if (column.kind === 'categorical') {
    const [distinct, categorical] = profileCategorical(column, y);
    return { ...base, distinct, numeric: null, categorical, problems };
  }
  const [distinct, numeric] = profileNumeric(column, y);
  if (used !== null && !hasError(found) && numeric !== null && distinct > 1) {
    if (outlierFactor !== null && numeric.q1 === numeric.q3)
      problems.push(clippedToConstant(name, column.values, numeric.q1));
    const suspect = target === null ? null : concentrationWarning(name, numeric.histogram, target.labels);
    const skew = skewNote(name, numeric, distinct, outlierFactor !== null);
    if (suspect !== null && !problems.some(({ code }) => code === 'data/leak')) problems.push(suspect);
    if (skew !== null && problems.length === 0) problems.push(skew);
  }
  return { ...base, distinct, numeric, categorical: null, problems };
}

function clippedToConstant(name: string, values: Float64Array, value: number): Problem {
  let same = 0;
  let present = 0;
  for (const other of values) {
    if (other === other) present++;
    if (other === value) same++;
  }
  return {
    code: 'data/constant',
    severity: 'warning',
    message: `Column ${quoted(name)} is constant after clipping: ${Math.round((same / present) * 100)} % of the rows are ${value}.`,
    fix: 'To keep its other values, set `preprocessing.outlier_factor: null`.',
    place: { name },
  };
}
