import { starterConfig } from '../core/config/starter.ts';
import type { DatasetProfile } from '../core/data/profile.ts';
import { SelfsameError } from '../core/errors.ts';
import type { OpenDataset } from './workbench-session.ts';

/**
 * A commented config for a dataset that came without one.
 * @throws SelfsameError where the file cannot be read as a table
 */
export function starterText({ name }: OpenDataset, profile: DatasetProfile): string {
  if (profile.columns.length === 0) throw new SelfsameError(profile.problems);
  return starterConfig(profile, { path: name, target: likelyTarget(profile) });
}

/**
 * The column that a person most likely wants to predict: the last of those with two values and nothing missing, else
 * the last with two values, else the last.
 */
export function likelyTarget({ columns }: DatasetProfile): string {
  const binary = columns.filter((column) => column.distinct === 2);
  const target = binary.findLast((column) => column.missing === 0) ?? binary.at(-1) ?? columns.at(-1);
  return target?.name ?? '';
}
