import { curvatureRule } from './curvature-rule.ts';
import { minimise } from './minimise.ts';
import { everyNth, type Problem } from './problem.ts';

const STEP = 8;
const LEAST_ROWS = 4000;
/** Mean gradient at which a sample's minimum is nearer than what separates it from that of all rows. */
const TOLERANCE = 1e-4;
const MAX_ITERATIONS = 20;

/**
 * Where Newton's method starts: the minimum on every eighth row, found likewise, from which two or three steps are left
 * instead of five. Zero for few rows, and for L-BFGS, which gains nothing by it.
 */
export function startingPoint(problem: Problem): Float64Array {
  const zero = new Float64Array(problem.size);
  if (problem.n < LEAST_ROWS) return zero;
  if (curvatureRule({ ...problem, n: Math.ceil(problem.n / STEP) }).first > 0) return zero;
  // At its full weight the penalty keeps levels of few rows from following them.
  const sample = { ...everyNth(problem, STEP), penalty: problem.penalty };
  if (!sample.y.includes(0) || !sample.y.includes(1)) return zero;
  return minimise(sample, startingPoint(sample), TOLERANCE * sample.n, MAX_ITERATIONS).theta;
}
