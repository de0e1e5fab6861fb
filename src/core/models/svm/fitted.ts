import { sigmoid } from '../../numerics/sigmoid.ts';
import type { Design } from '../../preprocessing/design.ts';
import { createQuery, kernelFunction } from './kernel-values.ts';
import type { Kernel } from './kernel.ts';
import type { Sigmoid } from './platt.ts';
import type { Points } from './points.ts';

export interface FittedSvm {
  readonly kernel: Kernel;
  /** The support vectors, in the order of their rows. */
  readonly support: Points;
  /** y_i alpha_i of each support vector. */
  readonly coefficients: Float64Array;
  readonly rho: number;
  readonly sigmoid: Sigmoid;
  /** Steps of the fit on all rows, and of those on the inner folds. */
  readonly iterations: number;
  readonly calibrationIterations: number;
  readonly converged: boolean;
}

/** Σ coefficient_j K(support vector j, row) − rho for each row, summed in the order of the support vectors. */
export function decisionValues(fitted: FittedSvm, design: Design): Float64Array {
  const { kernel, support, coefficients, rho } = fitted;
  const decisions = new Float64Array(design.n);
  const values = new Float64Array(support.n);
  const query = createQuery(support);
  const evaluate = kernelFunction(kernel, support);
  for (let i = 0; i < design.n; i++) {
    for (let c = 0; c < query.values.length; c++) query.values[c] = design.numeric[support.varying[c]][i];
    for (let c = 0; c < query.constantValues.length; c++) {
      query.constantValues[c] = design.numeric[support.constant[c]][i];
    }
    for (let c = 0; c < query.codes.length; c++) query.codes[c] = design.categorical[c].codes[i];
    evaluate(query, values);
    let total = 0;
    for (let j = 0; j < values.length; j++) total += coefficients[j] * values[j];
    decisions[i] = total - rho;
  }
  return decisions;
}

/** P(class 1) = 1 / (1 + e^(a·f + b)) of each row's decision value f. */
export function probabilities(fitted: FittedSvm, design: Design): Float64Array {
  const { a, b } = fitted.sigmoid;
  return decisionValues(fitted, design).map((f) => sigmoid(-(a * f + b)));
}
