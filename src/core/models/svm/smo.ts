import { curvature, findExtremes, type ActiveSet } from './active-set.ts';
import { gradientLoss } from './gradient.ts';
import type { KernelColumns } from './kernel-matrix.ts';
import { keptPositions, takeActive } from './shrink.ts';

/** A C-SVC dual over some rows of one kernel matrix. */
export interface DualProblem {
  /** The whole matrix. */
  readonly kernel: KernelColumns;
  /** Class of every row of the matrix. */
  readonly y: Uint8Array;
  /** C of class 0 and of class 1. */
  readonly box: readonly [number, number];
  /** 1 for the rows that take part, 0 for the others. */
  readonly members: Uint8Array;
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

/** Some of the rows with their part of the matrix; row t of the active set is column t. */
interface View {
  readonly kernel: KernelColumns;
  readonly active: ActiveSet;
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
  const { kernel } = problem;
  const { beta } = state;
  /** beta at which the gradients of rows outside the view are right. */
  const synced = beta.slice();
  let view = viewOf(problem, kernel, state);
  let iterations = 0;
  let untilShrink = 1;
  let converged = false;
  while (iterations < options.maxIterations) {
    if (!violates(view, options)) {
      view = widen(problem, view, state, synced);
      if (!violates(view, options)) {
        converged = true;
        break;
      }
      untilShrink = 1;
    }
    if (options.shrinking && --untilShrink === 0) {
      untilShrink = SHRINK_INTERVAL;
      const kept = keptPositions(view.active);
      if (kept !== null) view = narrowView(view, kept);
    }
    iterations++;
    if (!step(problem, beta, view)) break;
  }
  view = widen(problem, view, state, synced);
  return solution(offset(view.active), iterations, converged);
}

function solution(rho: number, iterations: number, converged: boolean): Solution {
  return { rho, iterations, converged };
}

function violates({ active }: View, { tol }: SolverOptions): boolean {
  return active.greatest - active.least >= tol;
}

/** One pair of the working set moved to its optimum. False if rounding leaves both where they are. */
function step(problem: DualProblem, beta: Float64Array, { kernel, active }: View): boolean {
  const { columns, diagonal, rows, loops } = kernel;
  const i = columns[active.first];
  const rowI = rows.get(i);
  const partner = loops.findPartner(active, rowI, diagonal);
  if (partner < 0) return false;
  const j = columns[partner];
  const upperI = upperBound(problem, i);
  const lowerJ = lowerBound(problem, j);
  const difference = active.greatest - active.gradient[partner];
  const wanted = difference / curvature(diagonal[active.first], diagonal[partner], rowI[partner]);
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
  setSides(problem, active, active.first, i, nextI);
  setSides(problem, active, partner, j, nextJ);
  loops.updateGradient(active, rowI, riseI, rows.get(j), riseJ);
  return true;
}

function upperBound({ y, box }: DualProblem, i: number): number {
  return y[i] === 1 ? box[1] : 0;
}

function lowerBound({ y, box }: DualProblem, i: number): number {
  return y[i] === 1 ? 0 : -box[0];
}

/** Row i, at position t, can move as its bounds allow; one that takes no part cannot at all. */
function setSides(problem: DualProblem, active: ActiveSet, t: number, i: number, beta: number): void {
  const takesPart = problem.members[i] === 1;
  active.rise[t] = takesPart && beta < upperBound(problem, i) ? 0 : -Infinity;
  active.fall[t] = takesPart && beta > lowerBound(problem, i) ? 0 : Infinity;
}

/** The kernel's columns with gradients from the state. */
function viewOf(problem: DualProblem, kernel: KernelColumns, state: DualState): View {
  const { columns, active } = kernel;
  for (let t = 0; t < columns.length; t++) {
    const row = columns[t];
    active.gradient[t] = state.gradient[row];
    setSides(problem, active, t, row, state.beta[row]);
  }
  findExtremes(active);
  return { kernel, active };
}

function narrowView({ kernel, active }: View, kept: Int32Array): View {
  const narrow = kernel.narrow(kept);
  return { kernel: narrow, active: takeActive(active, kept, narrow.active) };
}

function writeGradient({ kernel, active }: View, state: DualState): void {
  for (let t = 0; t < active.size; t++) state.gradient[kernel.columns[t]] = active.gradient[t];
}

/** All rows again: the gradients of those outside the view are brought up to the present beta. */
function widen(problem: DualProblem, view: View, state: DualState, synced: Float64Array): View {
  const { kernel } = problem;
  if (view.kernel !== kernel) {
    const loss = gradientLoss(kernel, synced, state.beta);
    for (let row = 0; row < loss.length; row++) state.gradient[row] -= loss[row];
  }
  writeGradient(view, state);
  synced.set(state.beta);
  return view.kernel === kernel ? view : viewOf(problem, kernel, state);
}

/** rho: minus the mean gradient of the free rows, or the middle of what the bounds allow. `active` holds all members. */
function offset(active: ActiveSet): number {
  let free = 0;
  let total = 0;
  for (let t = 0; t < active.size; t++) {
    if (active.rise[t] !== 0 || active.fall[t] !== 0) continue;
    free++;
    total += active.gradient[t];
  }
  return free > 0 ? -total / free : -(active.greatest + active.least) / 2;
}
