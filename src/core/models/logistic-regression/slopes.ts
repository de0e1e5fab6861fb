import { expByTable } from '../../numerics/exp-table.ts';
import { log } from '../../numerics/log.ts';

/** Products of losses stay below the square of this, which is below the largest double. */
export const LARGE = 1e140;
const LOG_LARGE = 322;

export interface Labels {
  readonly y: Uint8Array;
  readonly classWeight: readonly [number, number];
}

export interface Totals {
  loss: number;
  slope: number;
}

/**
 * Margins of the rows [from, to) to first derivatives of their losses by the margin, in place (`margins` begins with row
 * `base`); second ones to `curvature`. loss = weight · log(1 + e^u) with u the margin towards the wrong class. The logarithm is taken of products
 * over these rows, one for each class: its absolute error, about 1e-16 a row, is that of adding the losses up.
 */
export function replaceBySlopes(
  { y, classWeight }: Labels,
  from: number,
  to: number,
  base: number,
  margins: Float64Array,
  curvature: Float64Array,
  totals: Totals,
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
    const u = sign * margins[row - base];
    const e = expByTable(u);
    const right = 1 / (1 + e);
    const wrong = e * right;
    const slope = weight * sign * wrong;
    slopes += slope;
    margins[row - base] = slope;
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
