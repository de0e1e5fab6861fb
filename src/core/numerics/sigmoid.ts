import { exp } from './exp.ts';
import { expParts, productRest, sumRest, type ExpParts } from './exp-parts.ts';
import { log1p } from './log.ts';
import { powerOfTwo } from './power-of-two.ts';

/** Below it e^x stands for sigmoid and softplus alike: they differ from it by less than 2^-57 of themselves. */
const TINY = -40;
/** Nearer to 0 both are lines to more than 90 bits. */
const NEAR = 3.725290298461914e-9;
const LN2 = 0.6931471805599453;
const LN2_REST = 2.3190468138462996e-17;

/** Filled anew by each call; nothing is kept between calls. */
const parts: ExpParts = { power: 0, high: 0, low: 0 };
const again: ExpParts = { power: 0, high: 0, low: 0 };

/**
 * 1 / (1 + e^−x) in [0, 1], without overflow on either side; error below 1 ulp (0.51 down to −40: e^x and the quotient are
 * worked out in two doubles and rounded once), and never falling.
 */
export function sigmoid(x: number): number {
  if (x < TINY) return exp(x);
  if (x > -TINY) return 1;
  if (x !== x) return x;
  if (x < NEAR && x > -NEAR) return 0.5 + 0.25 * x;
  expParts(x < 0 ? x : -x, parts);
  const scale = powerOfTwo(parts.power);
  const grown = 1 + parts.high;
  const e = scale * grown;
  const eLow = scale * (sumRest(1, parts.high, grown) + parts.low);
  const below = 1 + e;
  const belowLow = sumRest(1, e, below) + eLow;
  const above = x < 0 ? e : 1;
  const aboveLow = x < 0 ? eLow : 0;
  const quotient = above / below;
  const product = quotient * below;
  const rest = above - product - productRest(quotient, below, product) + aboveLow - quotient * belowLow;
  return quotient + rest / below;
}

/** log(1 + e^x), the loss of a score −x, without overflow; error below 1 ulp (0.51 from −40 on), and never falling. */
export function softplus(x: number): number {
  if (x < TINY) return exp(x);
  if (x > -TINY) return x;
  if (x !== x) return x;
  if (x < NEAR && x > -NEAR) return LN2 + (0.5 * x + (0.125 * x * x + LN2_REST));
  expParts(x < 0 ? x : -x, parts);
  const scale = powerOfTwo(parts.power);
  const grown = 1 + parts.high;
  const e = scale * grown;
  const eLow = scale * (sumRest(1, parts.high, grown) + parts.low);
  // One step of Newton's method on e^y = 1 + e squares the relative error of log1p.
  const y = log1p(e);
  expParts(y, again);
  const twice = powerOfTwo(again.power);
  const less = e - (twice - 1);
  const lessLow = sumRest(e, 1 - twice, less);
  const step = (less - twice * again.high + (lessLow + eLow - twice * again.low)) / (1 + e);
  if (x < 0) return y + step;
  const total = x + y;
  return total + (sumRest(x, y, total) + step);
}
