import { multiply, multiplyTransposed, type Problem } from './problem.ts';

const MAX_STEPS = 500;
/** Part of the gradient (in the preconditioner's norm) that may be left; smaller ones save no Newton steps. */
const RESIDUAL = 0.01;

/**
 * Newton's direction −H⁻¹·g by conjugate gradients with the diagonal of H as preconditioner, for designs whose Hessian
 * is too large to factorise: H is applied, never formed. (Nocedal & Wright, Numerical Optimization, 2nd ed., ch. 7.1;
 * any iterate is a direction of descent.)
 */
export function gradientDirection(problem: Problem, h: Float64Array, g: Float64Array, d: Float64Array): void {
  const { n, size } = problem;
  const preconditioner = hessianDiagonal(problem, h);
  const residual = g.map((value) => -value);
  const preconditioned = residual.map((value, j) => value / preconditioner[j]);
  const direction = preconditioned.slice();
  const image = new Float64Array(size);
  const rows = new Float64Array(n);
  d.fill(0);
  let energy = dot(residual, preconditioned);
  const enough = RESIDUAL * RESIDUAL * energy;
  for (let step = 0; step < MAX_STEPS && energy > enough; step++) {
    multiply(problem, direction, rows);
    for (let i = 0; i < n; i++) rows[i] *= h[i];
    multiplyTransposed(problem, rows, direction, image);
    const curvature = dot(direction, image);
    if (!(curvature > 0)) break;
    const length = energy / curvature;
    for (let j = 0; j < size; j++) {
      d[j] += length * direction[j];
      residual[j] -= length * image[j];
      preconditioned[j] = residual[j] / preconditioner[j];
    }
    const next = dot(residual, preconditioned);
    const ratio = next / energy;
    for (let j = 0; j < size; j++) direction[j] = preconditioned[j] + ratio * direction[j];
    energy = next;
  }
}

function hessianDiagonal(
  { n, active, x, blocks, size, penalty, fitIntercept }: Problem,
  h: Float64Array,
): Float64Array {
  const diagonal = new Float64Array(size).fill(penalty);
  const k = active.length;
  diagonal[0] = 0;
  for (let i = 0; i < n; i++) {
    diagonal[0] += h[i];
    for (let j = 0; j < k; j++) diagonal[j + 1] += h[i] * x[i * k + j] * x[i * k + j];
    for (const { codes, offset } of blocks) if (codes[i] >= 0) diagonal[offset + codes[i]] += h[i];
  }
  // No intercept, or rows so far from the boundary that its curvature has vanished.
  if (!fitIntercept || !(diagonal[0] > 0)) diagonal[0] = 1;
  return diagonal;
}

function dot(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += a[i] * b[i];
  return total;
}
