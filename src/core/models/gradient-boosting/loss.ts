import { expByTable } from '../../numerics/exp-table.ts';
import { softplus } from '../../numerics/sigmoid.ts';

/** Labels and class weights of the rows to be fitted. */
export interface Labels {
  readonly y: Uint8Array;
  readonly classWeight: readonly [number, number];
}

/**
 * First and second derivative of the log loss by the score, row by row: g, h, g, h, … In 32 bits as in scikit-learn, so
 * that the trees are the same; every sum of them is made in 64.
 */
export function fillGradients(
  gradients: Float32Array,
  scores: Float64Array,
  rows: Int32Array,
  { y, classWeight: [w0, w1] }: Labels,
): void {
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    const score = scores[row];
    const e = expByTable(score < 0 ? score : -score);
    // The shares of the likelier and of the unlikelier class, neither of which cancels.
    const large = 1 / (1 + e);
    const small = e * large;
    const positive = y[row] === 1;
    const weight = positive ? w1 : w0;
    const error = score < 0 === positive ? large : small;
    gradients[2 * row] = positive ? -weight * error : weight * error;
    gradients[2 * row + 1] = weight * large * small;
  }
}

/** Weighted mean of the log loss over the rows, in their order. */
export function meanLoss(scores: Float64Array, rows: Int32Array, { y, classWeight }: Labels): number {
  let total = 0;
  let weights = 0;
  for (const row of rows) {
    total += classWeight[y[row]] * softplus(y[row] === 1 ? -scores[row] : scores[row]);
    weights += classWeight[y[row]];
  }
  return total / weights;
}
