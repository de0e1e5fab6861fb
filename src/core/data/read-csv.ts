import Papa from 'papaparse';
import { SelfsameError, type ErrorCode, type Place, type Problem } from '../errors.ts';
import { decodeText } from './decode-text.ts';
import { delimiterName, detectDelimiter } from './detect-delimiter.ts';
import type { DataConfig } from '../config/config.ts';
import { headerProblems, madeHeader } from './csv-header.ts';
import { BLOCK, scanRecords, type ScannedRecords } from './scan-records.ts';
import { drained, type Steps } from './steps.ts';
import { counted, lineList, quoted } from './wording.ts';

/** A delimited file after parsing: texts only, nothing interpreted. */
export interface Csv {
  readonly header: readonly string[];
  /** Number of records below the header. */
  readonly n: number;
  /** Column-major: `columns[j][i]` is the field of record i under `header[j]`, unquoted, otherwise as in the file. */
  readonly columns: readonly (readonly string[])[];
  readonly delimiter: string;
  /** Physical line, from 1, on which record i begins. */
  readonly lines: Int32Array;
}

/**
 * `delimiter` `null`: found from the first records. Without `quote` the double quote, without `header` the first record
 * has the names.
 */
export type CsvOptions = Pick<DataConfig, 'delimiter' | 'quote' | 'header'>;

export interface CsvReading {
  /** `null` where no table can be made of the file. With ragged rows or repeated headers: the other records. */
  readonly csv: Csv | null;
  readonly problems: readonly Problem[];
}

/** The character of each kind of quote; of none, one that no text file has. */
const QUOTES = { double: '"', single: "'", none: '\0' } as const;
/** How many lines a message names. */
const SHOWN = 5;
/** More columns than any table of one row per subject has; fewer than would exhaust memory. */
const MAX_COLUMNS = 20000;
/** Repeated texts of a column are kept once while it has no more distinct ones than this. */
const MAX_SHARED = 4096;

/**
 * Reads a CSV. Record i of the result is row i everywhere in the program.
 * @throws SelfsameError with every problem of the container: encoding, quotes, header, ragged rows
 */
export function readCsv(bytes: Uint8Array, options: CsvOptions): Csv {
  const { csv, problems } = parseCsv(bytes, options);
  if (csv === null || problems.length > 0) throw new SelfsameError(problems);
  return csv;
}

/** As `readCsv`, but reports the problems beside what can be read, for the profile. */
export const parseCsv = (bytes: Uint8Array, options: CsvOptions): CsvReading => drained(parseCsvSteps(bytes, options));

