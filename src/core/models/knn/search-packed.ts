import type { Design } from '../../preprocessing/design.ts';
import { compiledLoops } from './compiled-loops.ts';
import { Lane, NOTHING } from './lane.ts';
import type { Nearest } from './nearest.ts';
import { plainLoops, QUAD, type PackedLoops } from './packed-loops.ts';
import { categoryPlace, panelsOf, roughOrder, type PackedRows } from './packed-rows.ts';
import type { TrainingRows } from './training-rows.ts';

/** Queries that go through a tile while it is in the cache. */
const BLOCK = 64;
/** Products from which on it pays to open a memory and to copy the rows' whole numbers. */
const WORTHWHILE = 200_000;
const FEWEST_QUERIES = 8;

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
  const quads = Math.ceil(Math.min(BLOCK, design.n) / QUAD);
  searchWith(loopsFor(packed, design.n, quads), training, packed, design, count, visit);
}

function loopsFor(packed: PackedRows, queries: number, quads: number): PackedLoops {
  const isWorthwhile = queries >= FEWEST_QUERIES && packed.wholes.length * queries >= WORTHWHILE;
  return (isWorthwhile ? compiledLoops(packed, quads) : null) ?? plainLoops(packed, quads);
}

/** With loops for as many queries as a block has, or all if there are fewer. */
export function searchWith(
  loops: PackedLoops,
  training: TrainingRows,
  packed: PackedRows,
  design: Design,
  count: number,
  visit: (row: number, nearest: Nearest) => void,
): void {
  const { queries, least } = loops;
  const lanes = Array.from({ length: Math.min(BLOCK, design.n) }, () => new Lane(training, design, packed, count));
  const order = byNorm(training, packed, design);

  /** Whether one of the queries [first, end) of the block wants rows of a tile. */
  const enter = (tile: number, first: number, end: number): boolean => {
    let wanted = false;
    for (let lane = first; lane < first + QUAD; lane++) {
      least[lane] = lane < end ? lanes[lane].enter(tile, lane, queries) : NOTHING;
      if (least[lane] !== NOTHING) wanted = true;
    }
    return wanted;
  };

  const beginWith = (tile: number, first: number, end: number): void => {
    if (!enter(tile, first, end)) return;
    const [from, to] = panelsOf(packed, tile);
    loops.panelProducts(first / QUAD, from, to);
    for (let lane = first; lane < end; lane++)
      if (least[lane] !== NOTHING) lanes[lane].begin(loops.products, lane - first, from, to - from);
  };

  const compareWith = (tile: number, first: number, end: number): void => {
    if (!enter(tile, first, end)) return;
    const [from, to] = panelsOf(packed, tile);
    const quad = first / QUAD;
    for (let panel = loops.nextHit(quad, from, to); panel < to; panel = loops.nextHit(quad, panel + 1, to)) {
      const hits = loops.hits[0];
      for (let l = 0; l < QUAD; l++) {
        const bits = (hits >>> (8 * l)) & 255;
        if (bits !== 0 && lanes[first + l].take(panel, bits)) least[first + l] = lanes[first + l].leastProduct();
      }
    }
  };

  for (let first = 0; first < design.n; first += BLOCK) {
    const used = Math.min(BLOCK, design.n - first);
    for (let l = 0; l < used; l++) lanes[l].start(order[first + l]);
    const start = tileAround(packed, lanes[used >> 1].norm);
    for (let turn = 0; turn < packed.tiles; turn++) {
      const go = turn === 0 ? beginWith : compareWith;
      for (let l = 0; l < used; l += QUAD) go((start + turn) % packed.tiles, l, Math.min(used, l + QUAD));
    }
    for (let l = 0; l < used; l++) {
      lanes[l].flush();
      visit(order[first + l], lanes[l].nearest);
    }
  }
}

/** Rows of the design by distance from the centre: a block's queries begin at the same rows and pass the same over. */
function byNorm({ varying }: TrainingRows, { centre }: PackedRows, { n, numeric, categorical }: Design): Int32Array {
  const squared = new Float64Array(n);
  varying.forEach((column, j) => addSquares(numeric[column], centre[j], squared));
  categorical.forEach(({ codes }, c) =>
    addSquares(Float64Array.from(codes, categoryPlace), centre[varying.length + c], squared),
  );
  return roughOrder(squared.map(Math.sqrt));
}

function addSquares(values: Float64Array, from: number, squared: Float64Array): void {
  for (let i = 0; i < squared.length; i++) squared[i] += (values[i] - from) * (values[i] - from);
}

/** The first tile that reaches as far from the centre as the query: its rows are likely to be near. */
function tileAround({ tiles, furthest }: PackedRows, norm: number): number {
  let tile = 0;
  while (tile < tiles - 1 && furthest[tile] < norm) tile++;
  return tile;
}
