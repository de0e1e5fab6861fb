import { exp } from './exp.ts';
import { log } from './log.ts';

const PI = 3.141592653589793;
const TINY = 1e-300;
const MOST_STEPS = 10_000;

/**
 * P(|T| > t) of Student's t with a whole number of degrees of freedom: the regularised incomplete beta function
 * I_x(df / 2, 1 / 2) at x = df / (df + t²) (Abramowitz and Stegun 26.7.1), relative error below 1e-12.
 * @param t ≥ 0
 * @param df whole, ≥ 1
 */
export function studentTails(t: number, df: number): number {
  const square = t * t;
  if (square === Infinity) return 0;
  const x = df / (df + square);
  const rest = square / (df + square);
  const [a, b] = [df / 2, 0.5];
  if (rest === 0) return 1;
  if (x === 0) return 0;
  const front = exp(a * log(x) + b * log(rest)) / halfBeta(df);
  // The fraction converges quickly below the mean of the distribution alone.
  return x < (a + 1) / (a + b + 2) ? (front * betaFraction(x, a, b)) / a : 1 - (front * betaFraction(rest, b, a)) / b;
}

/** The t with P(|T| > t) = `tails`, for 0 < tails < 1: by bisection, to the last bits. */
export function studentQuantile(tails: number, df: number): number {
  let low = 0;
  let high = 1;
  while (studentTails(high, df) > tails) [low, high] = [high, 2 * high];
  for (;;) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) return high;
    if (studentTails(middle, df) > tails) low = middle;
    else high = middle;
  }
}

/** B(df / 2, 1 / 2), from B(1/2, 1/2) = π or B(1, 1/2) = 2 by B(a + 1, b) = B(a, b) · a / (a + b). */
function halfBeta(df: number): number {
  let beta = df % 2 === 1 ? PI : 2;
  for (let a = df % 2 === 1 ? 0.5 : 1; a < df / 2; a++) beta *= a / (a + 0.5);
  return beta;
}

/** The continued fraction of the incomplete beta function (DLMF 8.17.22), by Lentz's method as Thompson and Barnett changed it. */
function betaFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m <= MOST_STEPS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    const factor = d * c;
    value *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return value;
}

/** Not 0, to divide by. */
function away(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
