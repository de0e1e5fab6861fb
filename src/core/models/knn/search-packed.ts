import type { Design } from '../../preprocessing/design.ts';
import type { Nearest } from './nearest.ts';
import { atLeast, LANES, packedProducts, PACKS } from './packed-products.ts';
import {
  categoryPlace,
  MAX_SQUARED_DISTANCE,
  MAX_SQUARED_REACH,
  ROUND,
  roundingMargin,
  TILE,
  type PackedRows,
} from './packed-rows.ts';
import { Query } from './query.ts';
import type { TrainingRows } from './training-rows.ts';

/** Steps beyond which a query is too far from a tile for its numbers. */
const FURTHEST = 640;
/** Rows that are compared exactly to begin with: until there are enough neighbours no row can be left out. */
const WARM_UP = 32;
/** Packs after which the distance sought is renewed. */
const PART = 21;

/** A query with its place about the centre and its whole numbers for a tile. */
class Lane extends Query {
  norm = 0;
  isPrepared = false;
  private readonly offset: Float64Array;
  private step = 1;
  /** |a|² of its whole numbers a. */
  private wholeNorm = 0;
  /** How much shorter than its steps a distance to the tile's rows may be. */
  private errors = 0;

  constructor(training: TrainingRows, design: Design, count: number) {
    super(training, design, count);
    this.offset = new Float64Array(this.values.length + this.codes.length);
  }

  locate(centre: Float64Array): void {
    let total = 0;
    const k = this.values.length;
    for (let j = 0; j < centre.length; j++) {
      const place = j < k ? this.values[j] : categoryPlace(this.codes[j - k][this.row]);
      const value = place - centre[j];
      this.offset[j] = value;
      total += value * value;
    }
    this.norm = Math.sqrt(total);
  }

  /** Puts its whole numbers into lane `l` of `queries`; false where fields cannot hold the comparison with the tile. */
  prepare(packed: PackedRows, tile: number, margin: number, queries: Float64Array, l: number): boolean {
    const step = packed.steps[tile];
    const inverse = 1 / step;
    const { offset } = this;
    if (!(this.norm * inverse < FURTHEST)) return false;
    let squared = 0;
    let missed = 0;
    for (let j = 0, at = l; j < offset.length; j++, at += LANES) {
      const whole = offset[j] * inverse + ROUND - ROUND;
      const miss = offset[j] - step * whole;
      queries[at] = whole;
      squared += whole * whole;
      missed += miss * miss;
    }
    this.step = step;
    this.wholeNorm = squared;
    this.errors = Math.sqrt(missed) * (1 + margin) + margin * (this.norm + step) + packed.errors[tile];
    const reach = Math.sqrt(squared) + packed.radii[tile];
    this.isPrepared = reach * reach < MAX_SQUARED_REACH && this.squaredFurthest(margin) < MAX_SQUARED_DISTANCE;
    return this.isPrepared;
  }

  /** Product less half the row's norm below which a row is too far; one less for what the field below may borrow. */
  leastProduct(margin: number): number {
    return Math.floor(0.5 * (this.wholeNorm - this.squaredFurthest(margin)) - 1e-6) - 1;
  }

  /** Greatest |a − b|² of a row that may be among the nearest. */
  private squaredFurthest(margin: number): number {
    const furthest = (Math.sqrt(this.nearest.worst()) * (1 + margin) + this.errors) / this.step;
    return furthest * furthest * (1 + margin);
  }
}

/**
 * `searchNearest` by comparing with every row in coarse whole numbers first: with a = round((query − centre) / step) and
 * errors e and E of query and tile, |query − row| ≥ step·|a − b| − e − E. Only rows with
 * step·|a − b| ≤ k-th distance so far + e + E (and a margin for roundings) are compared exactly; tiles whose distances
 * from the centre alone keep them further off, not at all.
 */
export function searchPacked(
  training: TrainingRows,
  packed: PackedRows,
  design: Design,
  count: number,
  visit: (row: number, nearest: Nearest) => void,
): void {
  const k = packed.centre.length;
  const warmUp = Math.min(TILE, Math.max(WARM_UP, count));
  const margin = roundingMargin(k);
  const lanes = Array.from({ length: Math.min(LANES, design.n) }, () => new Lane(training, design, count));
  const queries = new Float64Array(k * LANES);
  const products = new Float64Array(PACKS * LANES);
  const found = new Int32Array(TILE);

  /** `seen`: rows at the tile's beginning that have been compared already. */
  const compareWith = (tile: number, used: number, seen: number): void => {
    let prepared = 0;
    for (let l = 0; l < used; l++) {
      const lane = lanes[l];
      lane.isPrepared = false;
      if (isBeyond(lane, packed, tile, margin)) continue;
      if (lane.prepare(packed, tile, margin, queries, l)) prepared++;
      else lane.compare(packed.rows, tile * TILE + seen, (tile + 1) * TILE);
    }
    if (prepared === 0) return;
    packedProducts(queries, packed.packs, tile * PACKS * k, k, products);
    for (let l = 0; l < used; l++) {
      const lane = lanes[l];
      if (!lane.isPrepared) continue;
      for (let from = 0; from < PACKS; from += PART) {
        const least = lane.leastProduct(margin);
        const size = atLeast(products, l, packed.halfNorms, tile, from, from + PART, least, found);
        let first = 0;
        while (first < size && found[first] < seen) first++;
        for (let i = first; i < size; i++) found[i] = packed.rows[tile * TILE + found[i]];
        lane.compare(found, first, size);
      }
    }
  };

  for (let first = 0; first < design.n; first += LANES) {
    const used = Math.min(LANES, design.n - first);
    for (let l = 0; l < used; l++) {
      lanes[l].start(first + l);
      lanes[l].locate(packed.centre);
    }
    const start = tileAround(packed, lanes[0].norm);
    for (let l = 0; l < used; l++) lanes[l].compare(packed.rows, start * TILE, start * TILE + warmUp);
    for (let turn = 0; turn < packed.tiles; turn++)
      compareWith((start + turn) % packed.tiles, used, turn === 0 ? warmUp : 0);
    for (let l = 0; l < used; l++) visit(first + l, lanes[l].nearest);
  }
}

/** Whether the triangle inequality keeps the tile's rows out of reach. */
function isBeyond({ norm, nearest }: Lane, { nearest: from, furthest: to }: PackedRows, tile: number, margin: number) {
  const limit = Math.sqrt(nearest.worst());
  const gap = norm < from[tile] ? from[tile] - norm : norm - to[tile];
  return gap > limit * (1 + margin) + margin * (norm + to[tile]);
}

/** The first tile that reaches as far from the centre as the query: its rows are likely to be near. */
function tileAround({ tiles, furthest }: PackedRows, norm: number): number {
  let tile = 0;
  while (tile < tiles - 1 && furthest[tile] < norm) tile++;
  return tile;
}
