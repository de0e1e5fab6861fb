import { sigmoid } from '../../numerics/sigmoid.ts';
import type { Design } from '../../preprocessing/design.ts';
import { createQuery } from './kernel-sums.ts';
import { kernelValues } from './kernel-values.ts';
import type { Kernel } from './kernel.ts';
import { packPoints, scaled } from './packed-points.ts';
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
  const kernelOf = kernelValues(kernel, support.levels);
  const packed = packPoints(support, kernelOf.scale);
  const query = createQuery(packed, 0);
  const decisions = new Float64Array(design.n);
  for (let i = 0; i < design.n; i++) {
    support.varying.forEach((c, at) => (query.values[at] = scaled(design.numeric[c][i], kernelOf.scale)));
    for (let c = 0; c < query.codes.length; c++) query.codes[c] = design.categorical[c].codes[i] + 1;
    query.base = constantPart(fitted, kernelOf.scale, design, i);
    decisions[i] = kernelOf.expansion(packed, query, coefficients) - rho;
  }
  return decisions;
}

/** What columns that were constant in training add to the distance² or dot product of row i and every support vector. */
function constantPart({ kernel, support }: FittedSvm, scale: number, { numeric }: Design, i: number): number {
  let part = 0;
  support.constant.forEach((c, at) => {
    const value = numeric[c][i];
    const constant = support.constantValues[at];
    const difference = scaled(value - constant, scale);
    part += kernel.kind === 'rbf' ? difference * difference : value * constant;
  });
  return part;
}

/** P(class 1) = 1 / (1 + e^(a·f + b)) of each row's decision value f. */
export function probabilities(fitted: FittedSvm, design: Design): Float64Array {
  const { a, b } = fitted.sigmoid;
  return decisionValues(fitted, design).map((f) => sigmoid(-(a * f + b)));
}
