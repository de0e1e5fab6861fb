import type { DatasetProfile } from '../core/data/profile.ts';

/**
 * The column that a person most likely wants to predict: the last of those with two values and nothing missing, else
 * the last with two values, else the last.
 */
export function likelyTarget({ columns }: DatasetProfile): string {
  const binary = columns.filter((column) => column.distinct === 2);
  const target = binary.findLast((column) => column.missing === 0) ?? binary.at(-1) ?? columns.at(-1);
  return target?.name ?? '';
}
