/*
 * The stream of src/core/random/stream.ts in whole numbers: its state, multiples of 2^-32 below 1, as three words of 32 bits, then
 * the carry. Products are below 2^53 there, so that nothing is rounded and both give the same numbers.
 */

/** Uniform in 0 … n − 1, n ≥ 1; `state` is moved on. */
export function below(state: usize, n: u32): u32 {
  /** Draws of the incomplete last cycle, which would favour small numbers, have a start of their cycle above this. */
  const last: u32 = 0 - n;
  while (true) {
    const t = 2091639 * <u64>load<u32>(state) + <u64>load<u32>(state, 12);
    store<u32>(state, load<u32>(state, 4));
    store<u32>(state, load<u32>(state, 8), 4);
    store<u32>(state, <u32>t, 8);
    store<u32>(state, <u32>(t >>> 32), 12);
    const rest = <u32>t % n;
    if (<u32>t - rest <= last) return rest;
  }
}
