/**
 * The rows that the optimiser works on, side by side: a pass over them reads memory in order. In the notation of
 * Bordes et al. (LaSVM, JMLR 6, 2005): beta_i = y_i alpha_i between lower_i and upper_i, gradient_i = y_i − Σ beta_j K_ij.
 */
export interface ActiveSet {
  size: number;
  /** Ascending. */
  readonly rows: Int32Array;
  readonly gradient: Float64Array;
  /** CAN_RISE where beta is below its upper bound, CAN_FALL where it is above the lower one. */
  readonly sides: Uint8Array;
  /** Position of the first row that can rise with the greatest gradient, that gradient, and the least of those that can fall. */
  first: number;
  greatest: number;
  least: number;
}

export const CAN_RISE = 1;
export const CAN_FALL = 2;

/** Curvature of a pair whose own is not positive (libsvm's tau). */
const TAU = 1e-12;

export function createActiveSet(capacity: number): ActiveSet {
  return {
    size: 0,
    rows: new Int32Array(capacity),
    gradient: new Float64Array(capacity),
    sides: new Uint8Array(capacity),
    first: -1,
    greatest: -Infinity,
    least: Infinity,
  };
}

/** Finds `first`, `greatest` and `least`; of equal gradients the first row wins. */
export function findExtremes(active: ActiveSet): void {
  const { size, gradient, sides } = active;
  let first = -1;
  let greatest = -Infinity;
  let least = Infinity;
  for (let t = 0; t < size; t++) {
    const g = gradient[t];
    const side = sides[t];
    if ((side & CAN_RISE) !== 0 && g > greatest) {
      greatest = g;
      first = t;
    }
    if ((side & CAN_FALL) !== 0 && g < least) least = g;
  }
  active.first = first;
  active.greatest = greatest;
  active.least = least;
}

/** gradient −= rise_i K(i, ·) + rise_j K(j, ·), and `findExtremes` in the same pass. */
export function updateGradient(
  active: ActiveSet,
  rowI: Float32Array,
  riseI: number,
  rowJ: Float32Array,
  riseJ: number,
): void {
  const { size, rows, gradient, sides } = active;
  let first = -1;
  let greatest = -Infinity;
  let least = Infinity;
  for (let t = 0; t < size; t++) {
    const k = rows[t];
    const g = gradient[t] - (riseI * rowI[k] + riseJ * rowJ[k]);
    gradient[t] = g;
    const side = sides[t];
    if ((side & CAN_RISE) !== 0 && g > greatest) {
      greatest = g;
      first = t;
    }
    if ((side & CAN_FALL) !== 0 && g < least) least = g;
  }
  active.first = first;
  active.greatest = greatest;
  active.least = least;
}

/**
 * The partner of `first` by second-order information (WSS2: Fan, Chen, Lin, JMLR 6, 2005): the row that can fall with
 * the greatest (difference of gradients)² / curvature; of equals the first. −1 if there is none.
 */
export function findPartner(active: ActiveSet, row: Float32Array, diagonal: Float32Array): number {
  const { size, rows, gradient, sides, greatest } = active;
  const own = diagonal[rows[active.first]];
  let partner = -1;
  let best = 0;
  for (let t = 0; t < size; t++) {
    if ((sides[t] & CAN_FALL) === 0) continue;
    const difference = greatest - gradient[t];
    if (!(difference > 0)) continue;
    const k = rows[t];
    const gain = (difference * difference) / curvature(own, diagonal[k], row[k]);
    if (gain > best) {
      best = gain;
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
