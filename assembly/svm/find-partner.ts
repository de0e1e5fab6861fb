/** libsvm's tau. */
const TAU = 1e-12;

/**
 * The position with the greatest (greatest − gradient[t] − fall[t])² / curvature, the first of equals, −1 if there is none:
 * models/svm/active-set.ts. Four at a time are compared with the best so far; only where one is better they are
 * looked at one by one, so that every comparison that decides is the one that the reference makes.
 */
export function findPartner(
  size: i32,
  gradient: usize,
  fall: usize,
  row: usize,
  diagonal: usize,
  own: f64,
  greatest: f64,
): i32 {
  const top = f64x2.splat(greatest);
  const self = f64x2.splat(own);
  const zero = f64x2.splat(0);
  const tau = f64x2.splat(TAU);
  let partner = -1;
  let best: f64 = 0;
  let bestCurvature: f64 = 1;
  let bests = f64x2.splat(0);
  let curvatures = f64x2.splat(1);
  for (let t = 0; t < size; t += 4) {
    const k = (<usize>t) << 2;
    const at = k << 1;
    const k4 = v128.load(row + k);
    const d4 = v128.load(diagonal + k);
    const difference0 = f64x2.sub(top, f64x2.add(v128.load(gradient + at), v128.load(fall + at)));
    const gain0 = f64x2.mul(difference0, f64x2.abs(difference0));
    const value0 = f64x2.promote_low_f32x4(k4);
    const eta0 = f64x2.sub(f64x2.add(self, f64x2.promote_low_f32x4(d4)), f64x2.add(value0, value0));
    const positive0 = v128.bitselect(eta0, tau, f64x2.gt(eta0, zero));
    const difference1 = f64x2.sub(top, f64x2.add(v128.load(gradient + at, 16), v128.load(fall + at, 16)));
    const gain1 = f64x2.mul(difference1, f64x2.abs(difference1));
    const value1 = f64x2.promote_low_f32x4(v128.shuffle<f32>(k4, k4, 2, 3, 2, 3));
    const diagonal1 = f64x2.promote_low_f32x4(v128.shuffle<f32>(d4, d4, 2, 3, 2, 3));
    const eta1 = f64x2.sub(f64x2.add(self, diagonal1), f64x2.add(value1, value1));
    const positive1 = v128.bitselect(eta1, tau, f64x2.gt(eta1, zero));
    const better0 = f64x2.gt(f64x2.mul(gain0, curvatures), f64x2.mul(bests, positive0));
    const better1 = f64x2.gt(f64x2.mul(gain1, curvatures), f64x2.mul(bests, positive1));
    if (!v128.any_true(v128.or(better0, better1))) continue;
    for (let s = t; s < t + 4; s++) {
      const difference = greatest - (load<f64>(gradient + ((<usize>s) << 3)) + load<f64>(fall + ((<usize>s) << 3)));
      const gain = difference * abs(difference);
      const eta = own + <f64>load<f32>(diagonal + ((<usize>s) << 2)) - 2 * <f64>load<f32>(row + ((<usize>s) << 2));
      const positive = eta > 0 ? eta : TAU;
      if (gain * bestCurvature > best * positive) {
        best = gain;
        bestCurvature = positive;
        partner = s;
      }
    }
    bests = f64x2.splat(best);
    curvatures = f64x2.splat(bestCurvature);
  }
  return partner;
}
