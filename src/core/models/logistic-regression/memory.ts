import type { Solver } from './schur.ts';

const PAIRS = 10;
/** Pairs of less curvature than this part of |s|·|y| are rounding. */
const CURVED = 1e-12;

interface Pair {
  /** Change of θ. */
  readonly s: Float64Array;
  /** Change of the gradient. */
  readonly y: Float64Array;
  readonly curvature: number;
}

/**
 * The limited memory of L-BFGS (Nocedal & Wright, Numerical Optimization, 2nd ed., algorithm 7.4): the last steps correct
 * a solver that is only near to the inverse Hessian.
 */
export class Memory {
  private pairs: Pair[] = [];

  clear(): void {
    this.pairs = [];
  }

  add(s: Float64Array, y: Float64Array): void {
    const curvature = dot(s, y);
    if (!(curvature > CURVED * Math.sqrt(dot(s, s) * dot(y, y)))) return;
    if (this.pairs.length === PAIRS) this.pairs.shift();
    this.pairs.push({ s, y, curvature });
  }

  /** out = −H⁻¹·g. `rescale`: whether the solver's scale is worse than what the last step shows. */
  direction(solve: Solver, rescale: boolean, g: Float64Array, out: Float64Array): void {
    const { pairs } = this;
    const q = g.map((value) => -value);
    const shares = new Float64Array(pairs.length);
    for (let i = pairs.length - 1; i >= 0; i--) {
      shares[i] = dot(pairs[i].s, q) / pairs[i].curvature;
      addScaled(q, -shares[i], pairs[i].y);
    }
    solve(q, out);
    const last = pairs.at(-1);
    if (rescale && last !== undefined) {
      const image = new Float64Array(g.length);
      solve(last.y, image);
      const scale = last.curvature / dot(last.y, image);
      for (let j = 0; j < out.length; j++) out[j] *= scale;
    }
    pairs.forEach(({ s, y, curvature }, i) => addScaled(out, shares[i] - dot(y, out) / curvature, s));
  }
}

function addScaled(target: Float64Array, factor: number, values: Float64Array): void {
  for (let j = 0; j < target.length; j++) target[j] += factor * values[j];
}

/** By index. */
export function dot(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let j = 0; j < a.length; j++) total += a[j] * b[j];
  return total;
}
