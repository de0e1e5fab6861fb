import { highWord, withHighWord } from './bits.ts';

/*
 * After fdlibm 5.3, e_log.c and s_log1p.c (Sun Microsystems, 1993-2004; freely redistributable): x = 2^k (1 + f) with
 * 1 + f in [√2/2, √2], and log(1 + f) from s = f / (2 + f) by a Remez polynomial in s². Coefficients digit for digit.
 */
const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const TWO_54 = 18014398509481984;
const L1 = 6.66666666666673513e-1;
const L2 = 3.999999999940941908e-1;
const L3 = 2.857142874366239149e-1;
const L4 = 2.222219843214978396e-1;
const L5 = 1.818357216161805012e-1;
const L6 = 1.531383769920937332e-1;
const L7 = 1.479819860511658591e-1;

/** Natural logarithm; error below 1 ulp. −Infinity at ±0, NaN below 0 and for NaN. */
export function log(x: number): number {
  if (x !== x || x < 0) return NaN;
  if (x === 0) return -Infinity;
  if (x === Infinity) return Infinity;
  let k = 0;
  let high = highWord(x);
  let m = x;
  if (high < 0x00100000) {
    // Subnormal: the exponent is read after scaling up.
    k = -54;
    m *= TWO_54;
    high = highWord(m);
  }
  k += (high >> 20) - 1023;
  const fraction = high & 0x000fffff;
  // 1 where the fraction is above √2, which then counts as the next power of two.
  const up = (fraction + 0x95f64) & 0x100000;
  k += up >> 20;
  const f = withHighWord(m, fraction | (up ^ 0x3ff00000)) - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const odd = z * (L1 + w * (L3 + w * (L5 + w * L7)));
  const even = w * (L2 + w * (L4 + w * L6));
  const r = odd + even;
  // Where f²/2 would cancel, fdlibm subtracts it in another order.
  if (((fraction - 0x6147a) | (0x6b851 - fraction)) > 0) {
    const half = 0.5 * f * f;
    return k * LN2_HIGH - (half - (s * (half + r) + k * LN2_LOW) - f);
  }
  return k * LN2_HIGH - (s * (f - r) - k * LN2_LOW - f);
}

/** log(1 + x) without losing the digits of a small x; error below 1 ulp. −Infinity at −1, NaN below. */
export function log1p(x: number): number {
  if (x !== x || x < -1) return NaN;
  if (x === -1) return -Infinity;
  if (x === Infinity) return Infinity;
  const magnitude = x < 0 ? -x : x;
  if (magnitude < 1.862645149230957e-9) return magnitude < 5.551115123125783e-17 ? x : x - x * x * 0.5;
  let k = 0;
  let f = x;
  /** What rounding 1 + x lost, relative to it. */
  let lost = 0;
  // Within (√2/2 − 1, √2 − 1) no reduction is needed.
  if (!(x > -0.2928932188134525 && x < 0.41421356237309515)) {
    const u = 1 + x;
    const high = highWord(u);
    k = (high >> 20) - 1023;
    // Above 2^53 the 1 is beyond the last bit in any case.
    if (x < 9007199254740992) lost = (k > 0 ? 1 - (u - x) : x - (u - 1)) / u;
    const fraction = high & 0x000fffff;
    const up = fraction < 0x6a09e ? 0 : 1;
    k += up;
    f = withHighWord(u, fraction | (up === 0 ? 0x3ff00000 : 0x3fe00000)) - 1;
  }
  const half = 0.5 * f * f;
  const s = f / (2 + f);
  const z = s * s;
  const r = z * (L1 + z * (L2 + z * (L3 + z * (L4 + z * (L5 + z * (L6 + z * L7))))));
  return k * LN2_HIGH - (half - (s * (half + r) + (k * LN2_LOW + lost)) - f);
}
