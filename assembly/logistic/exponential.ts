/** As in src/core/numerics/exp-table.ts. */
const STEP_HIGH: f64 = 0.01083042469326756;
const STEP_LOW: f64 = 2.9815858269852933e-12;
const INVERSE_STEP: f64 = 92.33248261689366;
const ROUND: f64 = 6755399441055744;
const LOWEST: f64 = -700;
const HIGHEST: f64 = 700;
const LOWEST_POWER: i32 = -1011;
const HALF: f64 = 1.0 / 2;
const THIRD: f64 = 1.0 / 6;
const FOURTH: f64 = 1.0 / 24;
const FIFTH: f64 = 1.0 / 120;
/** Indices of powers; whatever a NaN makes of one stays near the table. */
const POWER_BITS: i32 = 2047;

/**
 * Writes the numbers that `exponential` reads, and 1 behind them. As constants in the code, engines would make each vector
 * anew for every two rows, which takes longer than the arithmetic.
 */
export function storeConstants(to: usize): void {
  store<f64>(to, LOWEST);
  store<f64>(to, HIGHEST, 8);
  store<f64>(to, INVERSE_STEP, 16);
  store<f64>(to, ROUND, 24);
  store<f64>(to, STEP_HIGH, 32);
  store<f64>(to, STEP_LOW, 40);
  store<f64>(to, FIFTH, 48);
  store<f64>(to, FOURTH, 56);
  store<f64>(to, THIRD, 64);
  store<f64>(to, HALF, 72);
  store<f64>(to, 1, 80);
}

/** `expByTable` of two numbers. */
export function exponential(x: v128, constants: usize, fractions: usize, powers: usize): v128 {
  const lowest = v128.load64_splat(constants);
  const highest = v128.load64_splat(constants, 8);
  // As `x < LOWEST ? LOWEST : x > HIGHEST ? HIGHEST : x`.
  const bounded = f64x2.pmin(f64x2.pmax(x, lowest), highest);
  const round = v128.load64_splat(constants, 24);
  const rounded = f64x2.add(f64x2.mul(bounded, v128.load64_splat(constants, 16)), round);
  const steps = f64x2.sub(rounded, round);
  const high = f64x2.mul(steps, v128.load64_splat(constants, 32));
  const r = f64x2.sub(f64x2.sub(bounded, high), f64x2.mul(steps, v128.load64_splat(constants, 40)));
  // The sum with ROUND has the whole number in its low bits.
  const at0 = i32x4.extract_lane(rounded, 0);
  const at1 = i32x4.extract_lane(rounded, 2);
  const fraction = v128.load64_lane(
    fractions + ((<usize>(at1 & 63)) << 3),
    v128.load64_zero(fractions + ((<usize>(at0 & 63)) << 3)),
    1,
  );
  const power = v128.load64_lane(
    powers + ((<usize>(((at1 >> 6) - LOWEST_POWER) & POWER_BITS)) << 3),
    v128.load64_zero(powers + ((<usize>(((at0 >> 6) - LOWEST_POWER) & POWER_BITS)) << 3)),
    1,
  );
  const third = f64x2.add(v128.load64_splat(constants, 56), f64x2.mul(r, v128.load64_splat(constants, 48)));
  const second = f64x2.add(v128.load64_splat(constants, 64), f64x2.mul(r, third));
  const first = f64x2.add(v128.load64_splat(constants, 72), f64x2.mul(r, second));
  const grown = f64x2.add(r, f64x2.mul(f64x2.mul(r, r), first));
  return f64x2.mul(f64x2.add(fraction, f64x2.mul(fraction, grown)), power);
}
