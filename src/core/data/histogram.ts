import { quantile } from '../numerics/quantile.ts';

/** Equal bins over [from, to]; bin b begins at `from + b · width`. */
export interface Histogram {
  readonly from: number;
  readonly to: number;
  readonly width: number;
  /** Values below `from` (above `to`) are counted in the first (last) bin, because the tail is long. */
  readonly cutLow: boolean;
  readonly cutHigh: boolean;
  /** Rows of each bin. */
  readonly counts: readonly number[];
  /** The same by class, [negative, positive]; `null` where the target is not known. */
  readonly byClass: readonly [readonly number[], readonly number[]] | null;
}

const BINS = 24;

/**
 * 24 bins, or one for each integer where there are at most so many. A tail beyond the 1st or 99th percentile that is
 * longer than all between these two is cut off.
 * @param values length n, NaN where missing
 * @param sorted the values that are there, ascending, at least one
 * @param y length n, 0 or 1 (other values: in neither class)
 */
export function histogram(values: Float64Array, sorted: Float64Array, y: Uint8Array | null): Histogram {
  const min = sorted[0];
  const max = sorted[sorted.length - 1];
  const low = quantile(sorted, 0.01);
  const high = quantile(sorted, 0.99);
  const cutLow = low - min > high - low && low < high;
  const cutHigh = max - high > high - low && low < high;
  let from = cutLow ? low : min;
  let to = cutHigh ? high : max;
  const integers = sorted.every(Number.isInteger) && Math.floor(to) - Math.ceil(from) < BINS;
  let bins = BINS;
  if (integers) {
    from = Math.ceil(from);
    bins = Math.floor(to) - from + 1;
    to = from + bins;
  }
  // Halves first: the range of two finite numbers may itself be infinite.
  const width = integers ? 1 : to / BINS - from / BINS;
  return { from, to, width, cutLow, cutHigh, ...countByBin(values, y, bins, from, width) };
}

function countByBin(
  values: Float64Array,
  y: Uint8Array | null,
  bins: number,
  from: number,
  width: number,
): Pick<Histogram, 'counts' | 'byClass'> {
  const counts = new Array<number>(bins).fill(0);
  const byClass = [counts.slice(), counts.slice()] as const;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value !== value) continue;
    const at = width > 0 ? Math.floor((value - from) / width) : 0;
    const bin = Math.min(Math.max(at, 0), bins - 1);
    counts[bin]++;
    if (y !== null && y[i] < 2) byClass[y[i]][bin]++;
  }
  return { counts, byClass: y === null ? null : byClass };
}
