/**
 * Sum from the first value to the last, with the rounding errors carried along (Neumaier, ZAMM 54, 1974): the one sum
 * for statistics of many rows. 0 for nothing. The terms must be finite.
 */
export function sum(values: ArrayLike<number>): number {
  let total = 0;
  let carry = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    const next = total + value;
    carry += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  return total + carry;
}
