export { convertToUtf8, decodesAsUtf8, ENCODING_NAMES, probableEncodings, type Encoding } from './encodings.ts';
export { MAX_DATASET_BYTES } from './decode-text.ts';
export { readCsv, csvRow, type Csv, type CsvOptions } from './read-csv.ts';
export { readTable, type Resolution, type TableReading } from './read-table.ts';
export {
  profileDataset,
  type CategoricalProfile,
  type ColumnProfile,
  type DatasetProfile,
  type Histogram,
  type LevelProfile,
  type NumericProfile,
  type TargetProfile,
} from './profile.ts';
export { guardFormula, writeCsv } from './write-csv.ts';
export type { Column, Table } from './table.ts';
