import type { RankBy } from '../config/config.ts';
import { meanInOrder, stdInOrder } from '../numerics/mean-in-order.ts';

/** Permutation importance of the best model by column of the file (Breiman, Machine Learning 45, 2001, section 10). */
export interface Importance {
  readonly metric: RankBy;
  /** Of the sampled test rows as they are; F1 at probability 0.5. */
  readonly score: number;
  /** Test rows that were used. */
  readonly rows: number;
  readonly repeats: number;
  /** In the order of the file. */
  readonly columns: readonly ColumnImportance[];
}

export interface ColumnImportance {
  readonly column: string;
  /** How much worse the score is with the column's values permuted; below 0 where it is better. */
  readonly mean: number;
  /** Of the population of repeats. */
  readonly std: number;
  /** One a repeat. */
  readonly drops: readonly number[];
}

/** @param drops one a repeat, at least one */
export function columnImportance(column: string, drops: readonly number[]): ColumnImportance {
  const mean = meanInOrder(drops);
  return { column, mean, std: stdInOrder(drops, mean), drops };
}
