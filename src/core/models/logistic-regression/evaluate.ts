import { expByTable } from '../../numerics/exp-table.ts';
import { log } from '../../numerics/log.ts';
import { addColumns, dotColumns } from './columns.ts';
import type { Problem } from './problem.ts';

/** Rows whose values are in the processor's cache for the second pass; also the factors of a product of losses. */
export const TILE = 256;
/** Products of losses stay below the square of this, which is below the largest double. */
const LARGE = 1e140;
const LOG_LARGE = 322;

/** What the method knows at θ. */
export interface Point {
  readonly theta: Float64Array;
  /** By θ; 0 for an intercept that is not fitted. */
  readonly gradient: Float64Array;
  /** Second derivative of each row's loss by its margin, `stride` long. */
  readonly curvature: Float64Array;
  objective: number;
}

export function createPoint({ size, stride }: Problem): Point {
  return {
    theta: new Float64Array(size),
    gradient: new Float64Array(size),
    curvature: new Float64Array(stride),
    objective: 0,
  };
}

/** Fills in a point from its θ, in one pass over the rows. Sums by row index, θ's parts of a margin by unknown. */
export function evaluate(problem: Problem, point: Point): void {
  const { n, stride, x, width, active, blocks, penalty, fitIntercept } = problem;
  const { theta, gradient } = point;
  const numeric = new Float64Array(width);
  numeric.set(theta.subarray(1, 1 + active.length));
  const slopes = new Float64Array(width);
  const tile = new Float64Array(TILE);
  const totals = { loss: 0, slope: 0 };
  gradient.fill(0);
  for (let from = 0; from < stride; from += TILE) {
    const size = Math.min(TILE, stride - from);
    const to = Math.min(from + size, n);
    tile.fill(theta[0], 0, size);
    addColumns(x, stride, width, from, size, numeric, tile);
    for (const { codes, offset } of blocks)
      for (let row = from; row < to; row++) if (codes[row] >= 0) tile[row - from] += theta[offset + codes[row]];
    replaceBySlopes(problem, from, to, tile, point.curvature, totals);
    if (to < from + size) tile[size - 1] = 0;
    dotColumns(x, stride, width, from, size, tile, slopes);
    for (const { codes, offset } of blocks)
      for (let row = from; row < to; row++) if (codes[row] >= 0) gradient[offset + codes[row]] += tile[row - from];
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

/**
 * Margins of the rows [from, to) to first derivatives of their losses by the margin, in place; second ones to
 * `curvature`. loss = weight · log(1 + e^u) with u the margin towards the wrong class. The logarithm is taken of products
 * over a tile, one for each class: its absolute error, about 1e-16 a row, is that of adding the losses up.
 */
function replaceBySlopes(
  { y, classWeight }: Problem,
  from: number,
  to: number,
  tile: Float64Array,
  curvature: Float64Array,
  totals: { loss: number; slope: number },
): void {
  const [negativeWeight, positiveWeight] = classWeight;
  let { slope: slopes } = totals;
  let beyond = 0;
  let negatives = 1;
  let positives = 1;
  for (let row = from; row < to; row++) {
    // By products with 0 and 1: a branch on the class would be mispredicted every other time.
    const label = y[row];
    const sign = 1 - 2 * label;
    const weight = (1 - label) * negativeWeight + label * positiveWeight;
    const u = sign * tile[row - from];
    const e = expByTable(u);
    const right = 1 / (1 + e);
    const wrong = e * right;
    const slope = weight * sign * wrong;
    slopes += slope;
    tile[row - from] = slope;
    curvature[row] = weight * wrong * right;
    if (u > LOG_LARGE) {
      beyond += weight * u;
      continue;
    }
    negatives *= 1 + (1 - label) * e;
    positives *= 1 + label * e;
    if (negatives > LARGE || positives > LARGE) {
      beyond += negativeWeight * log(negatives) + positiveWeight * log(positives);
      negatives = 1;
      positives = 1;
    }
  }
  totals.loss += beyond + negativeWeight * log(negatives) + positiveWeight * log(positives);
  totals.slope = slopes;
}
