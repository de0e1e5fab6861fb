import type { Design } from '../../preprocessing/design.ts';
import { PRODUCTS, QUAD, queryBase, RECORD } from './packed-loops.ts';
import {
  categoryPlace,
  MAX_NORM,
  PANEL,
  roundingMargin,
  roundToSteps,
  TILE,
  UNDERFLOW,
  type PackedRows,
} from './packed-rows.ts';
import { Nearest } from './nearest.ts';
import { Query } from './query.ts';
import type { TrainingRows } from './training-rows.ts';

/** Steps from the centre beyond which a query is too far for whole numbers; half a step a column is left for rounding. */
const FURTHEST = 32000;
/** Rows that wait to be compared exactly: four take as long as one. */
const PENDING = 4;
/** Nothing reaches it: the products are below 2^30. */
export const NOTHING = 2147483647;
const EVERYTHING = -2147483648;

/** A query with its place about the centre and its whole numbers for a step. */
export class Lane extends Query {
  norm = 0;
  private readonly packed: PackedRows;
  private readonly margin: number;
  private readonly offset: Float64Array;
  private readonly pending = new Int32Array(PENDING + PANEL);
  private readonly sums = new Float64Array(2);
  private waiting = 0;
  /** Of a tile, the rows with the greatest products: those that are likely to be nearest. */
  private readonly likely: Nearest;
  private readonly chosen: Int32Array;
  /** Of the whole numbers; 0 where there are none yet. */
  private step = 0;
  private isPrepared = false;
  /** |a|² of its whole numbers a. */
  private wholeNorm = 0;
  /** Bound of |query − centre − step·a|, and with that of the tile in hand. */
  private error = 0;
  private errors = 0;

  constructor(training: TrainingRows, design: Design, packed: PackedRows, count: number) {
    super(training, design, count);
    this.packed = packed;
    this.margin = roundingMargin(packed.centre.length);
    this.likely = new Nearest(Math.min(TILE, Math.ceil(count / PENDING) * PENDING));
    this.chosen = new Int32Array(this.likely.capacity);
    this.offset = new Float64Array(packed.centre.length);
  }

  override start(row: number): void {
    super.start(row);
    this.waiting = 0;
    this.step = 0;
    const { centre } = this.packed;
    const k = this.values.length;
    let total = 0;
    for (let j = 0; j < centre.length; j++) {
      const place = j < k ? this.values[j] : categoryPlace(this.codes[j - k][row]);
      const value = place - centre[j];
      this.offset[j] = value;
      total += value * value;
    }
    this.norm = Math.sqrt(total);
  }

  /**
   * Makes ready for a tile as lane `lane` of `queries`: what a row's product must reach to be wanted. Where the query is too
   * far out for whole numbers, the tile's rows are compared at once, and none is wanted.
   */
  enter(tile: number, lane: number, queries: Int16Array): number {
    if (this.isBeyond(tile)) return NOTHING;
    const step = this.packed.steps[tile];
    if (step !== this.step) this.prepare(step, queries, queryBase(this.packed, lane));
    if (!this.isPrepared) {
      this.compare(this.packed.rows, tile * TILE, Math.min(this.packed.rows.length, (tile + 1) * TILE));
      return NOTHING;
    }
    this.errors = this.error + this.packed.errors[tile];
    return this.leastProduct();
  }

  /**
   * Compares rows of its first tile, whose panels begin with `from`, by their products (`l`: its place in the quad):
   * first as many as are sought or few more with the greatest products, then those of the others that may be as near.
   */
  begin(products: Int32Array, l: number, from: number, panels: number): void {
    const { likely, chosen } = this;
    likely.clear();
    let lowest = EVERYTHING;
    for (let panel = 0, at = 0; panel < panels; panel++, at += RECORD) {
      if (products[at + PRODUCTS + l] <= lowest) continue;
      for (let row = 0, p = at + l * PANEL; row < PANEL; row++, p++) {
        if (products[p] <= lowest) continue;
        likely.add(-products[p], p);
        if (likely.size === likely.capacity) lowest = -likely.squared[0] | 0;
      }
    }
    for (let i = 0; i < likely.size; i++) {
      const p = likely.rows[i];
      const panel = Math.floor(p / RECORD);
      chosen[i] = this.packed.rows[(from + panel) * PANEL + p - panel * RECORD - l * PANEL];
      // So that it is not compared again: no product is as low.
      products[p] = EVERYTHING;
    }
    this.compare(chosen, 0, likely.size);
    const least = Math.max(this.leastProduct(), EVERYTHING + 1) | 0;
    for (let panel = 0, at = 0; panel < panels; panel++, at += RECORD) {
      if (products[at + PRODUCTS + l] < least) continue;
      let bits = 0;
      for (let row = 0, p = at + l * PANEL; row < PANEL; row++, p++) if (products[p] >= least) bits |= 1 << row;
      if (bits !== 0) this.take(from + panel, bits);
    }
  }

  /** Takes note of the rows of a panel that `bits` tells; true where the product that must be reached is another then. */
  take(panel: number, bits: number): boolean {
    for (let row = 0; row < PANEL; row++)
      if (((bits >>> row) & 1) !== 0) this.pending[this.waiting++] = this.packed.rows[panel * PANEL + row];
    if (this.waiting < PENDING) return false;
    this.flush();
    return true;
  }

  /** Compares what waits. */
  flush(): void {
    this.compare(this.pending, 0, this.waiting);
    this.waiting = 0;
  }

  /**
   * Product less half the row's norm below which a row is too far: a·b − |b|²/2 = (|a|² − |a − b|²) / 2. Roundings
   * take less than 1 of it wherever it fits in 32 bits; where it is lower, everything is wanted.
   */
  leastProduct(): number {
    const furthest = (Math.sqrt(this.nearest.worst()) * (1 + this.margin) + this.errors) / this.step;
    const least = Math.floor(0.5 * (this.wholeNorm - furthest * furthest * (1 + this.margin))) - 1;
    return least > EVERYTHING ? least : EVERYTHING;
  }

  /** Whether the triangle inequality keeps the tile's rows out of reach. */
  private isBeyond(tile: number): boolean {
    const { norm, margin } = this;
    const from = this.packed.nearest[tile];
    const to = this.packed.furthest[tile];
    const gap = norm < from ? from - norm : norm - to;
    return gap > Math.sqrt(this.nearest.worst()) * (1 + margin) + margin * (norm + to) + UNDERFLOW;
  }

  /** Puts its whole numbers into `queries` from `base` on. */
  private prepare(step: number, queries: Int16Array, base: number): void {
    this.step = step;
    this.isPrepared = false;
    if (!(this.norm < FURTHEST * step)) return;
    const { offset, margin, sums } = this;
    roundToSteps(offset, step, queries, base, 2 * QUAD, sums);
    this.isPrepared = sums[0] <= MAX_NORM * MAX_NORM;
    this.wholeNorm = sums[0];
    this.error = Math.sqrt(sums[1]) * (1 + margin) + margin * (this.norm + step) + UNDERFLOW;
  }
}
