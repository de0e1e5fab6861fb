/*
 * ln 2 = LN2_HIGH + LN2_LOW: the first its leading 32 bits, so that a whole number below 2^21 times it is exact; the second
 * the double nearest to the rest, off by less than 2^-87. docs/numerics.md derives them.
 */
const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const INVERSE_LN2 = 1.442695040888963387;
/** Added and taken away again, it rounds to the nearest whole number (ties to even): 1.5 · 2^52. */
const ROUND = 6755399441055744;
/** 2^27 + 1 parts a double into two halves of 26 bits, whose products are exact (Veltkamp; Dekker 1971). */
const SPLITTER = 134217729;

/** e^x = 2^power · (1 + high + low). */
export interface ExpParts {
  power: number;
  high: number;
  /** Below the last bit of `high`. */
  low: number;
}

/** What x·x has beyond its nearest double `square`: exact unless it is subnormal. */
function squareRest(x: number, square: number): number {
  const spread = SPLITTER * x;
  const upper = spread - (spread - x);
  const lower = x - upper;
  return lower * lower - (square - upper * upper - 2 * upper * lower);
}

/** What x·y has beyond its nearest double `product`: exact unless it is subnormal. */
export function productRest(x: number, y: number, product: number): number {
  const spreadX = SPLITTER * x;
  const upperX = spreadX - (spreadX - x);
  const lowerX = x - upperX;
  const spreadY = SPLITTER * y;
  const upperY = spreadY - (spreadY - y);
  const lowerY = y - upperY;
  return lowerX * lowerY - (product - upperX * upperY - lowerX * upperY - upperX * lowerY);
}

/** What x + y has beyond its nearest double `total`, exactly, whichever is the larger (Knuth). */
export function sumRest(x: number, y: number, total: number): number {
  const added = total - x;
  return x - (total - added) + (y - added);
}

/**
 * e^x in two doubles for |x| ≤ 700, written into `parts`: high + low has a relative error below 2^-58 as e^r − 1, so that
 * functions made of it can be rounded once. |r| ≤ ln 2 / 2; the terms of the Taylor series up to r²/2 are carried in two doubles, those
 * from r³/6 to r^14/14! in one (their rounding is below 2^-60, what is left out is below 2^-62).
 */
export function expParts(x: number, parts: ExpParts): void {
  const k = x * INVERSE_LN2 + ROUND - ROUND;
  const reduced = x - k * LN2_HIGH;
  const rest = -k * LN2_LOW;
  const r = reduced + rest;
  const rLow = sumRest(reduced, rest, r);
  const square = r * r;
  const squareLow = squareRest(r, square);
  const series = 1 / 6 + r * (1 / 24 + r * (1 / 120 + r * (1 / 720 + r * (1 / 5040 + r * (1 / 40320 + r * tail(r))))));
  const half = 0.5 * square;
  const most = r + half;
  const remainder = sumRest(r, half, most) + (rLow + (0.5 * squareLow + (r * rLow + square * r * series)));
  const high = most + remainder;
  parts.power = k;
  parts.high = high;
  parts.low = remainder - (high - most);
}

/** Terms 1/9! to 1/14!. */
function tail(r: number): number {
  return (
    1 / 362880 +
    r * (1 / 3628800 + r * (1 / 39916800 + r * (1 / 479001600 + r * (1 / 6227020800 + r * (1 / 87178291200)))))
  );
}
