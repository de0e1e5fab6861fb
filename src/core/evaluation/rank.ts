import type { RankBy } from '../config/config.ts';
import type { Scores } from './types.ts';

/**
 * Order of models by their mean CV score, best first; equal scores keep the given order, a model without the score
 * comes last.
 * @returns indexes into `means`
 */
export function rankModels(means: readonly Pick<Scores, RankBy>[], rankBy: RankBy): number[] {
  const sign = rankBy === 'log_loss' ? -1 : 1;
  const key = (index: number): number => {
    const score = means[index][rankBy];
    return score === null ? -Infinity : sign * score;
  };
  const indexes = means.map((_, index) => index);
  return indexes.sort((a, b) => (key(a) === key(b) ? a - b : key(b) > key(a) ? 1 : -1));
}
