/**
 * The two halves of a double's bit pattern. Through one DataView with an explicit byte order, so that the processor's
 * own order cannot show.
 */
const scratch = new DataView(new ArrayBuffer(8));

/** Sign, exponent and the upper 20 bits of the fraction, as a signed 32-bit integer. */
export function highWord(x: number): number {
  scratch.setFloat64(0, x, false);
  return scratch.getInt32(0, false);
}

/** `x` with its upper 32 bits replaced. */
export function withHighWord(x: number, high: number): number {
  scratch.setFloat64(0, x, false);
  scratch.setInt32(0, high, false);
  return scratch.getFloat64(0, false);
}
