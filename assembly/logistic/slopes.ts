import { highs, lows } from './columns';
import { exponential, storeConstants } from './exponential';

/** As in models/logistic-regression/slopes.ts. */
const LARGE: f64 = 1e140;
const LOG_LARGE: f64 = 322;
/** Below e^LOG_LARGE. */
const NOT_LARGE: f64 = 1e139;

/**
 * Margins of `count` rows to first derivatives of their losses, in place, and second ones to `curvature`, two rows side by
 * side: `replaceBySlopes` of models/logistic-regression/slopes.ts. `towards` gets each row's margin towards the wrong
 * class, `factors` what the row multiplies the products of both classes by. The arrays have room for a multiple of four.
 * @param y a byte for each row
 * @param fractions, powers the tables of numerics/exp-table.ts
 * @param constants room for 16 numbers
 */
export function replaceBySlopes(
  count: i32,
  y: usize,
  weight0: f64,
  weight1: f64,
  constants: usize,
  fractions: usize,
  powers: usize,
  tile: usize,
  curvature: usize,
  towards: usize,
  factors: usize,
): void {
  storeConstants(constants);
  const negative = f64x2.splat(weight0);
  const positive = f64x2.splat(weight1);
  for (let i = 0; i < count; i += 2) {
    const at = (<usize>i) << 3;
    const one = v128.load64_splat(constants, 80);
    const bytes = i16x8.extend_low_i8x16_u(v128.load32_zero(y + i));
    const label = f64x2.convert_low_i32x4_u(i32x4.extend_low_i16x8_u(bytes));
    const other = f64x2.sub(one, label);
    const sign = f64x2.sub(other, label);
    const weight = f64x2.add(f64x2.mul(other, negative), f64x2.mul(label, positive));
    const u = f64x2.mul(sign, v128.load(tile + at));
    const e = exponential(u, constants, fractions, powers);
    const right = f64x2.div(one, f64x2.add(one, e));
    const wrong = f64x2.mul(e, right);
    v128.store(tile + at, f64x2.mul(f64x2.mul(weight, sign), wrong));
    v128.store(curvature + at, f64x2.mul(f64x2.mul(weight, wrong), right));
    v128.store(towards + at, u);
    const negatives = f64x2.add(one, f64x2.mul(other, e));
    const positives = f64x2.add(one, f64x2.mul(label, e));
    const to = factors + (at << 1);
    v128.store(to, lows(negatives, positives));
    v128.store(to, highs(negatives, positives), 16);
  }
}

/**
 * Adds up what `replaceBySlopes` found of the rows from `from` on, one after another. Ends behind the row whose loss makes
 * a product of losses too large, of which the caller takes the logarithm; returns where it ended.
 * @param totals the sum of the slopes, that of the losses beyond the product's reach, the product of each class
 */
export function addLosses(
  from: i32,
  count: i32,
  y: usize,
  weight0: f64,
  weight1: f64,
  tile: usize,
  towards: usize,
  factors: usize,
  totals: usize,
): i32 {
  const near = f64x2.splat(NOT_LARGE);
  const large = f64x2.splat(LARGE);
  let slopes = load<f64>(totals);
  let beyond = load<f64>(totals, 8);
  let products = v128.load(totals, 16);
  let i = from;
  while (i < count) {
    // No factor is below 1: where the product of four rows is not large, none on the way was, nor a margin.
    for (; i + 4 <= count; i += 4) {
      const own = factors + ((<usize>i) << 4);
      const two = f64x2.mul(f64x2.mul(products, v128.load(own)), v128.load(own, 16));
      const four = f64x2.mul(f64x2.mul(two, v128.load(own, 32)), v128.load(own, 48));
      if (v128.any_true(f64x2.gt(four, near))) break;
      products = four;
      const at = tile + ((<usize>i) << 3);
      slopes = slopes + load<f64>(at) + load<f64>(at, 8) + load<f64>(at, 16) + load<f64>(at, 24);
    }
    if (i === count) break;
    const at = (<usize>i) << 3;
    const label = <f64>load<u8>(y + i);
    i++;
    slopes += load<f64>(tile + at);
    const u = load<f64>(towards + at);
    if (u > LOG_LARGE) {
      beyond += ((1 - label) * weight0 + label * weight1) * u;
      continue;
    }
    products = f64x2.mul(products, v128.load(factors + (at << 1)));
    if (v128.any_true(f64x2.gt(products, large))) break;
  }
  store<f64>(totals, slopes);
  store<f64>(totals, beyond, 8);
  v128.store(totals, products, 16);
  return i;
}
