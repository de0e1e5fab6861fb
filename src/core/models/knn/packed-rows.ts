import type { TrainingRows } from './training-rows.ts';

/** Rows whose products are summed at a time: two vectors of four sums. */
export const PANEL = 8;
/** Rows of a tile: 200 KB at 100 columns, within the second-level cache for all queries of a block. */
export const TILE = 1024;
export const TILE_PANELS = TILE / PANEL;
/** Whole numbers of two columns of a panel. */
const STEP = 2 * PANEL;
/**
 * Steps between the centre and the outermost usual row. A distance of as many steps is known to √k of them for k columns,
 * a thousandth at 100 columns; queries eight times as far out still have whole numbers.
 */
const REACH = 4096;
/**
 * Bound of the norms |a| and |b| of whole numbers. With it every whole number fits in 16 bits, a·b, also over some of the
 * columns, is at most 2^30 by Cauchy and Schwarz, ⌊|b|²/2⌋ below 2^29, and their difference fits in 32 bits.
 */
export const MAX_NORM = 32767;
/** What fills up the last panel is further away than any row. */
const NO_ROW = -1073741824;
/** Added and taken away again, it rounds to the nearest whole number. */
const ROUND = 6755399441055744;
/** √½. */
const HALF_ROOT = 0.7071067811865475;
/** Bounds within which squares neither overflow nor lose more than the margins allow. */
const SMALLEST = 1e-140;
const LARGEST = 1e140;
/** What underflow may take of a distance: the root of 5e-324 for each column, and far more. */
export const UNDERFLOW = 1e-150;
/** Rows whose mean is the centre. */
const CENTRE_ROWS = 128;
/** The furthest row is at most so many times as far out as those that the finest step is for. */
const MOST_OUTLYING = 65536;

/**
 * The training points, with a place for each category, in coarse whole numbers: row ≈ centre + step · b, sorted by distance
 * from the centre and cut into tiles. Steps are powers of two times the finest, so that neighbouring tiles share them.
 */
export interface PackedRows {
  readonly tiles: number;
  readonly panels: number;
  /** Pairs of columns. */
  readonly pairs: number;
  readonly centre: Float64Array;
  /** Training row at each position; −1 for those that fill up the last panel. */
  readonly rows: Int32Array;
  /** Step of each tile, never falling. */
  readonly steps: Float64Array;
  /** Upper bound of |row − centre − step·b| over the tile. */
  readonly errors: Float64Array;
  /** Bounds of the rows' distances from the centre. */
  readonly nearest: Float64Array;
  readonly furthest: Float64Array;
  /** By panel, pair of columns, row, column. */
  readonly wholes: Int16Array;
  /** −⌊|b|² / 2⌋ of each row. */
  readonly halves: Int32Array;
}

/** Relative rounding error that bounds those of every sum over the columns, several times over. */
export function roundingMargin(columns: number): number {
  return (columns + 32) * 8.881784197001252e-16;
}

/**
 * A category's place on an axis of its own: those of different levels are 0 or 2 apart in square, an unknown one ½ from
 * all, which is never more than what they add to distance².
 */
export function categoryPlace(code: number): number {
  return code < 0 ? 0 : (code & 1) === 0 ? -HALF_ROOT : HALF_ROOT;
}

/** The panels of a tile, as positions [from, to). */
export function panelsOf({ panels }: PackedRows, tile: number): [number, number] {
  return [tile * TILE_PANELS, Math.min(panels, (tile + 1) * TILE_PANELS)];
}

/** Columns of a row in whole steps, rounded to the nearest; `sums` gets |b|² of them and the square of what is missed. */
export function roundToSteps(
  offset: Float64Array,
  step: number,
  wholes: Int16Array,
  base: number,
  stride: number,
  sums: Float64Array,
): void {
  const inverse = 1 / step;
  let squared = 0;
  let missed = 0;
  for (let j = 0, at = base; j < offset.length; j++) {
    const whole = offset[j] * inverse + ROUND - ROUND;
    const miss = offset[j] - step * whole;
    wholes[at + (j & 1)] = whole;
    if ((j & 1) === 1) at += stride;
    squared += whole * whole;
    missed += miss * miss;
  }
  sums[0] = squared;
  sums[1] = missed;
}

