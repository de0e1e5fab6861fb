import { roundUp, type Arena } from '../../wasm/arena.ts';

/**
 * The rows that the optimiser works on, side by side and in the order of the kernel's columns: every pass reads memory in
 * order. In the notation of Bordes et al. (LaSVM, JMLR 6, 2005): beta_i = y_i alpha_i between lower_i and upper_i,
 * gradient_i = y_i − Σ beta_j K_ij.
 */
export interface ActiveSet {
  readonly size: number;
  readonly gradient: Float64Array;
  /**
   * 0 where beta is below its upper bound, else −Infinity: added to a gradient, it takes the row out of a comparison
   * without a branch, which would be guessed wrongly for every other row at a bound.
   */
  readonly rise: Float64Array;
  /** 0 where beta is above its lower bound, else Infinity. */
  readonly fall: Float64Array;
  /** Position of the first row that can rise with the greatest gradient, that gradient, and the least of those that can fall. */
  first: number;
  greatest: number;
  least: number;
}

/** Rows that `updateGradient` takes at a time. */
const BLOCK = 1024;

/** Curvature of a pair whose own is not positive (libsvm's tau). */
const TAU = 1e-12;

/** The arrays are filled up to a multiple of four with rows that can neither rise nor fall. */
export function createActiveSet(size: number, arena: Arena): ActiveSet {
  const length = roundUp(size);
  return {
    size,
    gradient: arena.float64(length).fill(0),
    rise: arena.float64(length).fill(-Infinity),
    fall: arena.float64(length).fill(Infinity),
    first: -1,
    greatest: -Infinity,
    least: Infinity,
  };
}

/** Finds `first`, `greatest` and `least`; of equal gradients the first row wins. */
export function findExtremes(active: ActiveSet): void {
  const { size, gradient, rise, fall } = active;
  active.first = -1;
  active.greatest = -Infinity;
  active.least = Infinity;
  for (let t = 0; t < size; t++) {
    const g = gradient[t];
    if (g + rise[t] > active.greatest) {
      active.greatest = g;
      active.first = t;
    }
    if (g + fall[t] < active.least) active.least = g;
  }
}

/** gradient −= rise_i K(i, ·) + rise_j K(j, ·), and `findExtremes` in the same pass. */
export function updateGradient(
  active: ActiveSet,
  rowI: Float32Array,
  riseI: number,
  rowJ: Float32Array,
  riseJ: number,
): void {
  active.first = -1;
  active.greatest = -Infinity;
  active.least = Infinity;
  for (let from = 0; from < active.size; from += BLOCK) {
    updateBlock(active, rowI, riseI, rowJ, riseJ, from, Math.min(from + BLOCK, active.size));
  }
}

/**
 * A function of its own for a bounded number of rows: engines that compile a long loop while it runs throw that code away
 * at its end, which cost the first fit of a process a thousand returns to the interpreter.
 */
function updateBlock(
  active: ActiveSet,
  rowI: Float32Array,
  riseI: number,
  rowJ: Float32Array,
  riseJ: number,
  from: number,
  to: number,
): void {
  const { gradient, rise, fall } = active;
  let first = active.first;
  let greatest = active.greatest;
  let least = active.least;
  for (let t = from; t < to; t++) {
    const g = gradient[t] - (riseI * rowI[t] + riseJ * rowJ[t]);
    gradient[t] = g;
    if (g + rise[t] > greatest) {
      greatest = g;
      first = t;
    }
    if (g + fall[t] < least) least = g;
  }
  active.first = first;
  active.greatest = greatest;
  active.least = least;
}

/**
 * The partner of `first` by second-order information (WSS2: Fan, Chen, Lin, JMLR 6, 2005): the row that can fall with
 * the greatest (difference of gradients)² / curvature; of equals the first. −1 if there is none. Quotients are compared
 * by cross-multiplication, which has no division to wait for.
 */
export function findPartner(active: ActiveSet, row: Float32Array, diagonal: Float32Array): number {
  const { size, gradient, fall, greatest } = active;
  const own = diagonal[active.first];
  let partner = -1;
  let best = 0;
  let bestCurvature = 1;
  for (let t = 0; t < size; t++) {
    const difference = greatest - (gradient[t] + fall[t]);
    const gain = difference * Math.abs(difference);
    const eta = own + diagonal[t] - 2 * row[t];
    const positive = eta > 0 ? eta : TAU;
    if (gain * bestCurvature > best * positive) {
      best = gain;
      bestCurvature = positive;
      partner = t;
    }
  }
  return partner;
}

/** K_ii + K_jj − 2 K_ij, or TAU where that is not positive. */
export function curvature(ii: number, jj: number, ij: number): number {
  const eta = ii + jj - 2 * ij;
  return eta > 0 ? eta : TAU;
}
