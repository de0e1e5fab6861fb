import { sha256 } from '../bytes/digest.ts';
import { encodeUtf8 } from '../bytes/text.ts';
import type { DataConfig, RunConfig } from '../config/config.ts';
import { csvRow, readCsv } from '../data/read-csv.ts';
import { readTable } from '../data/read-table.ts';
import { writeCsv } from '../data/write-csv.ts';
import { shuffle, stream } from '../random/stream.ts';
import type { Hashed } from './task.ts';

export interface Subsample {
  readonly dataset: Hashed;
  /** Reads the smaller file as the whole one is read: types, labels and delimiter are settled. */
  readonly config: RunConfig;
  /** Row of the whole file of each of its rows, ascending. */
  readonly rows: Int32Array;
  /** Rows of the whole file. */
  readonly of: number;
}

/** `count` rows, drawn by the config's seed with the same share of each class, in the order of the file. */
export async function subsample(bytes: Uint8Array, config: RunConfig, count: number): Promise<Subsample> {
  const { table, resolution } = readTable(bytes, config.data);
  const classes = [0, 1].map((label) => {
    const members = Int32Array.from({ length: table.n }, (_, i) => i).filter((i) => table.target.y[i] === label);
    shuffle(members, stream(config.seed, `crosscheck/class-${label}`));
    return members;
  });
  const known = classes[0].length + classes[1].length;
  const positives = Math.round((count * classes[1].length) / known);
  const rows = Int32Array.from([...classes[0].slice(0, count - positives), ...classes[1].slice(0, positives)]).sort();
  const csv = readCsv(bytes, { ...config.data, delimiter: resolution.delimiter });
  const text = writeCsv(
    csv.header,
    Array.from(rows, (row) => csvRow(csv, row)),
  );
  const dataset = encodeUtf8(text);
  const types = Object.fromEntries(resolution.columns.map(({ name, type }) => [name, type]));
  // What is written is RFC 4180; only the spelling of numbers stays.
  const rest: { -readonly [K in keyof DataConfig]: DataConfig[K] } = { ...config.data };
  delete rest.quote;
  delete rest.header;
  const data = {
    ...rest,
    positive_class: resolution.positive_class,
    columns: types,
    exclude: [],
    delimiter: ',',
    sha256: null,
  };
  return { dataset: { bytes: dataset, sha256: await sha256(dataset) }, config: { ...config, data }, rows, of: table.n };
}