/** `parseCsv` in steps of some thousand records. */
export function* parseCsvSteps(bytes: Uint8Array, options: CsvOptions): Steps<CsvReading> {
  let text: string;
  try {
    text = decodeText(bytes);
  } catch (error) {
    if (error instanceof SelfsameError) return { csv: null, problems: error.problems };
    throw error;
  }
  yield 0.05;
  const { delimiter: given, header: hasHeader = true } = options;
  const quote = QUOTES[options.quote ?? 'double'];
  if (given !== null && (given.length !== 1 || /["\r\n\ufeff]/.test(given)))
    return refused('data/delimiter', `The delimiter ${quoted(given)} is not one ordinary character.`, {
      fix: 'Use one character, such as `,` or `;`, or leave `data.delimiter` out.',
    });
  if (given !== null && given === quote)
    return refused('data/delimiter', `The character ${quoted(given)} cannot be both the delimiter and the quote.`, {
      fix: 'Change `data.delimiter` or `data.quote`.',
    });
  const delimiter = given ?? detectDelimiter(text, quote);
  const records = scanRecords(text, delimiter, { quote });
  yield 0.15;

  if (records.fault?.kind === 'unterminated')
    return refused('data/unterminated-quote', 'The quote that opens on this line is never closed.', {
      fix: 'Close it, or double it (`""`) if it is part of the text; a file without quoted fields takes `data.quote: none`.',
      place: { line: records.fault.line },
    });
  if (records.fault?.kind === 'after-quote')
    return refused('data/unreadable', 'Text follows a closing quote before the next delimiter.', {
      fix: 'Double the quote (`""`) if it is part of the text; a file without quoted fields takes `data.quote: none`.',
      place: { line: records.fault.line },
    });
  if (records.lines.length === 0)
    return refused('data/empty', 'The file is empty.', { fix: 'Choose a CSV with a header and at least one row.' });
  if (records.fields[0] > MAX_COLUMNS)
    return refused(
      'data/too-large',
      `The header has ${counted(records.fields[0], 'column')}; the limit is ${counted(MAX_COLUMNS, 'column')}.`,
      {
        fix: 'Leave out columns that are not needed.',
      },
    );
  return yield* split(records, { delimiter, quote, hasHeader });
}

function refused(code: ErrorCode, message: string, rest: { fix?: string; place?: Place }): CsvReading {
  return { csv: null, problems: [{ code, severity: 'error', message, ...rest }] };
}

interface Form {
  readonly delimiter: string;
  readonly quote: string;
  readonly hasHeader: boolean;
}

function* split(records: ScannedRecords, { delimiter, quote, hasHeader }: Form): Steps<CsvReading> {
  const width = records.fields[0];
  const total = records.lines.length;
  const columns: string[][] = Array.from({ length: width }, () => []);
  const shared: (Map<string, string> | null)[] = columns.map(() => new Map());
  const lines = new Int32Array(hasHeader ? total - 1 : total);
  const ragged: number[] = [];
  const repeated: number[] = [];
  let header: readonly string[] = hasHeader ? [] : madeHeader(width);
  let n = 0;

  const take = (data: readonly string[], record: number): void => {
    if (record === 0 && hasHeader) header = data;
    else if (data.length !== width) ragged.push(records.lines[record]);
    else if (hasHeader && width > 1 && sameTexts(data, header)) repeated.push(records.lines[record]);
    else {
      for (let j = 0; j < width; j++) columns[j].push(share(shared, j, data[j]));
      lines[n++] = records.lines[record];
    }
  };
  const { blocks } = records;
  for (let block = 0; block < blocks.length; block++) {
    let record = block * BLOCK;
    const last = Math.min(total, record + BLOCK);
    // A second byte order mark is left out as `Papa.parse` leaves it out.
    const from = block === 0 && records.text.startsWith('\ufeff') ? 1 : blocks[block];
    // Its inner parser: what stands around it in `Papa.parse` guesses types that nobody asks for, with Math.pow.
    const parser = new Papa.Parser({
      delimiter,
      newline: '\n',
      quoteChar: quote,
      step: ({ data: [data] }) => {
        // After a final line end papaparse has one more, empty record.
        if (record < last) take(data, record++);
      },
    });
    parser.parse(records.text.slice(from, block + 1 < blocks.length ? blocks[block + 1] : undefined), 0, false);
    yield 0.15 + (0.85 * (block + 1)) / blocks.length;
  }

  const headerFaults = hasHeader ? headerProblems(header, records.lines[0]) : [];
  const problems = [...headerFaults];
  if (ragged.length > 0)
    problems.push({
      code: 'data/ragged-rows',
      severity: 'error',
      message:
        `${counted(ragged.length, 'row')} ${ragged.length === 1 ? 'does' : 'do'} not have the ${counted(width, 'field')} of the ` +
        `header: ${lineList(ragged.slice(0, SHOWN), ragged.length)} (delimiter: ${delimiterName(delimiter)}).`,
      fix: 'Mend these lines; a field that contains the delimiter must stand in quotes. Another delimiter is set with `data.delimiter`.',
      place: { line: ragged[0] },
    });
  if (repeated.length > 0)
    problems.push({
      code: 'data/repeated-header',
      severity: 'error',
      message: `The header is repeated among the rows: ${lineList(repeated.slice(0, SHOWN), repeated.length)}.`,
      fix: 'Remove these lines.',
      place: { line: repeated[0] },
    });
  if (total === 1 && hasHeader)
    problems.push({
      code: 'data/header-only',
      severity: 'error',
      message: 'The file has a header but no rows.',
      fix: 'Choose a CSV with at least one row.',
    });
  if (headerFaults.length > 0 || n === 0) return { csv: null, problems };
  return { csv: { header, n, columns, delimiter, lines: lines.slice(0, n) }, problems };
}

/** One string object for equal texts: a million rows of ten countries are ten strings. */
function share(shared: (Map<string, string> | null)[], column: number, text: string): string {
  const known = shared[column];
  if (known === null) return text;
  const same = known.get(text);
  if (same !== undefined) return same;
  if (known.size < MAX_SHARED) known.set(text, text);
  else shared[column] = null;
  return text;
}

function sameTexts(a: readonly string[], b: readonly string[]): boolean {
  for (let j = 0; j < a.length; j++) if (a[j] !== b[j]) return false;
  return true;
}

/** The fields of record i. */
export function csvRow(csv: Csv, i: number): string[] {
  return csv.columns.map((column) => column[i]);
}
