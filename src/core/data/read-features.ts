import { nearestName } from '../config/nearest-name.ts';
import type { ColumnType, DataConfig } from '../config/config.ts';
import { SelfsameError, type Problem } from '../errors.ts';
import { samples } from './infer-type.ts';
import { readCsv, type Csv } from './read-csv.ts';
import { readFields } from './read-fields.ts';
import type { CategoricalColumn, Column } from './table.ts';
import { categoricalColumn, numericColumn } from './typed-column.ts';
import { counted, listed, quoted } from './wording.ts';

/** What a fitted model knows of the file that it was trained on. */
export interface FeatureSchema extends Pick<DataConfig, 'decimal' | 'quote' | 'header'> {
  /** Name of the target; it may be in the new file and is not read. */
  readonly target: string;
  /** Tokens that count as missing. */
  readonly missing_values: readonly string[];
  /** Every column of the training file but the target; those of type `ignore` need not be in the new file. */
  readonly columns: readonly {
    readonly name: string;
    readonly type: ColumnType;
    /** Where they differ from those of the file. */
    readonly missing_values?: readonly string[];
  }[];
  /** The levels that were seen in training, by categorical column. */
  readonly known: readonly { readonly name: string; readonly levels: readonly string[] }[];
}

export interface FeatureReading {
  /** The file as texts, to be written beside the predictions. */
  readonly csv: Csv;
  readonly n: number;
  /** The model's feature columns in the order of the schema, wherever they stand in the file. */
  readonly columns: readonly Column[];
  /** Warnings: columns that the model does not know, categories that it has not seen. */
  readonly problems: readonly Problem[];
}

const SHOWN = 5;

/**
 * Reads the columns that a model needs from a new file. The delimiter is found anew; decimal mark, quotes and header are those of the training file.
 * @throws SelfsameError as `readCsv`, `predict/missing-column`, `predict/not-numeric`
 */
export function readFeatureColumns(bytes: Uint8Array, schema: FeatureSchema): FeatureReading {
  return featureColumns(readCsv(bytes, { quote: schema.quote, header: schema.header, delimiter: null }), schema);
}

/** The same of a file that has been parsed. */
export function featureColumns(csv: Csv, schema: FeatureSchema): FeatureReading {
  const problems: Problem[] = [];
  const columns: Column[] = [];
  const position = new Map(csv.header.map((name, j) => [name, j]));
  const known = new Map(schema.known.map(({ name, levels }) => [name, levels]));

  for (const { name, type, missing_values } of schema.columns) {
    if (type === 'ignore') continue;
    const j = position.get(name);
    if (j === undefined) {
      problems.push(missingColumn(name, csv.header));
      continue;
    }
    const tokens = new Set((missing_values ?? schema.missing_values).map((token) => token.trim()));
    const fields = readFields(csv.columns[j], tokens, schema.decimal);
    if (type === 'categorical') {
      const column = categoricalColumn(name, csv.columns[j], fields.missing);
      const unknown = unknownLevels(column, known.get(name) ?? []);
      if (unknown !== null) problems.push(unknown);
      columns.push(column);
      continue;
    }
    if (fields.counts.text > 0) {
      const [{ row }] = fields.texts;
      problems.push({
        code: 'predict/not-numeric',
        severity: 'error',
        message:
          `Column ${quoted(name)} was numeric in training, but here ${counted(fields.counts.text, 'field')} ` +
          `${fields.counts.text === 1 ? 'is no number' : 'are no numbers'}: ${samples(fields.texts, csv.lines, fields.counts.text)}.`,
        fix: 'Correct them, or leave them empty: then they count as missing.',
        place: { name, row, line: csv.lines[row] },
      });
    }
    columns.push(numericColumn(name, fields));
  }

  const expected = new Set([schema.target, ...schema.columns.map(({ name }) => name)]);
  const extra = csv.header.filter((name) => !expected.has(name));
  if (extra.length > 0)
    problems.push({
      code: 'predict/extra-column',
      severity: 'warning',
      message: `The model does not know ${counted(extra.length, 'column')} of this file: ${listed(extra.slice(0, SHOWN).map(quoted), extra.length)}.`,
      fix: 'Nothing to do: they are kept in the output and have no influence on it.',
      place: { name: extra[0] },
    });
  if (problems.some(({ severity }) => severity === 'error')) throw new SelfsameError(problems);
  return { csv, n: csv.n, columns, problems };
}

function missingColumn(name: string, header: readonly string[]): Problem {
  const near = nearestName(name, header);
  return {
    code: 'predict/missing-column',
    severity: 'error',
    message: `The model needs the column ${quoted(name)}, which this file does not have.`,
    fix: `${near === null ? '' : `Is it ${quoted(near)}? `}Add or rename the column; single values in it may be missing.`,
    place: { name },
  };
}

function unknownLevels({ name, levels, codes }: CategoricalColumn, known: readonly string[]): Problem | null {
  const seen = new Set(known);
  const counts = levels.map((level) => (seen.has(level) ? -1 : 0));
  let rows = 0;
  for (const code of codes) {
    if (code < 0 || counts[code] < 0) continue;
    counts[code]++;
    rows++;
  }
  if (rows === 0) return null;
  const unknown = levels.flatMap((level, code) =>
    counts[code] > 0 ? [`${quoted(level)} (${counted(counts[code], 'row')})`] : [],
  );
  return {
    code: 'predict/unknown-category',
    severity: 'warning',
    message: `Column ${quoted(name)} has categories that were not seen in training, in ${counted(rows, 'row')}: ${listed(unknown.slice(0, SHOWN), unknown.length)}.`,
    fix: 'These rows are scored as if they had none of the known categories.',
    place: { name },
  };
}
