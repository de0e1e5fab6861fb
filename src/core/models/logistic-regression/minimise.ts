import { createPoint, evaluate, type Point } from './evaluate.ts';
import { hessianAt, hessianDiagonal } from './hessian.ts';
import { dot, Memory } from './memory.ts';
import { curvatureRule, type CurvatureRule } from './curvature-rule.ts';
import { everyNth, type Problem } from './problem.ts';
import { schurSolver, type Solver } from './schur.ts';

export interface Solution {
  readonly theta: Float64Array;
  readonly iterations: number;
  readonly converged: boolean;
}

/** Armijo's constant: a step must bring this part of the decrease that the slope promises. */
const SUFFICIENT = 1e-4;
const MAX_TRIALS = 60;
/** Differences of the objective below this part of it are rounding. */
const RESOLUTION = 1e-15;
/** Steps at the limit of rounding that may fail to halve the gradient. */
const MAX_STALLS = 3;
/** A slope below this times tol² of the objective promises a decrease by half as much: nothing at any tolerance. */
const PROMISE = 2e-4;

/**
 * Newton's method from θ, or L-BFGS about a Hessian that is renewed now and then where that is cheaper, with
 * backtracking, until max |gradient| ≤ tol; the gradient is scikit-learn's, of Σ weighted losses + |w|² / 2C. It also
 * ends, as converged, where a step promises less than 10⁻⁴·tol² of the objective (10⁻¹² at the usual tolerance, where
 * scikit-learn's L-BFGS ends at a gain of 2·10⁻⁹: a sum over many rows cannot always do better) and where rounding hides
 * all further descent.
 */
export function minimise(problem: Problem, start: Float64Array, tol: number, maxIterations: number): Solution {
  const rule = curvatureRule(problem);
  const resolution = RESOLUTION * problem.n * Math.max(...problem.classWeight);
  const memory = new Memory();
  const direction = new Float64Array(problem.size);
  let sample: Problem | null = null;
  let solve: Solver = () => undefined;
  let point = createPoint(problem);
  let trial = createPoint(problem);
  point.theta.set(start);
  evaluate(problem, point);
  let lastNorm = Infinity;
  let stalls = 0;
  for (let iterations = 0; ; iterations++) {
    const end = (converged: boolean): Solution => ({ theta: point.theta, iterations, converged });
    const norm = largest(point.gradient);
    if (norm <= tol) return end(true);
    if (iterations >= maxIterations) return end(false);
    if (iterations >= rule.first && (iterations - rule.first) % rule.period === 0) {
      sample ??= rule.step > 1 ? everyNth(problem, rule.step) : problem;
      solve = factorised(sample, rule, point.curvature);
      memory.clear();
    } else if (iterations === 0) solve = diagonalSolver(problem, point.curvature);
    memory.direction(solve, iterations < rule.first, point.gradient, direction);
    const slope = dot(point.gradient, direction);
    const atLimit = !(-slope > RESOLUTION * point.objective + resolution);
    if (-slope <= PROMISE * tol * tol * point.objective) return end(true);
    if (atLimit && norm > 0.5 * lastNorm) stalls++;
    if (!(slope < 0) || stalls > MAX_STALLS) return end(true);
    lastNorm = norm;
    if (!descend(problem, point, trial, direction, slope, resolution)) return end(atLimit);
    if (rule.period > 1) memory.add(difference(trial.theta, point.theta), difference(trial.gradient, point.gradient));
    [point, trial] = [trial, point];
  }
}

/** Puts into `trial` the point that a step along the direction reaches; false if no step goes down. */
function descend(
  problem: Problem,
  { theta, objective }: Point,
  trial: Point,
  direction: Float64Array,
  slope: number,
  resolution: number,
): boolean {
  const slack = RESOLUTION * objective + resolution;
  for (let trials = 0, t = 1; trials < MAX_TRIALS; trials++) {
    for (let j = 0; j < theta.length; j++) trial.theta[j] = theta[j] + t * direction[j];
    evaluate(problem, trial);
    const rise = trial.objective - objective;
    if (rise <= SUFFICIENT * t * slope + slack) return true;
    // Where the parabola through both values and the slope has its minimum, within bounds.
    const lowest = (-0.5 * slope * t * t) / (rise - slope * t);
    t = Math.min(0.5 * t, Math.max(0.05 * t, lowest));
  }
  return false;
}

/** @param sample the rows 0, step, 2·step, … of those that the curvature is of */
function factorised(sample: Problem, { step }: CurvatureRule, curvature: Float64Array): Solver {
  if (step === 1) return schurSolver(hessianAt(sample, curvature));
  const h = new Float64Array(sample.stride);
  for (let i = 0; i < sample.n; i++) h[i] = curvature[i * step];
  const solve = schurSolver(hessianAt(sample, h));
  return (b, out) => {
    solve(b, out);
    for (let j = 0; j < out.length; j++) out[j] /= step;
  };
}

function diagonalSolver(problem: Problem, curvature: Float64Array): Solver {
  const diagonal = hessianDiagonal(problem, curvature);
  return (b, out) => {
    for (let j = 0; j < out.length; j++) out[j] = b[j] / diagonal[j];
  };
}

function difference(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, j) => value - b[j]);
}

function largest(values: Float64Array): number {
  let norm = 0;
  for (let j = 0; j < values.length; j++) norm = Math.max(norm, Math.abs(values[j]));
  return norm;
}
