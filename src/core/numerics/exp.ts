import { powerOfTwo } from './power-of-two.ts';

/*
 * After fdlibm 5.3, e_exp.c (Sun Microsystems, 1993-2004; freely redistributable): x = k·ln 2 + r with |r| ≤ ln 2 / 2,
 * and exp(r) from a Remez polynomial in r² of the odd part. The coefficients are fdlibm's, digit for digit.
 */
const OVERFLOW = 7.09782712893383973096e2;
const UNDERFLOW = -7.4513321910194110842e2;
const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const INVERSE_LN2 = 1.442695040888963387;
const HALF_LN2 = 0.34657359027997264;
const P1 = 1.66666666666666019037e-1;
const P2 = -2.77777777770155933842e-3;
const P3 = 6.61375632143793436117e-5;
const P4 = -1.6533902205465251539e-6;
const P5 = 4.13813679705723846039e-8;

/** e^x; error below 1 ulp. Infinity from 709.79 on, 0 below −745.13, NaN for NaN. */
export function exp(x: number): number {
  if (x !== x) return x;
  if (x > OVERFLOW) return Infinity;
  if (x < UNDERFLOW) return 0;
  const magnitude = x < 0 ? -x : x;
  // exp(x) = 1 + x to the last bit, and r² below would only lose time.
  if (magnitude < 3.725290298461914e-9) return 1 + x;
  let k = 0;
  let high = x;
  let low = 0;
  if (magnitude > HALF_LN2) {
    k = Math.trunc(INVERSE_LN2 * x + (x < 0 ? -0.5 : 0.5));
    // k·LN2_HIGH is exact: the constant ends in 21 zero bits.
    high = x - k * LN2_HIGH;
    low = k * LN2_LOW;
  }
  const r = high - low;
  const t = r * r;
  const c = r - t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))));
  if (k === 0) return 1 - ((r * c) / (c - 2) - r);
  return scaled(1 - (low - (r * c) / (2 - c) - high), k);
}

/** y · 2^k for y in about [0.7, 1.5], rounded once. */
function scaled(y: number, k: number): number {
  if (k > 1023) return y * 2 * powerOfTwo(k - 1);
  if (k > -1022) return y * powerOfTwo(k);
  // First to a normal number, which is exact; the second factor rounds into the subnormal range.
  return y * powerOfTwo(k + 1000) * powerOfTwo(-1000);
}
