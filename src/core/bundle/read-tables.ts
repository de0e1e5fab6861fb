/** The CSV files of results, read back strictly: they are ours, so there is one way to write each. */
import { decodeUtf8 } from '../bytes/text.ts';
import { DROPPED, TRAIN } from '../evaluation/split.ts';
import { fail } from '../errors.ts';
import { OUT_OF_FOLD_HEADER, PREDICTIONS_HEADER, SET_NAMES, SPLITS_HEADER } from './result-tables.ts';

/** Of each data row: set (0 train, 1 test, 2 dropped) and fold (−1: none). */
export interface SplitsTable {
  readonly set: Uint8Array;
  readonly fold: Int32Array;
}

/** Parallel arrays, one entry for each row that was not dropped. */
export interface PredictionsTable extends SplitsTable {
  readonly row: Int32Array;
  readonly y: Uint8Array;
  readonly probability: Float64Array;
  readonly predicted: Uint8Array;
}

export interface OutOfFoldTable {
  readonly row: Int32Array;
  readonly fold: Int32Array;
  readonly y: Uint8Array;
  readonly models: readonly string[];
  /** For each model, the probability of each row. */
  readonly probabilities: readonly Float64Array[];
}

/** @throws SelfsameError `bundle/inconsistent` with the line that is not as it must be; so do the others */
export function readSplits(bytes: Uint8Array, path: string): SplitsTable {
  const { cells } = readCells(bytes, path, SPLITS_HEADER, 0);
  for (const [i, [row]] of cells.entries()) if (row !== String(i)) refuse(path, i, `the row must be ${i}`);
  return { set: setColumn(cells, 1, path), fold: foldColumn(cells, 1, 2, path) };
}

export function readPredictions(bytes: Uint8Array, path: string): PredictionsTable {
  const { cells } = readCells(bytes, path, PREDICTIONS_HEADER, 0);
  const set = setColumn(cells, 1, path);
  const dropped = set.indexOf(DROPPED);
  if (dropped >= 0) refuse(path, dropped, 'a dropped row has no prediction');
  return {
    row: rowColumn(cells, path),
    set,
    fold: foldColumn(cells, 1, 2, path),
    y: bitColumn(cells, 3, path),
    probability: probabilityColumn(cells, 4, path),
    predicted: bitColumn(cells, 5, path),
  };
}

export function readOutOfFold(bytes: Uint8Array, path: string): OutOfFoldTable {
  const { cells, models } = readCells(bytes, path, OUT_OF_FOLD_HEADER, null);
  return {
    row: rowColumn(cells, path),
    fold: fill(new Int32Array(cells.length), (i) => wholeNumber(cells[i][1], path, i)),
    y: bitColumn(cells, 2, path),
    models,
    probabilities: models.map((_, m) => probabilityColumn(cells, OUT_OF_FOLD_HEADER.length + m, path)),
  };
}

type Cells = readonly (readonly string[])[];

function readCells(
  bytes: Uint8Array,
  path: string,
  header: readonly string[],
  more: number | null,
): { cells: Cells; models: readonly string[] } {
  let text: string;
  try {
    text = decodeUtf8(bytes);
  } catch {
    return fail('bundle/inconsistent', 'The file is not UTF-8.', { place: { path } });
  }
  const lines = text.split('\n');
  if (lines.pop() !== '') fail('bundle/inconsistent', 'The file does not end with a newline.', { place: { path } });
  const found = (lines.shift() ?? '').split(',');
  if (header.some((name, i) => found[i] !== name) || (more !== null && found.length !== header.length + more))
    fail('bundle/inconsistent', `The header must be ${header.join(',')}.`, { place: { path, line: 1 } });
  const cells = lines.map((line) => line.split(','));
  const wrong = cells.findIndex((line) => line.length !== found.length);
  if (wrong >= 0) refuse(path, wrong, `${found.length} fields are expected`);
  return { cells, models: found.slice(header.length) };
}

function refuse(path: string, index: number, message: string): never {
  return fail('bundle/inconsistent', `${message[0].toUpperCase()}${message.slice(1)}.`, {
    place: { path, line: index + 2 },
  });
}

/** `TypedArray.from` goes through an iterator: three times the time of a table. */
function fill<T extends Uint8Array | Int32Array | Float64Array>(column: T, valueAt: (i: number) => number): T {
  for (let i = 0; i < column.length; i++) column[i] = valueAt(i);
  return column;
}

function rowColumn(cells: Cells, path: string): Int32Array {
  const rows = fill(new Int32Array(cells.length), (i) => wholeNumber(cells[i][0], path, i));
  const wrong = rows.findIndex((row, i) => i > 0 && row <= rows[i - 1]);
  if (wrong >= 0) refuse(path, wrong, 'rows must ascend');
  return rows;
}

function setColumn(cells: Cells, at: number, path: string): Uint8Array {
  return fill(new Uint8Array(cells.length), (i) => {
    const set = (SET_NAMES as readonly string[]).indexOf(cells[i][at]);
    return set >= 0 ? set : refuse(path, i, `the set must be ${SET_NAMES.join(', ')}`);
  });
}

function foldColumn(cells: Cells, setAt: number, at: number, path: string): Int32Array {
  return fill(new Int32Array(cells.length), (i) => {
    const text = cells[i][at];
    if (cells[i][setAt] === SET_NAMES[TRAIN]) return wholeNumber(text, path, i);
    return text === '' ? -1 : refuse(path, i, 'only train rows have a fold');
  });
}

function bitColumn(cells: Cells, at: number, path: string): Uint8Array {
  return fill(new Uint8Array(cells.length), (i) => {
    const text = cells[i][at];
    return text === '0' || text === '1' ? Number(text) : refuse(path, i, 'a label must be 0 or 1');
  });
}

function probabilityColumn(cells: Cells, at: number, path: string): Float64Array {
  return fill(new Float64Array(cells.length), (i) => {
    const text = cells[i][at];
    const value = Number(text);
    return value >= 0 && value <= 1 && String(value) === text
      ? value
      : refuse(path, i, 'a probability must be a number from 0 to 1 in its shortest spelling');
  });
}

function wholeNumber(text: string, path: string, index: number): number {
  const value = Number(text);
  return Number.isInteger(value) && value >= 0 && value <= 0x7fffffff && String(value) === text
    ? value
    : refuse(path, index, `${JSON.stringify(text)} is no whole number`);
}
