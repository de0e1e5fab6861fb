import { factoriseInPlace, paddedSize, solveInPlace } from './cholesky.ts';
import type { Hessian } from './hessian.ts';

/** out = H⁻¹·b for an approximation H of the Hessian; b and out have length size and may not be the same array. */
export type Solver = (b: Float64Array, out: Float64Array) => void;

/**
 * Solves with the Hessian, which is used up: the last block is eliminated by its Schur complement, and only the rest,
 * p × p, is factorised: S = A − Bᵀ·D⁻¹·B with A the rest, D the diagonal, B the part between them. Most rows of B are
 * sparse where there are many levels; only what is not zero is multiplied.
 */
export function schurSolver({ p, rest, between, diagonal }: Hessian): Solver {
  const levels = diagonal.length;
  const stride = paddedSize(p);
  const used = new Int32Array(p);
  for (let level = 0; level < levels; level++) {
    const row = level * p;
    const inverse = 1 / diagonal[level];
    let count = 0;
    for (let j = 0; j < p; j++) if (between[row + j] !== 0) used[count++] = j;
    for (let c = 0; c < count; c++) {
      const value = between[row + used[c]] * inverse;
      const target = used[c] * stride;
      for (let t = 0; t <= c; t++) rest[target + used[t]] -= value * between[row + used[t]];
    }
  }
  factoriseInPlace(rest, p);

  return (b, out) => {
    for (let j = 0; j < p; j++) out[j] = b[j];
    for (let level = 0; level < levels; level++) {
      const row = level * p;
      const scaled = b[p + level] / diagonal[level];
      if (scaled !== 0) for (let j = 0; j < p; j++) out[j] -= between[row + j] * scaled;
    }
    solveInPlace(rest, p, out);
    for (let level = 0; level < levels; level++) {
      const row = level * p;
      let value = b[p + level];
      for (let j = 0; j < p; j++) value -= between[row + j] * out[j];
      out[p + level] = value / diagonal[level];
    }
  };
}
