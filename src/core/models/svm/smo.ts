import {
  CAN_FALL,
  CAN_RISE,
  createActiveSet,
  curvature,
  findExtremes,
  findPartner,
  updateGradient,
  type ActiveSet,
} from './active-set.ts';
import { gradientLoss } from './gradient.ts';
import type { KernelRows } from './row-cache.ts';

/** A C-SVC dual over some rows of one kernel matrix. */
export interface DualProblem {
  readonly kernel: KernelRows;
  /** Class of every row of the matrix. */
  readonly y: Uint8Array;
  /** C of class 0 and of class 1. */
  readonly box: readonly [number, number];
  /** The rows that take part, ascending. */
  readonly members: Int32Array;
}

/**
 * A point of the dual: beta_i = y_i alpha_i with y = ±1, zero for rows that take no part, summing to zero, and
 * gradient_i = y_i − Σ_j beta_j K_ij for *every* row, so that y_i − gradient_i − rho is row i's decision value.
 */
export interface DualState {
  readonly beta: Float64Array;
  readonly gradient: Float64Array;
}

export interface SolverOptions {
  /** Greatest violation of the optimality conditions that counts as solved. */
  readonly tol: number;
  readonly shrinking: boolean;
  readonly maxIterations: number;
}

export interface Solution {
  readonly rho: number;
  readonly iterations: number;
  /** False if the iterations ran out, or no step could change anything more. */
  readonly converged: boolean;
}

/** Iterations between two rounds of shrinking. 50 to 200 take the same time on the reference job. */
const SHRINK_INTERVAL = 100;

/** No support vectors: where every fit begins. */
export function zeroState(y: Uint8Array): DualState {
  return { beta: new Float64Array(y.length), gradient: Float64Array.from(y, (label) => (label === 1 ? 1 : -1)) };
}

/**
 * Sequential minimal optimisation with second-order working sets and shrinking (Fan, Chen, Lin 2005; Chang, Lin,
 * "LIBSVM", 2011, section 4), from `state` on, which is changed in place.
 */
export function solveDual(problem: DualProblem, state: DualState, options: SolverOptions): Solution {
  const { kernel, members } = problem;
  const { beta } = state;
  const active = createActiveSet(members.length);
  /** beta at which the gradients of rows outside the active set are right. */
  const synced = beta.slice();
  const activateAll = (): void => {
    syncInactive(kernel, state, synced, active);
    activate(active, members, problem, state);
    findExtremes(active);
  };
  activate(active, members, problem, state);
  findExtremes(active);

  let iterations = 0;
  let untilShrink = SHRINK_INTERVAL;
  let unshrunk = false;
  let converged = false;
  while (iterations < options.maxIterations) {
    if (options.shrinking && --untilShrink === 0) {
      untilShrink = SHRINK_INTERVAL;
      // Near the optimum once more with all rows, before the last rounds settle on the wrong ones.
      if (!unshrunk && active.greatest - active.least <= 10 * options.tol) {
        unshrunk = true;
        activateAll();
      }
      shrink(active);
    }
    if (!(active.greatest - active.least >= options.tol)) {
      if (active.size < members.length) {
        activateAll();
        if (active.greatest - active.least >= options.tol) {
          untilShrink = 1;
          continue;
        }
      }
      converged = true;
      break;
    }
    iterations++;
    if (!step(problem, beta, active)) break;
  }
  syncInactive(kernel, state, synced, active);
  activate(active, members, problem, state);
  findExtremes(active);
  return { rho: offset(active), iterations, converged };
}

/** One pair of the working set moved to its optimum. False if rounding leaves both where they are. */
function step(problem: DualProblem, beta: Float64Array, active: ActiveSet): boolean {
  const { kernel } = problem;
  const i = active.rows[active.first];
  const rowI = kernel.get(i);
  const partner = findPartner(active, rowI, kernel.diagonal);
  if (partner < 0) return false;
  const j = active.rows[partner];
  const upperI = upperBound(problem, i);
  const lowerJ = lowerBound(problem, j);
  const difference = active.greatest - active.gradient[partner];
  const wanted = difference / curvature(kernel.diagonal[i], kernel.diagonal[j], rowI[j]);
  const roomI = upperI - beta[i];
  const roomJ = beta[j] - lowerJ;
  const length = Math.min(wanted, roomI, roomJ);
  // A bound that is reached is reached exactly, or rounding would leave the row in play for ever.
  const nextI = length === roomI ? upperI : beta[i] + length;
  const nextJ = length === roomJ ? lowerJ : beta[j] - length;
  const riseI = nextI - beta[i];
  const riseJ = nextJ - beta[j];
  if (riseI === 0 && riseJ === 0) return false;
  beta[i] = nextI;
  beta[j] = nextJ;
  active.sides[active.first] = sidesOf(problem, i, nextI);
  active.sides[partner] = sidesOf(problem, j, nextJ);
  updateGradient(active, rowI, riseI, kernel.get(j), riseJ);
  return true;
}

function upperBound({ y, box }: DualProblem, i: number): number {
  return y[i] === 1 ? box[1] : 0;
}

function lowerBound({ y, box }: DualProblem, i: number): number {
  return y[i] === 1 ? 0 : -box[0];
}

function sidesOf(problem: DualProblem, i: number, beta: number): number {
  return (beta < upperBound(problem, i) ? CAN_RISE : 0) | (beta > lowerBound(problem, i) ? CAN_FALL : 0);
}

/** Puts `rows` into the active set, gradients from the state. */
function activate(active: ActiveSet, rows: Int32Array, problem: DualProblem, state: DualState): void {
  active.size = rows.length;
  for (let t = 0; t < rows.length; t++) {
    const row = rows[t];
    active.rows[t] = row;
    active.gradient[t] = state.gradient[row];
    active.sides[t] = sidesOf(problem, row, state.beta[row]);
  }
}

/**
 * Drops rows at a bound that no violating pair can need: those that can only rise and lie below every one that can
 * fall, and vice versa. They are looked at again before the end.
 */
function shrink(active: ActiveSet): void {
  const { rows, gradient, sides, greatest, least } = active;
  let kept = 0;
  for (let t = 0; t < active.size; t++) {
    const idle = sides[t] === CAN_RISE ? gradient[t] < least : sides[t] === CAN_FALL && gradient[t] > greatest;
    if (idle) continue;
    rows[kept] = rows[t];
    gradient[kept] = gradient[t];
    sides[kept] = sides[t];
    if (t === active.first) active.first = kept;
    kept++;
  }
  active.size = kept;
}

/** Writes the active gradients to the state and brings those of all other rows up to the present beta. */
function syncInactive(kernel: KernelRows, state: DualState, synced: Float64Array, active: ActiveSet): void {
  if (active.size < kernel.n) {
    const loss = gradientLoss(kernel, synced, state.beta);
    for (let row = 0; row < kernel.n; row++) state.gradient[row] -= loss[row];
  }
  for (let t = 0; t < active.size; t++) state.gradient[active.rows[t]] = active.gradient[t];
  synced.set(state.beta);
}

/** rho: minus the mean gradient of the free rows, or the middle of what the bounds allow. `active` holds all members. */
function offset(active: ActiveSet): number {
  let free = 0;
  let total = 0;
  for (let t = 0; t < active.size; t++) {
    if (active.sides[t] !== (CAN_RISE | CAN_FALL)) continue;
    free++;
    total += active.gradient[t];
  }
  return free > 0 ? -total / free : -(active.greatest + active.least) / 2;
}
