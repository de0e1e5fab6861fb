import type { SvmParams } from '../../config/config.ts';
import { takeFloats } from '../../numerics/take.ts';
import type { FitInput } from '../estimator.ts';
import { outOfFoldDecisions } from './calibrate.ts';
import type { FittedSvm } from './fitted.ts';
import { kernelMatrix } from './kernel-matrix.ts';
import { resolveKernel } from './kernel.ts';
import { fitSigmoid } from './platt.ts';
import { pointsOf, subset } from './points.ts';
import { solveDual, zeroState, type DualProblem, type SolverOptions } from './smo.ts';

/** How the work is done; none of it changes what the optimum is, `cacheBytes` and `compiled` not a bit of the result. */
export interface FitOptions {
  readonly cacheBytes: number;
  readonly shrinking: boolean;
  /** Whether WebAssembly is used where it is there. */
  readonly compiled: boolean;
}

/** Room for most of the 2,700 rows that the reference job's fit and inner folds ask for (14,208 × 4 bytes each). */
export const DEFAULT_FIT_OPTIONS: FitOptions = { cacheBytes: 150_000_000, shrinking: true, compiled: true };

/** A larger C is taken as this: the margin is a hard one long before, and nothing can overflow below. */
export const LARGEST_C = 1e30;

/** libsvm's bound on the steps of one fit: far above what any real fit takes, so that no input can run for ever. */
function maxIterations(n: number): number {
  return Math.max(10_000_000, 100 * n);
}

/** C-SVC on all rows, then Platt's sigmoid on decision values from inner folds. */
export function fitSvm(input: FitInput, params: SvmParams, work: FitOptions = DEFAULT_FIT_OPTIONS): FittedSvm {
  const { design, y, classWeight } = input;
  const points = pointsOf(design);
  const kernel = resolveKernel(params, design);
  const problem: DualProblem = {
    kernel: kernelMatrix(kernel, points, work.cacheBytes, work.compiled),
    y,
    box: [Math.min(params.C * classWeight[0], LARGEST_C), Math.min(params.C * classWeight[1], LARGEST_C)],
    members: new Uint8Array(design.n).fill(1),
  };
  const options: SolverOptions = {
    tol: params.tol,
    shrinking: work.shrinking,
    maxIterations: maxIterations(design.n),
  };
  const state = zeroState(y);
  const solution = solveDual(problem, state, options);
  const outOfFold = outOfFoldDecisions(problem, state, solution, input.stream, options);
  const rows = Int32Array.from(state.beta.keys()).filter((row) => state.beta[row] !== 0);
  return {
    kernel,
    support: subset(points, rows),
    coefficients: takeFloats(state.beta, rows),
    rho: solution.rho,
    sigmoid: fitSigmoid(outOfFold.decisions, y),
    iterations: solution.iterations,
    calibrationIterations: outOfFold.iterations,
    converged: solution.converged && outOfFold.converged,
  };
}
