/**
 * base^n for a whole n ≥ 0, by squaring from the lowest bit of n: the order of the multiplications depends on n alone.
 * Relative error below n ulp. base^0 is 1.
 */
export function powInteger(base: number, n: number): number {
  let result = 1;
  let square = base;
  for (let rest = n; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result *= square;
    if (rest > 1) square *= square;
  }
  return result;
}
