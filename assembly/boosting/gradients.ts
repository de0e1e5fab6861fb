/** As in numerics/exp-table.ts, for x ≤ 0. */
const STEP_HIGH: f64 = 0.01083042469326756;
const STEP_LOW: f64 = 2.9815858269852933e-12;
const INVERSE_STEP: f64 = 92.33248261689366;
const ROUND: f64 = 6755399441055744;
const LOWEST: f64 = -700;
const LOWEST_POWER: i32 = -1011;
const HALF: f64 = 1.0 / 2;
const THIRD: f64 = 1.0 / 6;
const FOURTH: f64 = 1.0 / 24;
const FIFTH: f64 = 1.0 / 120;

/**
 * g and h of the rows `rows[0 … count − 1]`, two of them side by side: `fillGradients` of models/gradient-boosting/loss.ts.
 * @param y a byte for each row of the design
 * @param fractions, powers the tables of numerics/exp-table.ts
 */
export function fillGradients(
  rows: usize,
  count: i32,
  scores: usize,
  y: usize,
  weight0: f64,
  weight1: f64,
  fractions: usize,
  powers: usize,
  gradients: usize,
): void {
  for (let i = 0; i < count; i += 2) {
    const first = <usize>load<u32>(rows + ((<usize>i) << 2));
    // The last of an odd number is done twice.
    const second = i + 1 < count ? <usize>load<u32>(rows + ((<usize>i) << 2), 4) : first;
    const score = v128.load64_lane(scores + (second << 3), v128.load64_zero(scores + (first << 3)), 1);
    const e = exponential(f64x2.neg(f64x2.abs(score)), fractions, powers);
    const large = f64x2.div(f64x2.splat(1), f64x2.add(f64x2.splat(1), e));
    const small = f64x2.mul(e, large);
    const positive = i64x2.ne(
      i64x2.replace_lane(i64x2.splat(load<u8>(y + first)), 1, load<u8>(y + second)),
      i64x2.splat(0),
    );
    const weight = v128.bitselect(f64x2.splat(weight1), f64x2.splat(weight0), positive);
    const isSure = v128.not(v128.xor(f64x2.lt(score, f64x2.splat(0)), positive));
    const size = f64x2.mul(weight, v128.bitselect(large, small, isSure));
    const g = f32x4.demote_f64x2_zero(v128.bitselect(f64x2.neg(size), size, positive));
    const h = f32x4.demote_f64x2_zero(f64x2.mul(f64x2.mul(weight, large), small));
    const pairs = v128.shuffle<f32>(g, h, 0, 4, 1, 5);
    v128.store64_lane(gradients + (first << 3), pairs, 0);
    v128.store64_lane(gradients + (second << 3), pairs, 1);
  }
}

/** `expByTable` of two x ≤ 0. */
function exponential(x: v128, fractions: usize, powers: usize): v128 {
  const lowest = f64x2.splat(LOWEST);
  const bounded = v128.bitselect(lowest, x, f64x2.lt(x, lowest));
  const round = f64x2.splat(ROUND);
  const steps = f64x2.sub(f64x2.add(f64x2.mul(bounded, f64x2.splat(INVERSE_STEP)), round), round);
  const r = f64x2.sub(
    f64x2.sub(bounded, f64x2.mul(steps, f64x2.splat(STEP_HIGH))),
    f64x2.mul(steps, f64x2.splat(STEP_LOW)),
  );
  const at = i32x4.trunc_sat_f64x2_s_zero(steps);
  const at0 = i32x4.extract_lane(at, 0);
  const at1 = i32x4.extract_lane(at, 1);
  const fraction = v128.load64_lane(
    fractions + ((<usize>(at1 & 63)) << 3),
    v128.load64_zero(fractions + ((<usize>(at0 & 63)) << 3)),
    1,
  );
  const power = v128.load64_lane(
    powers + ((<usize>((at1 >> 6) - LOWEST_POWER)) << 3),
    v128.load64_zero(powers + ((<usize>((at0 >> 6) - LOWEST_POWER)) << 3)),
    1,
  );
  const third = f64x2.add(f64x2.splat(FOURTH), f64x2.mul(r, f64x2.splat(FIFTH)));
  const second = f64x2.add(f64x2.splat(THIRD), f64x2.mul(r, third));
  const first = f64x2.add(f64x2.splat(HALF), f64x2.mul(r, second));
  const grown = f64x2.add(r, f64x2.mul(f64x2.mul(r, r), first));
  return f64x2.mul(f64x2.add(fraction, f64x2.mul(fraction, grown)), power);
}
