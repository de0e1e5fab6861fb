import { log } from '../../numerics/log.ts';
import type { Design } from '../../preprocessing/design.ts';
import type { FittedBayes } from './fitted-bayes.ts';

const LOG_TWO_PI = 1.8378770664093453;
/** A row this far out is as far from both classes, instead of infinitely far, which would leave no difference. */
export const FARTHEST = 1e300;

/**
 * log P(class, row) of both classes: 2 × n, class 0 first. The prior, then the numeric columns, then the categorical
 * ones, in column order; a level that training has not seen (−1) contributes nothing.
 */
export function jointLogLikelihood({ prior, mean, variance, levels }: FittedBayes, design: Design): Float64Array {
  const { n, numeric, categorical } = design;
  const joint = new Float64Array(2 * n);
  for (const label of [0, 1]) {
    const own = joint.subarray(label * n, (label + 1) * n).fill(prior[label]);
    numeric.forEach((values, column) => {
      const at = label * numeric.length + column;
      const centre = mean[at];
      const spread = variance[at];
      const peak = -0.5 * (LOG_TWO_PI + log(spread));
      for (let row = 0; row < n; row++) {
        const away = values[row] - centre;
        own[row] += peak - Math.min(FARTHEST, (0.5 * (away * away)) / spread);
      }
    });
    categorical.forEach(({ codes, levels: count }, column) => {
      const logarithms = levels[column].subarray(label * count, (label + 1) * count);
      for (let row = 0; row < n; row++) if (codes[row] >= 0) own[row] += logarithms[codes[row]];
    });
  }
  return joint;
}
