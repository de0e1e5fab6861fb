/*
 * What a fit's trees share, as 32-bit words at the address `head`: addresses of arrays, then numbers, then what the
 * functions have found. models/tree/compiled-growth.ts writes and reads the same places.
 */
export const ROWS = 0;
export const BAG = 4;
export const SEGMENTS = 8;
export const ASIDE = 12;
/** Rows as a column sees them: 256 · rank + bag entry, so that one number is sorted. */
export const GATHERED = 16;
export const PLACED = 20;
export const SPARE = 24;
export const BLOCKS = 28;
export const BOUNDS = 32;
export const PLACES = 36;
/** All zero between uses. */
export const HISTOGRAM = 40;
export const MIN_SAMPLES_LEAF = 44;
export const LOW = 48;
export const HIGH = 52;
export const KEY = 56;
export const BELOW = 60;
/** Doubles. */
export const GAIN = 64;
export const W0 = 72;
export const W1 = 80;
/** Of a division or a root. */
export const LEFT_SEGMENTS = 88;
export const RIGHT_SEGMENTS = 92;
export const LEFT_ROWS = 96;
export const POSITIVES = 100;
export const NEGATIVES = 104;

/** Bytes of a segment: level, start and end in rows, negatives, positives. */
export const SEGMENT: usize = 20;

export function array(head: usize, place: usize): usize {
  return <usize>load<u32>(head + place);
}
