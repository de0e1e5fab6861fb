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
