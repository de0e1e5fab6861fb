import { solveInPlace } from './cholesky.ts';
import type { Problem } from './problem.ts';

/**
 * Newton's direction −H⁻¹·g with the Hessian H = Zᵀ·diag(h)·Z + penalty. The last block's part of H is diagonal (a row
 * has one level), so it is eliminated by its Schur complement, and only the rest, size p × p, is factorised:
 * S = A − Bᵀ·D⁻¹·B with A the rest, D the diagonal (L levels), B the L × p between them.
 */
export function schurDirection(problem: Problem, h: Float64Array, g: Float64Array, d: Float64Array): void {
  const { blocks, size, penalty, fitIntercept } = problem;
  const levels = blocks.length === 0 ? 0 : blocks[blocks.length - 1].levels;
  const p = size - levels;
  const a = new Float64Array(p * p);
  const b = new Float64Array(levels * p);
  const diagonal = new Float64Array(levels);
  accumulate(problem, h, p, a, b, diagonal);

  for (let j = 1; j < p; j++) a[j * p + j] += penalty;
  if (!fitIntercept) {
    for (let j = 0; j < p; j++) a[j * p] = 0;
    a[0] = 1;
    for (let level = 0; level < levels; level++) b[level * p] = 0;
  }
  for (let j = 0; j < p; j++) d[j] = -g[j];
  for (let level = 0; level < levels; level++) {
    diagonal[level] += penalty;
    const row = level * p;
    const inverse = 1 / diagonal[level];
    const scaled = g[p + level] * inverse;
    for (let j = 0; j < p; j++) {
      const value = b[row + j] * inverse;
      if (value === 0) continue;
      d[j] += b[row + j] * scaled;
      const target = j * p;
      for (let t = 0; t <= j; t++) a[target + t] -= value * b[row + t];
    }
  }
  solveInPlace(a, p, d);
  for (let level = 0; level < levels; level++) {
    const row = level * p;
    let value = -g[p + level];
    for (let j = 0; j < p; j++) value -= b[row + j] * d[j];
    d[p + level] = value / diagonal[level];
  }
}

/** Sums the rows' parts of A (lower triangle), B and D, by row index. */
function accumulate(
  { n, active, x, blocks }: Problem,
  h: Float64Array,
  p: number,
  a: Float64Array,
  b: Float64Array,
  diagonal: Float64Array,
): void {
  const dense = active.length + 1;
  const others = blocks.slice(0, -1);
  const last = blocks.at(-1);
  const z = new Float64Array(dense);
  z[0] = 1;
  for (let i = 0; i < n; i++) {
    const weight = h[i];
    const at = i * active.length;
    for (let j = 1; j < dense; j++) z[j] = x[at + j - 1];
    for (let j = 0; j < dense; j++) {
      const value = weight * z[j];
      const row = j * p;
      for (let t = 0; t <= j; t++) a[row + t] += value * z[t];
    }
    for (let c = 0; c < others.length; c++) {
      const code = others[c].codes[i];
      if (code < 0) continue;
      const row = (others[c].offset + code) * p;
      for (let t = 0; t < dense; t++) a[row + t] += weight * z[t];
      for (let before = 0; before <= c; before++) {
        const other = others[before].codes[i];
        if (other >= 0) a[row + others[before].offset + other] += weight;
      }
    }
    if (last === undefined || last.codes[i] < 0) continue;
    const level = last.codes[i];
    const row = level * p;
    diagonal[level] += weight;
    for (let t = 0; t < dense; t++) b[row + t] += weight * z[t];
    for (const { codes, offset } of others) if (codes[i] >= 0) b[row + offset + codes[i]] += weight;
  }
}
