import { exp } from '../../numerics/exp.ts';
import { log1p } from '../../numerics/log.ts';

/** P(class 1) = 1 / (1 + e^(a·f + b)) of a decision value f. */
export interface Sigmoid {
  readonly a: number;
  readonly b: number;
}

const MAX_ITERATIONS = 100;
const LEAST_STEP = 1e-10;
const RIDGE = 1e-12;
const GRADIENT_TOLERANCE = 1e-5;

/**
 * Platt's sigmoid by Newton's method with backtracking (Lin, Lin, Weng, "A note on Platt's probabilistic outputs for
 * support vector machines", Machine Learning 68, 2007, algorithm 1).
 * @param decisions of rows that the machine was not fitted on
 */
export function fitSigmoid(decisions: Float64Array, y: Uint8Array): Sigmoid {
  let positives = 0;
  for (let i = 0; i < y.length; i++) positives += y[i];
  const negatives = y.length - positives;
  const high = (positives + 1) / (positives + 2);
  const low = 1 / (negatives + 2);
  const target = (i: number): number => (y[i] === 1 ? high : low);

  /** e^−|z| of every row at the point that `loss` looked at last. */
  const powers = new Float64Array(decisions.length);
  const loss = (a: number, b: number): number => {
    let total = 0;
    for (let i = 0; i < decisions.length; i++) {
      const z = decisions[i] * a + b;
      const power = exp(z >= 0 ? -z : z);
      powers[i] = power;
      // Either form is exact where the other would overflow.
      total += (z >= 0 ? target(i) : target(i) - 1) * z + log1p(power);
    }
    return total;
  };

  let a = 0;
  let b = log1p(negatives) - log1p(positives);
  let value = loss(a, b);
  for (let iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
    let h11 = RIDGE;
    let h22 = RIDGE;
    let h21 = 0;
    let g1 = 0;
    let g2 = 0;
    for (let i = 0; i < decisions.length; i++) {
      const f = decisions[i];
      const z = f * a + b;
      const e = powers[i];
      const near = 1 / (1 + e);
      const far = e * near;
      const p = z >= 0 ? far : near;
      const curvature = near * far;
      const error = target(i) - p;
      h11 += f * f * curvature;
      h22 += curvature;
      h21 += f * curvature;
      g1 += f * error;
      g2 += error;
    }
    if (Math.abs(g1) < GRADIENT_TOLERANCE && Math.abs(g2) < GRADIENT_TOLERANCE) break;
    const determinant = h11 * h22 - h21 * h21;
    const stepA = -(h22 * g1 - h21 * g2) / determinant;
    const stepB = -(-h21 * g1 + h11 * g2) / determinant;
    const slope = g1 * stepA + g2 * stepB;
    let size = 1;
    let moved = false;
    while (size >= LEAST_STEP) {
      const nextA = a + size * stepA;
      const nextB = b + size * stepB;
      const nextValue = loss(nextA, nextB);
      if (nextValue < value + 0.0001 * size * slope) {
        a = nextA;
        b = nextB;
        value = nextValue;
        moved = true;
        break;
      }
      size /= 2;
    }
    if (!moved) break;
  }
  return { a, b };
}
