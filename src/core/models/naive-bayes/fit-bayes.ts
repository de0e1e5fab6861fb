import type { NaiveBayesParams } from '../../config/config.ts';
import { log } from '../../numerics/log.ts';
import { sum } from '../../numerics/sum.ts';
import { takeFloats } from '../../numerics/take.ts';
import type { DesignCategorical } from '../../preprocessing/design.ts';
import type { FitInput } from '../estimator.ts';
import type { FittedBayes } from './fitted-bayes.ts';

/** Row indices of each class. */
type ByClass = readonly [Int32Array, Int32Array];

/**
 * Maximum likelihood within each class. A class weight multiplies the class's counts: it moves the prior and the share of
 * the smoothing, not the means and variances.
 */
export function fitBayes({ design, y, classWeight }: FitInput, params: NaiveBayesParams): FittedBayes {
  const rows: ByClass = [Int32Array.from(rowsOf(y, 0)), Int32Array.from(rowsOf(y, 1))];
  const total = classWeight[0] * rows[0].length + classWeight[1] * rows[1].length;
  const k = design.numeric.length;
  const mean = new Float64Array(2 * k);
  const variance = new Float64Array(2 * k);
  const widest = design.numeric.reduce((most, values) => Math.max(most, moments(values).variance), 0);
  design.numeric.forEach((values, column) => {
    for (const label of [0, 1] as const) {
      const own = moments(takeFloats(values, rows[label]));
      const smoothed = own.variance + params.var_smoothing * widest;
      mean[label * k + column] = own.mean;
      // Zero only where no column varies: any number then gives both classes the same density.
      variance[label * k + column] = smoothed > 0 ? smoothed : 1;
    }
  });
  return {
    prior: Float64Array.from(rows, ({ length }, label) => log((classWeight[label] * length) / total)),
    mean,
    variance,
    levels: design.categorical.map((column) => smoothedLevels(column, rows, classWeight, params.alpha)),
  };
}

function smoothedLevels(
  { codes, levels }: DesignCategorical,
  rows: ByClass,
  classWeight: readonly [number, number],
  alpha: number,
): Float64Array {
  const logarithms = new Float64Array(2 * levels);
  for (const label of [0, 1] as const) {
    const counts = new Float64Array(levels);
    let known = 0;
    for (const row of rows[label]) {
      if (codes[row] < 0) continue;
      counts[codes[row]]++;
      known++;
    }
    const whole = log(classWeight[label] * known + alpha * levels);
    counts.forEach((count, level) => {
      logarithms[label * levels + level] = log(classWeight[label] * count + alpha) - whole;
    });
  }
  return logarithms;
}

function* rowsOf(y: Uint8Array, label: number): Generator<number> {
  for (let row = 0; row < y.length; row++) if (y[row] === label) yield row;
}

function moments(values: Float64Array): { readonly mean: number; readonly variance: number } {
  const mean = sum(values) / values.length;
  return { mean, variance: sum(values.map((value) => (value - mean) * (value - mean))) / values.length };
}
