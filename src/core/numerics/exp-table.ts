import { exp } from './exp.ts';

const STEPS = 64;
/** ln 2 / 64 in two parts; a whole number below 2^21 times the first is exact. */
const STEP_HIGH = 0.01083042469326756;
const STEP_LOW = 2.9815858269852933e-12;
const INVERSE_STEP = 92.33248261689366;
/** Added and taken away again, it rounds to the nearest whole number (ties to even). */
const ROUND = 6755399441055744;
const LOWEST = -700;
const HIGHEST = 700;
/** 2^(j / 64) for each j from LOWEST to HIGHEST in steps of ln 2 / 64 is FRACTIONS[j mod 64] · POWERS[j div 64]. */
export const FRACTIONS = Float64Array.from({ length: STEPS }, (_, j) => exp(j * STEP_HIGH + j * STEP_LOW));
const LOWEST_POWER = -1011;
export const POWERS = powersOfTwo();

function powersOfTwo(): Float64Array {
  const powers = new Float64Array(2 * -LOWEST_POWER + 1);
  for (let k = -LOWEST_POWER, power = 1; k < powers.length; k++, power *= 2) powers[k] = power;
  for (let k = -LOWEST_POWER - 1, power = 0.5; k >= 0; k--, power *= 0.5) powers[k] = power;
  return powers;
}

/**
 * e^x for −700 ≤ x ≤ 700 (beyond, that of the nearest bound), error below 2 ulp: a table of 64 steps an octave and a
 * polynomial of degree 5 between them. No division and no branch on x, which makes it three times as fast as `exp` where
 * neighbouring rows go either way. Not for NaN.
 */
export function expByTable(x: number): number {
  const bounded = x < LOWEST ? LOWEST : x > HIGHEST ? HIGHEST : x;
  const steps = bounded * INVERSE_STEP + ROUND - ROUND;
  const r = bounded - steps * STEP_HIGH - steps * STEP_LOW;
  const at = steps | 0;
  const fraction = FRACTIONS[at & (STEPS - 1)];
  const grown = r + r * r * (0.5 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120))));
  return (fraction + fraction * grown) * POWERS[(at >> 6) - LOWEST_POWER];
}
