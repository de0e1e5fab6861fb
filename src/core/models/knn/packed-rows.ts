import type { TrainingRows } from './training-rows.ts';

/** Rows of a tile; a multiple of the six that the kernel takes at a time. */
export const TILE = 252;
/** Rows in one double. */
export const FIELDS = 3;
/** Each row's field is this far from the next: 3 × 17 bits are whole numbers that a double holds exactly. */
export const FIELD = 131072;
const SHIFTS = [1, FIELD, FIELD * FIELD] as const;
/**
 * Bounds of (|a| + |b|)² and of the greatest |a − b|² sought, for the whole numbers a of a query and b of a row: a row
 * sought keeps within its field then, and others borrow 1 at the most from the field above.
 */
export const MAX_SQUARED_REACH = 380000;
export const MAX_SQUARED_DISTANCE = 128000;
/** |a| + |b| of queries and rows of the tile's norm: finer and the neighbours of unrelated columns, √2 norms off, do not fit. */
const REACH = 360;
/** Added and taken away again, it rounds to the nearest whole number. */
export const ROUND = 6755399441055744;
/** √½. */
const HALF_ROOT = 0.7071067811865475;
/** Bounds within which squares neither overflow nor lose more than the margins allow. */
const SMALLEST = 1e-140;
const LARGEST = 1e140;

/**
 * The training points, with a place for each category, in coarse whole numbers: row ≈ centre + step · b, sorted by distance from the centre and cut into
 * tiles with a step each. Three rows share a double, Σ_f b_f · 2^(17 f): a product with a query's whole numbers is
 * three products, exact in every order.
 */
export interface PackedRows {
  readonly tiles: number;
  readonly centre: Float64Array;
  /** Training row at each position; −1 for those that fill up the last tile. */
  readonly rows: Int32Array;
  /** Step of each tile. */
  readonly steps: Float64Array;
  /** Upper bound of |row − centre − step·b| over the tile. */
  readonly errors: Float64Array;
  /** Greatest |b| in the tile. */
  readonly radii: Float64Array;
  /** Bounds of the rows' distances from the centre. */
  readonly nearest: Float64Array;
  readonly furthest: Float64Array;
  /** By tile, pair of packs, column, pack. */
  readonly packs: Float64Array;
  /** ⌊|b|² / 2⌋ of the rows of each pack, packed likewise. */
  readonly halfNorms: Float64Array;
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

function roomFor(tiles: number, centre: Float64Array): PackedRows {
  const perTile = TILE / FIELDS;
  return {
    tiles,
    centre,
    rows: new Int32Array(tiles * TILE).fill(-1),
    steps: new Float64Array(tiles),
    errors: new Float64Array(tiles),
    radii: new Float64Array(tiles),
    nearest: new Float64Array(tiles),
    furthest: new Float64Array(tiles),
    packs: new Float64Array(tiles * perTile * centre.length),
    halfNorms: new Float64Array(tiles * perTile),
  };
}

/** Null where the points are too large or too small to square. */
export function packRows(training: TrainingRows): PackedRows | null {
  const { n, varying, codes } = training;
  const k = varying.length + codes.length;
  const margin = roundingMargin(k);
  const point = new Float64Array(k);
  const place = (row: number): void => {
    for (let j = 0, at = row * varying.length; j < varying.length; j++, at++) point[j] = training.points[at];
    for (let c = 0; c < codes.length; c++) point[varying.length + c] = categoryPlace(codes[c][row]);
  };
  const centre = new Float64Array(k);
  for (let row = 0; row < n; row++) {
    place(row);
    for (let j = 0; j < k; j++) centre[j] += point[j];
  }
  for (let j = 0; j < k; j++) centre[j] /= n;
  const norms = new Float64Array(n);
  for (let row = 0; row < n; row++) {
    place(row);
    let total = 0;
    for (let j = 0; j < k; j++) {
      const value = point[j] - centre[j];
      total += value * value;
    }
    norms[row] = Math.sqrt(total);
  }
  const order = Int32Array.from(norms, (_, row) => row).sort((a, b) => norms[a] - norms[b] || a - b);
  const last = norms[order[n - 1]];
  if (!(last > SMALLEST && last < LARGEST)) return null;
  // Nine queries in ten are expected to be no further out.
  const usual = Math.max(norms[order[Math.floor(0.9 * (n - 1))]], last / 64);

  const tiles = Math.ceil(n / TILE);
  const packed = roomFor(tiles, centre);
  packed.rows.set(order);
  const { steps, errors, radii, nearest, furthest, packs, halfNorms } = packed;
  for (let tile = 0; tile < tiles; tile++) {
    const from = tile * TILE;
    const to = Math.min(n, from + TILE);
    const outermost = norms[order[to - 1]];
    nearest[tile] = norms[order[from]] * (1 - margin);
    furthest[tile] = outermost * (1 + margin);
    const step = (outermost + Math.max(usual, outermost)) / REACH;
    const inverse = 1 / step;
    steps[tile] = step;
    let error = 0;
    let radius = 0;
    for (let position = from; position < to; position++) {
      place(order[position]);
      const pack = Math.floor(position / FIELDS);
      const shift = SHIFTS[position % FIELDS];
      const base = (pack >> 1) * 2 * k + (pack & 1);
      let squared = 0;
      let missed = 0;
      for (let j = 0; j < k; j++) {
        const value = point[j] - centre[j];
        const whole = value * inverse + ROUND - ROUND;
        const miss = value - step * whole;
        packs[base + 2 * j] += shift * whole;
        squared += whole * whole;
        missed += miss * miss;
      }
      halfNorms[pack] += shift * Math.floor(squared / 2);
      radius = Math.max(radius, squared);
      error = Math.max(error, missed);
    }
    errors[tile] = Math.sqrt(error) * (1 + margin) + margin * (furthest[tile] + step);
    radii[tile] = Math.sqrt(radius) * (1 + margin);
  }
  return packed;
}
