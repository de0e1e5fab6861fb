import type { Design } from '../../preprocessing/design.ts';
import { exp } from '../../numerics/exp.ts';
import { log1p } from '../../numerics/log.ts';
import type { FitInput } from '../estimator.ts';
import type { LogisticRegressionParams } from '../../config/config.ts';

/** A categorical column's place in the vector of unknowns: its level l is unknown `offset + l`. */
export interface Block {
  /** Index among the design's categorical columns. */
  readonly column: number;
  readonly codes: Int32Array;
  readonly levels: number;
  readonly offset: number;
}

/**
 * min over θ of Σ sᵢ·loss(mᵢ, yᵢ) + ½ Σ penaltyⱼ θⱼ², scikit-learn's objective divided by C.
 * θ = intercept, active numeric columns, levels of every categorical column, the one with most levels last.
 */
export interface Problem {
  readonly n: number;
  /** Active numeric columns, by their index in the design. */
  readonly active: readonly number[];
  /** n × active.length, row-major. */
  readonly x: Float64Array;
  readonly blocks: readonly Block[];
  /** Number of unknowns. */
  readonly size: number;
  readonly y: Uint8Array;
  readonly classWeight: readonly [number, number];
  /** 1 / C; the intercept has none. */
  readonly penalty: number;
  readonly fitIntercept: boolean;
}

export function createProblem({ design, y, classWeight }: FitInput, params: LogisticRegressionParams): Problem {
  const { n } = design;
  const active = activeColumns(design, params.fit_intercept);
  const x = new Float64Array(n * active.length);
  active.forEach((column, j) => {
    const values = design.numeric[column];
    for (let i = 0; i < n; i++) x[i * active.length + j] = values[i];
  });
  const order = design.categorical
    .map((column, index) => ({ column, index }))
    .sort((a, b) => a.column.levels - b.column.levels || a.index - b.index);
  let size = 1 + active.length;
  const blocks = order.map(({ column, index }): Block => {
    const offset = size;
    size += column.levels;
    return { column: index, codes: column.codes, levels: column.levels, offset };
  });
  const { fit_intercept: fitIntercept, C } = params;
  return { n, active, x, blocks, size, y, classWeight, penalty: 1 / C, fitIntercept };
}

/**
 * A constant column has coefficient 0 at the optimum if there is an intercept, which takes its part free of penalty;
 * without one only a column of zeros has.
 */
function activeColumns(design: Design, fitIntercept: boolean): number[] {
  const active: number[] = [];
  design.numeric.forEach((values, column) => {
    const idle = fitIntercept ? values[0] : 0;
    if (values.some((value) => value !== idle)) active.push(column);
  });
  return active;
}

/** out = Z·v for each row: intercept, numeric columns in order, then the blocks in order. */
export function multiply({ n, active, x, blocks }: Problem, v: Float64Array, out: Float64Array): void {
  const k = active.length;
  for (let i = 0; i < n; i++) {
    let total = v[0];
    const row = i * k;
    for (let j = 0; j < k; j++) total += x[row + j] * v[j + 1];
    out[i] = total;
  }
  for (const { codes, offset } of blocks) for (let i = 0; i < n; i++) if (codes[i] >= 0) out[i] += v[offset + codes[i]];
}

/** out = Zᵀ·u + penalty·v, each sum by row index; the intercept's is 0 where there is none. */
export function multiplyTransposed(problem: Problem, u: Float64Array, v: Float64Array, out: Float64Array): void {
  const { n, active, x, blocks, penalty, fitIntercept } = problem;
  const k = active.length;
  out.fill(0);
  for (let i = 0; i < n; i++) {
    const value = u[i];
    const row = i * k;
    out[0] += value;
    for (let j = 0; j < k; j++) out[j + 1] += value * x[row + j];
  }
  for (const { codes, offset } of blocks) for (let i = 0; i < n; i++) if (codes[i] >= 0) out[offset + codes[i]] += u[i];
  for (let j = 1; j < out.length; j++) out[j] += penalty * v[j];
  if (!fitIntercept) out[0] = 0;
}

/** Loss of every row, with its first and second derivative by the margin. */
export interface Slopes {
  readonly first: Float64Array;
  readonly second: Float64Array;
}

/** Fills `slopes` for the margins m and returns the summed loss (Neumaier's sum, by row index). */
export function evaluate({ n, y, classWeight }: Problem, m: Float64Array, { first, second }: Slopes): number {
  let total = 0;
  let carry = 0;
  for (let i = 0; i < n; i++) {
    const positive = y[i] === 1;
    const weight = classWeight[y[i]];
    // Margin towards the wrong class: loss = log(1 + e^u), and e = e^−|u| serves loss and derivatives.
    const u = positive ? -m[i] : m[i];
    const e = exp(u > 0 ? -u : u);
    const share = 1 / (1 + e);
    const slope = weight * (u > 0 ? share : e * share);
    first[i] = positive ? -slope : slope;
    second[i] = weight * e * share * share;
    const loss = weight * (u > 0 ? u + log1p(e) : log1p(e));
    const next = total + loss;
    // Losses are ≥ 0: the larger of the two is the total unless this one is larger.
    carry += total >= loss ? total - next + loss : loss - next + total;
    total = next;
  }
  return total + carry;
}

/** ½ · penalty · Σ (θ + t·d)², the intercept left out. */
export function penaltyAt({ penalty, size }: Problem, theta: Float64Array, d: Float64Array, t: number): number {
  let total = 0;
  for (let j = 1; j < size; j++) {
    const value = theta[j] + t * d[j];
    total += value * value;
  }
  return 0.5 * penalty * total;
}
