import { meanInOrder, stdInOrder } from '../numerics/mean-in-order.ts';
import type { Scores } from './types.ts';

const NAMES = [
  'roc_auc',
  'average_precision',
  'accuracy',
  'precision',
  'recall',
  'f1',
  'log_loss',
  'brier',
] as const satisfies readonly (keyof Scores)[];

/** Unweighted mean and population standard deviation of each score over the folds that have it, in fold order. */
export function summariseFolds(folds: readonly Scores[]): { readonly mean: Scores; readonly std: Scores } {
  const moments = NAMES.map((name) => [name, meanAndStd(folds.map((fold) => fold[name]))] as const);
  const pick = (which: 'mean' | 'std') => Object.fromEntries(moments.map(([name, m]) => [name, m[which]]));
  return { mean: pick('mean') as unknown as Scores, std: pick('std') as unknown as Scores };
}

function meanAndStd(values: readonly (number | null)[]): { mean: number | null; std: number | null } {
  const present = values.filter((value) => value !== null);
  if (present.length === 0) return { mean: null, std: null };
  const mean = meanInOrder(present);
  return { mean, std: stdInOrder(present, mean) };
}
