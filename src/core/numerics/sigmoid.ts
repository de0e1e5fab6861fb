import { exp } from './exp.ts';
import { log1p } from './log.ts';

/**
 * 1 / (1 + e^−x) in [0, 1], without overflow on either side; error below 3 ulp (1.90 is the most found). Below 0 both
 * e and 1 + e are rounded, so a value may be 1 ulp under that of the next smaller x.
 */
export function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + exp(-x));
  const e = exp(x);
  return e / (1 + e);
}

/** log(1 + e^x), the loss of a score −x, without overflow; error below 2 ulp. May fall by 1 ulp between neighbours. */
export function softplus(x: number): number {
  return x > 0 ? x + log1p(exp(-x)) : log1p(exp(x));
}
