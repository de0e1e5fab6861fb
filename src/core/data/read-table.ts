import type { ColumnType, DataConfig } from '../config/config.ts';
import { SelfsameError, type Problem } from '../errors.ts';
import { columnWarnings } from './column-warnings.ts';
import { inferType, samples } from './infer-type.ts';
import { missingTokens } from './missing-values.ts';
import { nearestName } from '../config/nearest-name.ts';
import { readCsv, type Csv } from './read-csv.ts';
import { readFields, type Fields } from './read-fields.ts';
import { readTarget } from './read-target.ts';
import type { Column, Table } from './table.ts';
import { categoricalColumn, numericColumn } from './typed-column.ts';
import { quoted } from './wording.ts';

/** What the reader decided where the config left it open. */
export interface Resolution {
  /** Label texts as in the file. */
  readonly positive_class: string;
  readonly negative_class: string;
  /** Every column of the file but the target, in file order; excluded ones are `ignore`. */
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[];
  readonly delimiter: string;
}

export interface TableReading {
  readonly table: Table;
  readonly resolution: Resolution;
  /** Warnings and notes. */
  readonly problems: readonly Problem[];
}

/**
 * Reads a dataset as the config says: typed feature columns in file order, and the target.
 * The pin (`data.sha256`) and `data.path` are not looked at here.
 * @throws SelfsameError with all problems of the file, or else all those of its columns and target
 */
export function readTable(bytes: Uint8Array, data: DataConfig): TableReading {
  return tableOf(readCsv(bytes, data), data);
}

/** The same of a file that has been parsed with the config's choices. */
export function tableOf(csv: Csv, data: DataConfig): TableReading {
  const problems = [...nameProblems(csv.header, data)];
  const at = csv.header.indexOf(data.target);
  const target = at < 0 ? null : readTarget(csv.columns[at], missingTokens(data, data.target), data, csv.lines);
  if (target !== null) problems.push(...target.problems);

  const columns: Column[] = [];
  const resolved: { name: string; type: ColumnType }[] = [];
  csv.header.forEach((name, j) => {
    if (j === at) return;
    const reading = readColumn(csv, j, data);
    problems.push(...reading.problems);
    resolved.push({ name, type: reading.type });
    if (reading.column === null) return;
    columns.push(reading.column);
    if (target?.target && !hasError(reading.problems))
      problems.push(...columnWarnings(reading.column, csv.columns[j], reading.fields, target.target));
  });
  if (resolved.every(({ type }) => type === 'ignore'))
    problems.push({
      code: 'data/no-features',
      severity: 'error',
      message: `No feature column is left beside the target ${quoted(data.target)}.`,
      fix: 'Leave at least one column in: see `data.exclude` and `data.columns`.',
    });
  if (target === null || target.target === null || hasError(problems)) throw new SelfsameError(errorsFirst(problems));
  return {
    table: { n: csv.n, columns, target: target.target },
    resolution: {
      positive_class: target.target.labels[1],
      negative_class: target.target.labels[0],
      columns: resolved,
      delimiter: csv.delimiter,
    },
    problems,
  };
}

export function hasError(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === 'error');
}

function errorsFirst(problems: readonly Problem[]): Problem[] {
  const isError = ({ severity }: Problem): boolean => severity === 'error';
  return [...problems.filter(isError), ...problems.filter((problem) => !isError(problem))];
}

export interface ColumnReading {
  readonly type: ColumnType;
  /** What the fields alone say, whatever the config. */
  readonly inferred: 'numeric' | 'categorical';
  /** `null` where ignored. */
  readonly column: Column | null;
  readonly fields: Fields;
  readonly problems: readonly Problem[];
}

/** Column j of the file, typed by the config or else by its fields. */
export function readColumn(csv: Csv, j: number, data: DataConfig): ColumnReading {
  const name = csv.header[j];
  const fields = readFields(csv.columns[j], missingTokens(data, name), data.decimal);
  const { kind, problem } = inferType(name, fields, csv.lines);
  const wanted = configuredType(name, data);
  const base = { inferred: kind, fields };
  if (wanted === 'ignore') return { ...base, type: 'ignore', column: null, problems: [] };

  const settled =
    (problem?.code === 'data/mostly-numeric' && wanted !== null) ||
    (problem?.code === 'data/large-integers' && wanted === 'categorical');
  const problems = problem === null || settled ? [] : [problem];
  const type = wanted ?? kind;
  if (type === 'numeric' && fields.counts.text > 0)
    problems.push({
      code: 'data/not-numeric',
      severity: 'error',
      message: `Column ${quoted(name)} is configured as numeric but has other texts: ${samples(fields.texts, csv.lines, fields.counts.text)}.`,
      fix: 'Mend them, add them to `data.missing_values`, or make the column `categorical` or `ignore`.',
      place: { name, row: fields.texts[0].row, line: csv.lines[fields.texts[0].row] },
    });
  const column =
    type === 'numeric' ? numericColumn(name, fields) : categoricalColumn(name, csv.columns[j], fields.missing);
  return { ...base, type, column, problems };
}

function configuredType(name: string, data: DataConfig): ColumnType | null {
  if (data.exclude.includes(name)) return 'ignore';
  return Object.hasOwn(data.columns, name) ? data.columns[name] : null;
}

/** Names in the config that the file does not have, or that contradict each other. */
export function nameProblems(header: readonly string[], data: DataConfig): Problem[] {
  const problems: Problem[] = [];
  const known = new Set(header);
  const suggestion = (name: string): string => {
    const near = nearestName(name, header);
    return near === null ? '' : `Did you mean ${quoted(near)}? `;
  };
  if (!known.has(data.target))
    problems.push({
      code: 'data/target-absent',
      severity: 'error',
      message: `The file has no column ${quoted(data.target)}, which is the target.`,
      fix: `${suggestion(data.target)}Set \`data.target\` to one of: ${header.slice(0, 20).map(quoted).join(', ')}${header.length > 20 ? ', …' : ''}.`,
      place: { name: data.target, path: 'data.target' },
    });
  const absent = (name: string, key: string): void => {
    if (known.has(name)) return;
    problems.push({
      code: 'data/unknown-column',
      severity: 'error',
      message: `\`${key}\` names the column ${quoted(name)}, which the file does not have.`,
      fix: `${suggestion(name)}Correct the name or remove it from the config.`,
      place: { name, path: key },
    });
  };
  for (const name of data.exclude) absent(name, 'data.exclude');
  for (const name of Object.keys(data.columns)) absent(name, 'data.columns');
  for (const name of Object.keys(data.missing_values_by_column)) absent(name, 'data.missing_values_by_column');
  if (configuredType(data.target, data) === 'ignore')
    problems.push({
      code: 'data/target-absent',
      severity: 'error',
      message: `The target ${quoted(data.target)} is left out by \`data.exclude\` or \`data.columns\`.`,
      fix: 'Keep the target, or choose another one.',
      place: { name: data.target, path: 'data.target' },
    });
  return problems;
}