/** Writes where a training row lies about the centre; its distance² from it. */
function locate(
  { varying, points, codes }: TrainingRows,
  centre: Float64Array,
  row: number,
  into: Float64Array,
): number {
  const numeric = varying.length;
  let total = 0;
  for (let j = 0, at = row * numeric; j < numeric; j++, at++) {
    const value = points[at] - centre[j];
    into[j] = value;
    total += value * value;
  }
  for (let c = 0; c < codes.length; c++) {
    const value = categoryPlace(codes[c][row]) - centre[numeric + c];
    into[numeric + c] = value;
    total += value * value;
  }
  return total;
}

/** The mean of some of the rows: any place will do, one in their middle leaves the finest steps. */
function middle(training: TrainingRows): Float64Array {
  const k = training.varying.length + training.codes.length;
  const value = new Float64Array(k);
  const origin = new Float64Array(k);
  const sums = new Float64Array(k);
  const stride = Math.ceil(training.n / CENTRE_ROWS);
  for (let row = 0; row < training.n; row += stride) {
    locate(training, origin, row, value);
    for (let j = 0; j < k; j++) sums[j] += value[j];
  }
  return sums.map((sum) => sum / Math.ceil(training.n / stride));
}

function roomFor(n: number, centre: Float64Array): PackedRows {
  const panels = Math.ceil(n / PANEL);
  const tiles = Math.ceil(n / TILE);
  const pairs = Math.ceil(centre.length / 2);
  return {
    tiles,
    panels,
    pairs,
    centre,
    rows: new Int32Array(panels * PANEL).fill(-1),
    steps: new Float64Array(tiles),
    errors: new Float64Array(tiles),
    nearest: new Float64Array(tiles),
    furthest: new Float64Array(tiles),
    wholes: new Int16Array(panels * pairs * STEP),
    halves: new Int32Array(panels * PANEL).fill(NO_ROW),
  };
}

/** Above the 32 bits of a position. */
const ABOVE = 4294967296;
/** Parts of the greatest value that `roughOrder` tells apart. */
const PARTS = 1048576;

/**
 * Positions by values ≥ 0, roughly, infinite ones among the greatest. Numbers are sorted faster without a function that
 * compares them; a position is the lower 32 bits of its number.
 */
export function roughOrder(values: Float64Array): Int32Array {
  let greatest = 1e-300;
  for (const value of values) if (value > greatest && value < Infinity) greatest = value;
  const scale = PARTS / greatest;
  const keys = values.map((value, at) => (value * scale < PARTS ? Math.floor(value * scale) : PARTS) * ABOVE + at);
  return Int32Array.from(keys.sort());
}

/** Null where the points are too large or too small to square. */
export function packRows(training: TrainingRows): PackedRows | null {
  const { n } = training;
  const centre = middle(training);
  const value = new Float64Array(centre.length);
  const norms = new Float64Array(n);
  for (let row = 0; row < n; row++) norms[row] = Math.sqrt(locate(training, centre, row, value));
  const order = roughOrder(norms);
  const last = norms.reduce((greatest, norm) => (norm > greatest ? norm : greatest), 0);
  if (!(last > SMALLEST && last < LARGEST)) return null;
  // Nine queries in ten are expected to be no further out.
  const usual = Math.max(norms[order[Math.floor(0.9 * (n - 1))]], last / MOST_OUTLYING);

  const packed = roomFor(n, centre);
  packed.rows.set(order);
  const { steps, errors, nearest, furthest, pairs, wholes, halves } = packed;
  const margin = roundingMargin(centre.length);
  const sums = new Float64Array(2);
  let step = usual / REACH;
  for (let tile = 0; tile < packed.tiles; tile++) {
    const from = tile * TILE;
    const to = Math.min(n, from + TILE);
    let innermost = last;
    let outermost = 0;
    for (let position = from; position < to; position++) {
      innermost = Math.min(innermost, norms[order[position]]);
      outermost = Math.max(outermost, norms[order[position]]);
    }
    nearest[tile] = innermost * (1 - margin);
    furthest[tile] = outermost * (1 + margin);
    // |b| ≤ |row − centre| / step + √k / 2 stays within MAX_NORM: for more than 10^9 columns there is no memory.
    while (step * REACH < outermost) step *= 2;
    steps[tile] = step;
    let error = 0;
    for (let position = from; position < to; position++) {
      const row = position % PANEL;
      locate(training, centre, order[position], value);
      roundToSteps(value, step, wholes, ((position - row) / PANEL) * pairs * STEP + 2 * row, STEP, sums);
      halves[position] = -Math.floor(sums[0] / 2);
      error = Math.max(error, sums[1]);
    }
    errors[tile] = Math.sqrt(error) * (1 + margin) + margin * (furthest[tile] + step) + UNDERFLOW;
  }
  return packed;
}
