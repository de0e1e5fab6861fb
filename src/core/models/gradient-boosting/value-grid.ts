/** Equal intervals of a column's range: few enough for the cache, and more than a column has bins. */
const INTERVALS = 4096;

/**
 * Which interval of its column's range a value lies in: of two values the greater one lies in the same or a later one,
 * since subtraction and multiplication round monotonically.
 */
export interface ValueGrid {
  readonly least: number;
  /** Intervals per unit. */
  readonly scale: number;
}

/** `null` where there are no more values than intervals, or their range is no positive number. */
export function gridOf(values: Float64Array): ValueGrid | null {
  if (values.length <= INTERVALS) return null;
  let least = Infinity;
  let most = -Infinity;
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const scale = INTERVALS / (most - least);
  return scale > 0 && scale < Infinity ? newGrid(least, scale) : null;
}

function newGrid(least: number, scale: number): ValueGrid {
  return { least, scale };
}

/** The last interval has the greatest value alone, or it and what rounding puts there. */
const SLOTS = INTERVALS + 1;

/**
 * The elements that `values` would have at `positions` if it were sorted: only intervals with such a position are.
 *
 * @param positions ascending
 * @returns `null` where `values` lie in `fewest` intervals or less, so that they may have no more distinct values
 */
export function orderStatistics(
  values: Float64Array,
  { least, scale }: ValueGrid,
  positions: Float64Array,
  fewest: number,
): Float64Array | null {
  const counts = new Int32Array(SLOTS);
  for (const value of values) counts[((value - least) * scale) | 0]++;
  if (counts.reduce((occupied, count) => occupied + (count > 0 ? 1 : 0), 0) <= fewest) return null;
  const wanted = wantedSlots(counts, positions);
  const picked = new Float64Array(values.length);
  const next = wanted.slice();
  for (const value of values) {
    const slot = ((value - least) * scale) | 0;
    if (wanted[slot] >= 0) picked[next[slot]++] = value;
  }
  for (let slot = 0; slot < SLOTS; slot++) if (wanted[slot] >= 0) picked.subarray(wanted[slot], next[slot]).sort();
  return Float64Array.from(positions, (position) => picked[position]);
}

/** Where each interval with a wanted position begins in the sorted values; −1 for the others. */
function wantedSlots(counts: Int32Array, positions: Float64Array): Int32Array {
  const starts = new Int32Array(SLOTS).fill(-1);
  let begin = 0;
  let at = 0;
  for (let slot = 0; slot < SLOTS; slot++) {
    const end = begin + counts[slot];
    if (at < positions.length && positions[at] < end) starts[slot] = begin;
    while (at < positions.length && positions[at] < end) at++;
    begin = end;
  }
  return starts;
}

/** All distinct values, ascending (−0 and 0 are one); `null` where an interval has more than one of them. */
export function distinctInSlots(values: Float64Array, { least, scale }: ValueGrid): Float64Array | null {
  const seen = new Float64Array(SLOTS).fill(NaN);
  for (const value of values) {
    const slot = ((value - least) * scale) | 0;
    if (seen[slot] === value) continue;
    if (!Number.isNaN(seen[slot])) return null;
    seen[slot] = value;
  }
  return seen.filter((value) => !Number.isNaN(value));
}

/** Adds `lowerBound(thresholds, value) << shift` of every value to its word. */
export function addBins(
  words: Int32Array,
  shift: number,
  values: Float64Array,
  thresholds: Float64Array,
  { least, scale }: ValueGrid,
): void {
  /** How many thresholds lie in earlier intervals, by interval: those below a value for sure. */
  const below = new Int32Array(SLOTS + 1);
  for (const threshold of thresholds) below[(((threshold - least) * scale) | 0) + 1]++;
  for (let slot = 0; slot < SLOTS; slot++) below[slot + 1] += below[slot];
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    const slot = ((value - least) * scale) | 0;
    const end = below[slot + 1];
    let bin = below[slot];
    while (bin < end && thresholds[bin] < value) bin++;
    words[row] |= bin << shift;
  }
}
