import { gradientDirection } from './gradient-direction.ts';
import { evaluate, multiply, multiplyTransposed, penaltyAt, type Problem, type Slopes } from './problem.ts';
import { schurDirection } from './schur-direction.ts';

export interface Solution {
  readonly theta: Float64Array;
  readonly iterations: number;
  readonly converged: boolean;
}

/** Armijo's constant: a step must bring this part of the decrease that the slope promises. */
const SUFFICIENT = 1e-4;
const MAX_HALVINGS = 60;
/** Differences of the objective below this part of it are rounding. */
const RESOLUTION = 1e-15;
/** A Hessian-free direction costs about this many gradients. */
const GRADIENTS_PER_DIRECTION = 60;
const MAX_FACTORISED = 1000;

/**
 * Newton's method with backtracking from θ = 0, until max |gradient| ≤ tol; the gradient is scikit-learn's, of
 * Σ weighted losses + |w|² / 2C. It also ends, as converged, where rounding hides all further descent.
 */
export function minimise(problem: Problem, tol: number, maxIterations: number): Solution {
  const { n, size } = problem;
  const findDirection = isSmall(problem) ? schurDirection : gradientDirection;
  const theta = new Float64Array(size);
  const gradient = new Float64Array(size);
  const direction = new Float64Array(size);
  const change = new Float64Array(n);
  let margins = new Float64Array(n);
  let trial = new Float64Array(n);
  const slopes: Slopes = { first: new Float64Array(n), second: new Float64Array(n) };
  let objective = evaluate(problem, margins, slopes);
  let lastNorm = Infinity;
  for (let iterations = 0; ; iterations++) {
    multiplyTransposed(problem, slopes.first, theta, gradient);
    const norm = largest(gradient);
    if (norm <= tol) return { theta, iterations, converged: true };
    if (iterations >= maxIterations) return { theta, iterations, converged: false };
    findDirection(problem, slopes.second, gradient, direction);
    let slope = 0;
    for (let j = 0; j < size; j++) slope += gradient[j] * direction[j];
    const atLimit = !(-slope > RESOLUTION * objective);
    if (!(slope < 0) || (atLimit && norm > 0.5 * lastNorm)) return { theta, iterations, converged: true };
    lastNorm = norm;
    multiply(problem, direction, change);
    let t = 1;
    let halvings = 0;
    for (; halvings <= MAX_HALVINGS; halvings++, t *= 0.5) {
      for (let i = 0; i < n; i++) trial[i] = margins[i] + t * change[i];
      const value = evaluate(problem, trial, slopes) + penaltyAt(problem, theta, direction, t);
      if (value <= objective + SUFFICIENT * t * slope + RESOLUTION * objective) {
        objective = value;
        break;
      }
    }
    if (halvings > MAX_HALVINGS) return { theta, iterations, converged: atLimit };
    for (let j = 0; j < size; j++) theta[j] += t * direction[j];
    [margins, trial] = [trial, margins];
  }
}

/** Whether factorising the Hessian is cheaper than applying it again and again. Depends on the design's shape alone. */
function isSmall({ n, active, blocks, size }: Problem): boolean {
  const levels = blocks.at(-1)?.levels ?? 0;
  const p = size - levels;
  const width = 1 + active.length + blocks.length;
  const factorised = 0.5 * n * width * width + 0.5 * levels * p * p + (p * p * p) / 6;
  return p <= MAX_FACTORISED && levels * p <= 1e7 && factorised <= GRADIENTS_PER_DIRECTION * n * width + 1e6;
}

function largest(values: Float64Array): number {
  let norm = 0;
  for (let j = 0; j < values.length; j++) norm = Math.max(norm, Math.abs(values[j]));
  return norm;
}
