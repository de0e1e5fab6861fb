import { shuffle } from '../../random/stream.ts';
import type { StreamSource } from '../estimator.ts';
import { gradientLoss } from './gradient.ts';
import { solveDual, type DualProblem, type DualState, type Solution, type SolverOptions } from './smo.ts';

/** Inner folds of Platt's calibration, as in libsvm. */
const FOLDS = 5;

/**
 * The inner fold of each row: each class shuffled by its own stream and dealt in turn, the next class going on where
 * the last stopped. There are fewer than 5 folds where a class has fewer rows, so that each fold's training part has
 * both classes.
 */
export function innerFolds(y: Uint8Array, stream: StreamSource): { readonly folds: number; readonly of: Int32Array } {
  const classes = [0, 1].map((label) => {
    const rows: number[] = [];
    for (let i = 0; i < y.length; i++) if (y[i] === label) rows.push(i);
    return Int32Array.from(rows);
  });
  const folds = Math.min(FOLDS, classes[0].length, classes[1].length);
  const of = new Int32Array(y.length);
  let dealt = 0;
  classes.forEach((rows, label) => {
    shuffle(rows, stream(`platt/class-${label}`));
    for (const row of rows) of[row] = dealt++ % folds;
  });
  return { folds, of };
}

/** Decision values of rows by machines that were fitted without them, and the work that took. */
export interface OutOfFold {
  readonly decisions: Float64Array;
  readonly iterations: number;
  readonly converged: boolean;
}

/**
 * Fits one machine for each inner fold, from the full fit's solution without the fold's rows. All share the full fit's
 * kernel rows, and the gradient of a row that was left out is its decision value. With a single row of a class nothing
 * can be left out: the decision values are then the full fit's own.
 */
export function outOfFoldDecisions(
  problem: DualProblem,
  full: DualState,
  solution: Solution,
  stream: StreamSource,
  options: SolverOptions,
): OutOfFold {
  const { y } = problem;
  const { folds, of } = innerFolds(y, stream);
  const decisions = new Float64Array(y.length);
  const decision = (state: DualState, rho: number, i: number): number =>
    (y[i] === 1 ? 1 : -1) - state.gradient[i] - rho;
  if (folds < 2) {
    for (let i = 0; i < y.length; i++) decisions[i] = decision(full, solution.rho, i);
    return { decisions, iterations: 0, converged: true };
  }
  let iterations = 0;
  let converged = true;
  problem.kernel.rows.keepOnly((row) => full.beta[row] !== 0);
  for (let fold = 0; fold < folds; fold++) {
    const state = withoutFold(problem, full, of, fold);
    const members = problem.members.map((member, row) => (of[row] === fold ? 0 : member));
    const own = solveDual({ ...problem, members }, state, options);
    iterations += own.iterations;
    converged &&= own.converged;
    for (let i = 0; i < y.length; i++) if (of[i] === fold) decisions[i] = decision(state, own.rho, i);
  }
  return { decisions, iterations, converged };
}

/** The full solution with the fold's rows taken out, balanced again. */
function withoutFold({ kernel }: DualProblem, full: DualState, of: Int32Array, fold: number): DualState {
  const beta = full.beta.map((value, row) => (of[row] === fold ? 0 : value));
  rebalance(beta);
  const loss = gradientLoss(kernel, full.beta, beta);
  return { beta, gradient: full.gradient.map((value, row) => value - loss[row]) };
}

/** Lowers alphas of the class that has too much, from the first row on, until the sum is zero. */
function rebalance(beta: Float64Array): void {
  let excess = 0;
  for (let i = 0; i < beta.length; i++) excess += beta[i];
  for (let i = 0; i < beta.length && excess !== 0; i++) {
    if (excess > 0 && beta[i] > 0) {
      const cut = Math.min(beta[i], excess);
      beta[i] -= cut;
      excess -= cut;
    } else if (excess < 0 && beta[i] < 0) {
      const cut = Math.max(beta[i], excess);
      beta[i] -= cut;
      excess -= cut;
    }
  }
}
