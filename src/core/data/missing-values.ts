import type { DataConfig } from '../config/config.ts';

/** What pandas 2 reads as missing (`na_values` of `read_csv`). */
export const DEFAULT_MISSING_VALUES: readonly string[] = [
  '',
  '#N/A',
  '#N/A N/A',
  '#NA',
  '-1.#IND',
  '-1.#QNAN',
  '-NaN',
  '-nan',
  '1.#IND',
  '1.#QNAN',
  '<NA>',
  'N/A',
  'NA',
  'NULL',
  'NaN',
  'None',
  'n/a',
  'nan',
  'null',
];

export type MissingValues = Pick<DataConfig, 'missing_values' | 'missing_values_by_column'>;

/** The tokens of one column; a field is missing if its text without surrounding space is among them. */
export function missingTokens(config: MissingValues, column: string): ReadonlySet<string> {
  const own = Object.hasOwn(config.missing_values_by_column, column)
    ? config.missing_values_by_column[column]
    : config.missing_values;
  return new Set(own.map((token) => token.trim()));
}
