import type { LogisticRegressionParams } from '../../config/config.ts';
import type { Design } from '../../preprocessing/design.ts';
import type { FitInput } from '../estimator.ts';
import { curvatureRule, type Shape } from './curvature-rule.ts';
import { createWorkspace, type Workspace } from './workspace.ts';

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
  /** Active columns one after the other, `stride` × `width`; what rounds up to even rows and four columns is zero. */
  readonly x: Float64Array;
  readonly stride: number;
  readonly width: number;
  readonly blocks: readonly Block[];
  /** Number of unknowns. */
  readonly size: number;
  readonly y: Uint8Array;
  readonly classWeight: readonly [number, number];
  /** 1 / C; the intercept has none. */
  readonly penalty: number;
  readonly fitIntercept: boolean;
  /** `x` and `y` are of its arena, which has room for one minimisation. */
  readonly workspace: Workspace;
}

/** @param compiled whether loops may be compiled ones: the bits are the same */
export function createProblem(
  { design, y, classWeight }: FitInput,
  { fit_intercept: fitIntercept, C }: LogisticRegressionParams,
  compiled = true,
): Problem {
  const { n } = design;
  const active = activeColumns(design, fitIntercept);
  const order = design.categorical
    .map((column, index) => ({ column, index }))
    .sort((a, b) => a.column.levels - b.column.levels || a.index - b.index);
  let size = 1 + active.length;
  const blocks = order.map(({ column, index }): Block => {
    const offset = size;
    size += column.levels;
    return { column: index, codes: column.codes, levels: column.levels, offset };
  });
  const storage = createStorage({ n, active, blocks, size }, compiled);
  active.forEach((column, j) => storage.x.set(design.numeric[column], j * storage.stride));
  storage.y.set(y);
  return { n, active, blocks, size, ...storage, classWeight, penalty: 1 / C, fitIntercept };
}

/** Room for a problem's rows, what rounds them up filled in. */
function createStorage(shape: Shape, compiled: boolean): Pick<Problem, 'x' | 'y' | 'stride' | 'width' | 'workspace'> {
  const { n, active } = shape;
  const stride = n + (n % 2);
  const width = 4 * Math.ceil(active.length / 4);
  const workspace = createWorkspace(stride, width, curvatureRule(shape).first < Infinity, compiled);
  const x = workspace.arena.float64(stride * width);
  x.fill(0, active.length * stride);
  if (stride > n) active.forEach((_, j) => (x[j * stride + n] = 0));
  return { x, y: workspace.arena.uint8(n), stride, width, workspace };
}

/**
 * A constant column has coefficient 0 at the optimum if there is an intercept, which takes its part free of penalty;
 * without one only a column of zeros has.
 */
function activeColumns(design: Design, fitIntercept: boolean): number[] {
  const active: number[] = [];
  design.numeric.forEach((values, column) => {
    const idle = fitIntercept ? values[0] : 0;
    let row = 0;
    while (row < values.length && values[row] === idle) row++;
    if (row < values.length) active.push(column);
  });
  return active;
}

/** The problem on the rows 0, step, 2·step, … alone; the penalty shrinks with the number of rows. */
export function everyNth(problem: Problem, step: number): Problem {
  const { stride: fullStride, x: full, active, blocks, size } = problem;
  const n = Math.ceil(problem.n / step);
  const sample = createStorage({ n, active, blocks, size }, problem.workspace.compiled);
  const { x, y, stride } = sample;
  active.forEach((_, j) => take(full.subarray(j * fullStride), x.subarray(j * stride, j * stride + n), step));
  take(problem.y, y, step);
  return {
    ...problem,
    ...sample,
    n,
    blocks: blocks.map((block) => ({ ...block, codes: take(block.codes, new Int32Array(n), step) })),
    penalty: problem.penalty / step,
  };
}

function take<Values extends Int32Array | Uint8Array | Float64Array>(from: Values, to: Values, step: number): Values {
  for (let i = 0, at = 0; i < to.length; i++, at += step) to[i] = from[at];
  return to;
}
