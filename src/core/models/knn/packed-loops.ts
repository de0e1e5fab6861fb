import { PLAIN_ARENA, type Arena } from '../../wasm/arena.ts';
import { PANEL, TILE_PANELS, type PackedRows } from './packed-rows.ts';

/** Queries whose products with a panel are summed at a time. */
export const QUAD = 4;
/** Whole numbers of two columns of four queries. */
const STEP = 2 * QUAD;
/** Products of a quad with a panel. */
export const PRODUCTS = QUAD * PANEL;
/** With the greatest of each query after them. */
export const RECORD = PRODUCTS + QUAD;

/** The loops of the search over packed rows and what they work on. A product is a·b − ⌊|b|²/2⌋ of a query and a row. */
export interface PackedLoops {
  /** Whole numbers by quad, pair of columns, query, column; one that is left over in the last pair is 0. */
  readonly queries: Int16Array;
  /** Product from which on a row is wanted, of each query. */
  readonly least: Int32Array;
  /** One number: a bit for each row of a panel and, in the bytes above, for each of the other queries of a quad. */
  readonly hits: Int32Array;
  /** Of a tile at most, by panel, query, row; after a panel's the greatest of each query. */
  readonly products: Int32Array;
  /** The first of the panels [from, to) with rows that a query of the quad wants, told in `hits`; `to` without one. */
  nextHit(quad: number, from: number, to: number): number;
  /** Fills `products` with those of the panels [from, to). */
  panelProducts(quad: number, from: number, to: number): void;
}

type Places = Omit<PackedLoops, 'nextHit' | 'panelProducts'>;

/** What the loops take besides the rows. */
export function createPlaces(arena: Arena, { pairs }: PackedRows, quads: number): Places {
  return {
    queries: arena.int16(quads * pairs * STEP).fill(0),
    least: arena.int32(quads * QUAD),
    hits: arena.int32(1),
    products: arena.int32(TILE_PANELS * RECORD),
  };
}

/** Where lane `lane` begins in `queries`; two columns further on is `2 * QUAD` further. */
export function queryBase({ pairs }: PackedRows, lane: number): number {
  return Math.floor(lane / QUAD) * pairs * STEP + 2 * (lane % QUAD);
}

export function plainLoops(packed: PackedRows, quads: number): PackedLoops {
  const places = createPlaces(PLAIN_ARENA, packed, quads);
  const { queries, least, hits, products } = places;
  const ofPanel = new Int32Array(PRODUCTS);
  return {
    ...places,
    nextHit(quad, from, to) {
      for (let panel = from; panel < to; panel++) {
        for (let row = 0; row < PANEL; row += 2) productsOfTwo(packed, queries, quad, panel, row, ofPanel, row);
        hits[0] = hitsAmong(ofPanel, least, quad * QUAD);
        if (hits[0] !== 0) return panel;
      }
      return to;
    },
    panelProducts(quad, from, to) {
      for (let panel = from, at = 0; panel < to; panel++, at += RECORD) {
        for (let row = 0; row < PANEL; row += 2) productsOfTwo(packed, queries, quad, panel, row, products, at + row);
        for (let l = 0; l < QUAD; l++) products[at + PRODUCTS + l] = greatestFrom(products, at + l * PANEL);
      }
    },
  };
}

function greatestFrom(products: Int32Array, from: number): number {
  let greatest = products[from];
  for (let at = from + 1; at < from + PANEL; at++) if (products[at] > greatest) greatest = products[at];
  return greatest;
}

function hitsAmong(products: Int32Array, least: Int32Array, first: number): number {
  let bits = 0;
  for (let at = 0; at < PRODUCTS; at++) if (products[at] >= least[first + Math.floor(at / PANEL)]) bits |= 1 << at;
  return bits;
}

/** Of two rows of a panel, each query's at `at` and `PANEL` further on. Whole numbers below 2^31 are exact in any order. */
function productsOfTwo(
  { pairs, wholes, halves }: PackedRows,
  queries: Int16Array,
  quad: number,
  panel: number,
  row: number,
  products: Int32Array,
  at: number,
): void {
  const position = panel * PANEL + row;
  let a0 = halves[position];
  let a1 = halves[position + 1];
  let b0 = a0;
  let b1 = a1;
  let c0 = a0;
  let c1 = a1;
  let d0 = a0;
  let d1 = a1;
  let x = panel * pairs * 2 * PANEL + 2 * row;
  const end = (quad + 1) * pairs * STEP;
  for (let y = quad * pairs * STEP; y < end; y += STEP) {
    const x0 = wholes[x];
    const y0 = wholes[x + 1];
    const x1 = wholes[x + 2];
    const y1 = wholes[x + 3];
    const ax = queries[y];
    const ay = queries[y + 1];
    a0 = (a0 + Math.imul(ax, x0) + Math.imul(ay, y0)) | 0;
    a1 = (a1 + Math.imul(ax, x1) + Math.imul(ay, y1)) | 0;
    const bx = queries[y + 2];
    const by = queries[y + 3];
    b0 = (b0 + Math.imul(bx, x0) + Math.imul(by, y0)) | 0;
    b1 = (b1 + Math.imul(bx, x1) + Math.imul(by, y1)) | 0;
    const cx = queries[y + 4];
    const cy = queries[y + 5];
    c0 = (c0 + Math.imul(cx, x0) + Math.imul(cy, y0)) | 0;
    c1 = (c1 + Math.imul(cx, x1) + Math.imul(cy, y1)) | 0;
    const dx = queries[y + 6];
    const dy = queries[y + 7];
    d0 = (d0 + Math.imul(dx, x0) + Math.imul(dy, y0)) | 0;
    d1 = (d1 + Math.imul(dx, x1) + Math.imul(dy, y1)) | 0;
    x += 2 * PANEL;
  }
  products[at] = a0;
  products[at + 1] = a1;
  products[at + PANEL] = b0;
  products[at + PANEL + 1] = b1;
  products[at + 2 * PANEL] = c0;
  products[at + 2 * PANEL + 1] = c1;
  products[at + 3 * PANEL] = d0;
  products[at + 3 * PANEL + 1] = d1;
}
