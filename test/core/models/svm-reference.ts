import type { SvmParams } from '../../../src/core/config/config.ts';
import { DEFAULT_FIT_OPTIONS, type FitOptions } from '../../../src/core/models/svm/fit.ts';
import { kernelMatrix } from '../../../src/core/models/svm/kernel-matrix.ts';
import { resolveKernel, type Kernel } from '../../../src/core/models/svm/kernel.ts';
import { pointsOf } from '../../../src/core/models/svm/points.ts';
import {
  solveDual,
  zeroState,
  type DualProblem,
  type DualState,
  type Solution,
  type SolverOptions,
} from '../../../src/core/models/svm/smo.ts';
import type { Design } from '../../../src/core/preprocessing/design.ts';

export const DEFAULTS: SvmParams = {
  C: 1,
  kernel: 'rbf',
  gamma: 'scale',
  degree: 3,
  coef0: 0,
  tol: 1e-3,
  class_weight: null,
};

/** The encoded matrix that the core never builds, row by row. */
export function oneHot({ n, numeric, categorical }: Design): number[][] {
  return Array.from({ length: n }, (_, i) => [
    ...numeric.map((column) => column[i]),
    ...categorical.flatMap(({ codes, levels }) => Array.from({ length: levels }, (_, l) => (codes[i] === l ? 1 : 0))),
  ]);
}

/** The kernel as the textbook has it. */
export function kernelValue(
  { kind, gamma, degree, coef0 }: Kernel,
  a: readonly number[],
  b: readonly number[],
): number {
  const dot = a.reduce((sum, value, c) => sum + value * b[c], 0);
  if (kind === 'linear') return dot;
  if (kind === 'poly') return (gamma * dot + coef0) ** degree;
  return Math.exp(-gamma * a.reduce((sum, value, c) => sum + (value - b[c]) ** 2, 0));
}

export interface Solved {
  readonly problem: DualProblem;
  readonly state: DualState;
  readonly solution: Solution;
}

/** The dual alone, without calibration. */
export function solve(
  design: Design,
  y: Uint8Array,
  params: SvmParams = DEFAULTS,
  classWeight: readonly [number, number] = [1, 1],
  options: Partial<SolverOptions & FitOptions> = {},
): Solved {
  const { cacheBytes, shrinking, maxIterations } = { ...DEFAULT_FIT_OPTIONS, maxIterations: 10_000_000, ...options };
  const problem: DualProblem = {
    kernel: kernelMatrix(resolveKernel(params, design), pointsOf(design), cacheBytes),
    y,
    box: [params.C * classWeight[0], params.C * classWeight[1]],
    members: new Uint8Array(y.length).fill(1),
  };
  const state = zeroState(y);
  const solution = solveDual(problem, state, { tol: params.tol, shrinking, maxIterations });
  return { problem, state, solution };
}

/** ½ βᵀKβ − Σ|β| of a point of the dual, from the kernel's definition. */
export function dualObjective(design: Design, kernel: Kernel, beta: Float64Array): number {
  const rows = oneHot(design);
  const support = [...beta.keys()].filter((i) => beta[i] !== 0);
  let objective = 0;
  for (const i of support) {
    objective -= Math.abs(beta[i]);
    for (const j of support) objective += 0.5 * beta[i] * beta[j] * kernelValue(kernel, rows[i], rows[j]);
  }
  return objective;
}

/**
 * How far a point is from meeting the optimality conditions (Chang and Lin, LIBSVM, section 4.1): the greatest gradient
 * of a row that can rise less the least of one that can fall, from the kernel's definition.
 */
export function violation(design: Design, kernel: Kernel, { problem, state }: Solved): number {
  const { y, box } = problem;
  const { beta } = state;
  const rows = oneHot(design);
  let greatest = -Infinity;
  let least = Infinity;
  rows.forEach((row, i) => {
    let gradient = y[i] === 1 ? 1 : -1;
    rows.forEach((other, j) => {
      if (beta[j] !== 0) gradient -= beta[j] * kernelValue(kernel, row, other);
    });
    if (beta[i] < (y[i] === 1 ? box[1] : 0)) greatest = Math.max(greatest, gradient);
    if (beta[i] > (y[i] === 1 ? 0 : -box[0])) least = Math.min(least, gradient);
  });
  return greatest - least;
}
