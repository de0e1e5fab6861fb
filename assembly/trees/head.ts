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
/** Triples by rank, or counts alone; all zero between uses. */
export const HISTOGRAM = 40;
export const MIN_SAMPLES_LEAF = 44;
export const LOW = 48;
export const HIGH = 52;
/** The best split so far: first rank on the right or level, last rank on the left, gain, encoded column or −1, column. */
export const KEY = 56;
export const BELOW = 60;
/** Doubles. */
export const GAIN = 64;
export const W0 = 72;
export const W1 = 80;
export const ENCODED = 88;
export const COLUMN = 92;
/** Labels by row. */
export const LABELS = 96;
/** Codes of the primary column as 32-bit integers; 0: there is none. */
export const CODES = 100;
/** Records of columns (columns.ts), and for each encoded column the column. */
export const COLUMNS = 104;
export const COLUMN_OF = 108;
/** Encoded columns, permuted by the draws. */
export const DECK = 112;
/** Columns known to be constant in the node, in the order of finding, and how many they are. */
export const CONSTANTS = 116;
export const CONSTANT_COUNT = 120;
/** For each level of the primary column where its segment was when last seen. */
export const POSITION = 124;
/** Bits of ranks that occur and of words of them that are not zero; all zero between uses. */
export const OCCUPIED = 128;
export const OCCUPIED_WORDS = 132;
/** The current node and those that wait (node.ts). */
export const NODES = 136;
/** Triples of the tree's nodes: encoded column + 1, then last rank on the left and first on the right; or 0 and a leaf's counts. */
export const GROWN = 140;
export const RANDOM = 144;
export const N = 148;
export const NUMERIC = 152;
export const COLUMN_COUNT = 156;
export const WIDTH = 160;
export const PRIMARY = 164;
export const PER_SPLIT = 168;
export const MAX_DEPTH = 172;
export const MIN_SAMPLES_SPLIT = 176;
export const IS_SHORT = 180;
/** Number of the current path of left children. */
export const PATH = 184;
/** Encoded columns that are not constant in a node. */
export const VARYING = 188;

/** Bytes of a segment: level, start and end in rows, negatives, positives. */
export const SEGMENT: usize = 20;

export function array(head: usize, place: usize): usize {
  return <usize>load<u32>(head + place);
}

export function word(head: usize, place: usize): i32 {
  return load<i32>(head + place);
}
