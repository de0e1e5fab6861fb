import type { Problem } from './problem.ts';
import { TILE } from './workspace.ts';

/** What the method knows at θ. */
export interface Point {
  readonly theta: Float64Array;
  /** By θ; 0 for an intercept that is not fitted. */
  readonly gradient: Float64Array;
  /** Second derivative of each row's loss by its margin, `stride` long; of the problem's arena. */
  readonly curvature: Float64Array;
  objective: number;
}

export function createPoint({ size, stride, workspace }: Problem): Point {
  return {
    theta: new Float64Array(size),
    gradient: new Float64Array(size),
    curvature: workspace.arena.float64(stride).fill(0),
    objective: 0,
  };
}

/** Fills in a point from its θ, in one pass over the rows. Sums by row index, θ's parts of a margin by unknown. */
export function evaluate(problem: Problem, point: Point): void {
  const { n, stride, x, width, active, blocks, penalty, fitIntercept } = problem;
  const { loops, numeric, slopes, margins } = problem.workspace;
  const { theta, gradient } = point;
  numeric.set(theta.subarray(1, 1 + active.length));
  slopes.fill(0);
  const totals = { loss: 0, slope: 0 };
  gradient.fill(0);
  for (let from = 0; from < stride; from += margins.length) {
    const size = Math.min(margins.length, stride - from);
    const to = Math.min(from + size, n);
    margins.fill(theta[0], 0, size);
    loops.addColumns(x, stride, width, from, size, numeric, margins);
    for (const { codes, offset } of blocks)
      for (let row = from; row < to; row++) if (codes[row] >= 0) margins[row - from] += theta[offset + codes[row]];
    for (let first = from; first < to; first += TILE)
      loops.replaceBySlopes(problem, first, Math.min(first + TILE, to), from, margins, point.curvature, totals);
    if (to < from + size) margins[size - 1] = 0;
    loops.dotColumns(x, stride, width, from, size, margins, slopes);
    for (const { codes, offset } of blocks)
      for (let row = from; row < to; row++) if (codes[row] >= 0) gradient[offset + codes[row]] += margins[row - from];
  }
  gradient[0] = fitIntercept ? totals.slope : 0;
  gradient.set(slopes.subarray(0, active.length), 1);
  let squares = 0;
  for (let j = 1; j < theta.length; j++) {
    gradient[j] += penalty * theta[j];
    squares += theta[j] * theta[j];
  }
  point.objective = totals.loss + 0.5 * penalty * squares;
}
