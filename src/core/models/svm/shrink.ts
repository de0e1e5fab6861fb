import { findExtremes, type ActiveSet } from './active-set.ts';

/** Columns are taken side by side anew when no more than this share of them is left: copying rows costs, too. */
const WORTHWHILE = 0.75;

/**
 * Positions of the rows that a violating pair may still need, ascending; null if nearly all. Those at a bound that can
 * only rise and lie below every one that can fall, and vice versa, are dropped. They are looked at again before the end.
 */
export function keptPositions({ size, gradient, rise, fall, greatest, least }: ActiveSet): Int32Array | null {
  const kept = new Int32Array(size);
  let count = 0;
  for (let t = 0; t < size; t++) {
    const mayRise = rise[t] === 0 && gradient[t] >= least;
    const mayFall = fall[t] === 0 && gradient[t] <= greatest;
    if (mayRise || mayFall) kept[count++] = t;
  }
  return count <= WORTHWHILE * size ? kept.slice(0, count) : null;
}

/** Fills `taken` with the rows at `positions`. */
export function takeActive(active: ActiveSet, positions: Int32Array, taken: ActiveSet): ActiveSet {
  for (let t = 0; t < positions.length; t++) {
    taken.gradient[t] = active.gradient[positions[t]];
    taken.rise[t] = active.rise[positions[t]];
    taken.fall[t] = active.fall[positions[t]];
  }
  findExtremes(taken);
  return taken;
}
