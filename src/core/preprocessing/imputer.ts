import type { CategoricalImputer, NumericImputer } from '../config/config.ts';
import { mean } from './moments.ts';

/**
 * What stands for a missing number, as scikit-learn's `SimpleImputer`; of equally frequent values the smallest.
 * @param present the values that are not missing, in row order; where there is none the fill is 0 (or the constant)
 * @param sorted the same, ascending
 */
export function numericFill(
  present: Float64Array,
  sorted: Float64Array,
  strategy: NumericImputer,
  constant: number,
): number {
  if (strategy === 'constant') return constant;
  if (present.length === 0) return 0;
  if (strategy === 'mean') return mean(present);
  return strategy === 'median' ? median(sorted) : mode(sorted);
}

/** The ascending values with `copies` of one more value put in its place. */
export function insertSorted(sorted: Float64Array, value: number, copies: number): Float64Array {
  if (copies === 0) return sorted;
  const out = new Float64Array(sorted.length + copies);
  let at = 0;
  while (at < sorted.length && sorted[at] < value) at++;
  out.set(sorted.subarray(0, at));
  out.fill(value, at, at + copies);
  out.set(sorted.subarray(at), at + copies);
  return out;
}

/** The middle value, or the mean of the two middle ones. */
function median(sorted: Float64Array): number {
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

function mode(sorted: Float64Array): number {
  let best = sorted[0];
  let bestCount = 0;
  for (let start = 0; start < sorted.length;) {
    let end = start + 1;
    while (end < sorted.length && sorted[end] === sorted[start]) end++;
    if (end - start > bestCount) {
      best = sorted[start];
      bestCount = end - start;
    }
    start = end;
  }
  return best;
}

/**
 * What stands for a missing category; of equally frequent levels the first by code unit.
 * @param counts how often each level occurs, levels sorted by code unit
 * @returns `null` where no level occurs: then a missing field stays missing
 */
export function categoricalFill(
  levels: readonly string[],
  counts: Int32Array,
  strategy: CategoricalImputer,
  constant: string,
): string | null {
  if (strategy === 'constant') return constant;
  let best = -1;
  let bestCount = 0;
  for (let code = 0; code < counts.length; code++) {
    if (counts[code] > bestCount) {
      best = code;
      bestCount = counts[code];
    }
  }
  return best < 0 ? null : levels[best];
}
