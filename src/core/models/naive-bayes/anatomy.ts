import { log } from '../../numerics/log.ts';
import type { AdditiveAnatomy } from '../anatomy.ts';
import { FARTHEST } from './likelihood.ts';
import type { FittedBayes } from './fitted-bayes.ts';

/** Columns are independent within a class, so the log-odds are a sum of one term for each. */
export function bayesAnatomy({ prior, mean, variance, levels }: FittedBayes): AdditiveAnatomy {
  const k = mean.length / 2;
  const density = (at: number, value: number): number => {
    const away = value - mean[at];
    return -0.5 * log(variance[at]) - Math.min(FARTHEST, (0.5 * (away * away)) / variance[at]);
  };
  return {
    kind: 'additive',
    scale: 'log-odds',
    intercept: prior[1] - prior[0],
    numeric: (column, value) => density(k + column, value) - density(column, value),
    levels: levels.map((both) => {
      const count = both.length / 2;
      return Float64Array.from({ length: count }, (_, level) => both[count + level] - both[level]);
    }),
  };
}
