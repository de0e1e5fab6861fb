import type { DataConfig } from '../config/config.ts';

export type MissingValues = Pick<DataConfig, 'missing_values' | 'missing_values_by_column'>;

/** The tokens of one column; a field is missing if its text without surrounding space is among them. */
export function missingTokens(config: MissingValues, column: string): ReadonlySet<string> {
  const own = Object.hasOwn(config.missing_values_by_column, column)
    ? config.missing_values_by_column[column]
    : config.missing_values;
  return new Set(own.map((token) => token.trim()));
}
