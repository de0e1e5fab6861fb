import type { DataConfig } from '../config/config.ts';
import type { ColumnProfile } from './column-profile.ts';

/** What is known of a parsed file: an edit that concerns one column has only that one looked at again. */
export interface ProfileMemo {
  duplicateRows: number | null;
  /** By position; `key` says what the profile was asked for. */
  readonly columns: Map<number, { readonly key: string; readonly profile: ColumnProfile }>;
}

export const newProfileMemo = (): ProfileMemo => ({ duplicateRows: null, columns: new Map() });

/** Everything of the config and the target that a column's profile depends on. */
export function columnKey(
  name: string,
  isTarget: boolean,
  data: DataConfig,
  labels: readonly [string, string] | null,
  outlierFactor: number | null,
): string {
  const own = Object.hasOwn(data.missing_values_by_column, name) ? data.missing_values_by_column[name] : null;
  return JSON.stringify([
    isTarget,
    data.exclude.includes(name),
    Object.hasOwn(data.columns, name) ? data.columns[name] : null,
    own ?? data.missing_values,
    data.decimal ?? null,
    isTarget || labels === null ? null : [data.target, labels, data.missing_values, data.missing_values_by_column],
    outlierFactor,
  ]);
}
