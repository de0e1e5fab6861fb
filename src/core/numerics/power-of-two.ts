const LOWEST_EXPONENT = -1022;
const HIGHEST_EXPONENT = 1023;
/** Every normal power of two: a look-up is exact and needs no bit patterns. */
const POWERS_OF_TWO = powersOfTwo();

function powersOfTwo(): Float64Array {
  const powers = new Float64Array(HIGHEST_EXPONENT - LOWEST_EXPONENT + 1);
  let power = 1;
  for (let k = 0; k <= HIGHEST_EXPONENT; k++, power *= 2) powers[k - LOWEST_EXPONENT] = power;
  power = 0.5;
  for (let k = -1; k >= LOWEST_EXPONENT; k--, power *= 0.5) powers[k - LOWEST_EXPONENT] = power;
  return powers;
}

/** 2^k for a whole k in [−1022, 1023]. */
export function powerOfTwo(k: number): number {
  return POWERS_OF_TWO[k - LOWEST_EXPONENT];
}
