/** As in models/gradient-boosting/split.ts. */
const MIN_HESSIAN: f64 = 1e-3;
const NOT_ZERO: f64 = 1e-15;
const BIN: usize = 24;

/**
 * The best cut between the bins of a numeric column, left to right, of equals the lowest:
 * models/gradient-boosting/numeric-split.ts. The gains of both children are worked out side by side, each by the operations
 * of `splitGain`.
 * @param found gain, gradient, hessian and rows of what goes left
 * @returns the last bin that goes left, −1 where no cut is allowed or lowers the loss
 */
export function bestCut(
  bins: usize,
  size: i32,
  gradient: f64,
  hessian: f64,
  rows: f64,
  value: f64,
  minSamplesLeaf: f64,
  l2: f64,
  found: usize,
): i32 {
  const whole = gradient * value;
  const weight = f64x2.splat(l2);
  const notZero = f64x2.splat(NOT_ZERO);
  let gradientLeft: f64 = 0;
  let hessianLeft: f64 = 0;
  let rowsLeft: f64 = 0;
  let best = -1;
  let bestGain: f64 = 0;
  for (let bin = 0, at = bins; bin < size - 1; bin++, at += BIN) {
    const inBin = load<f64>(at, 16);
    if (inBin === 0) continue;
    rowsLeft += inBin;
    gradientLeft += load<f64>(at);
    hessianLeft += load<f64>(at, 8);
    if (rowsLeft < minSamplesLeaf) continue;
    if (rows - rowsLeft < minSamplesLeaf) break;
    if (hessianLeft < MIN_HESSIAN) continue;
    const hessianRight = hessian - hessianLeft;
    if (hessianRight < MIN_HESSIAN) break;
    const gradients = f64x2.replace_lane(f64x2.splat(gradientLeft), 1, gradient - gradientLeft);
    const hessians = f64x2.replace_lane(f64x2.splat(hessianLeft), 1, hessianRight);
    const values = f64x2.div(f64x2.neg(gradients), f64x2.add(f64x2.add(hessians, weight), notZero));
    const parts = f64x2.mul(gradients, values);
    const gain = whole - f64x2.extract_lane(parts, 0) - f64x2.extract_lane(parts, 1);
    if (gain > bestGain) {
      best = bin;
      bestGain = gain;
      store<f64>(found, gain);
      store<f64>(found, gradientLeft, 8);
      store<f64>(found, hessianLeft, 16);
      store<f64>(found, rowsLeft, 24);
    }
  }
  return best;
}
