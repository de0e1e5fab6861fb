import type { Design } from '../../preprocessing/design.ts';
import { Nearest } from './nearest.ts';
import type { TrainingRows } from './training-rows.ts';

/** Queries that share a tile of training rows while it is in the processor's cache. */
const QUERIES = 32;
const TILE = 256;

/**
 * `searchNearest` by comparing with every row, tile by tile: in many dimensions almost every box of a tree would have to
 * be opened. Four rows at a time, each with its own sum in column order (the additions of one sum wait for each other;
 * four sums are twice as fast).
 */
export function scanBlocks(
  training: TrainingRows,
  design: Design,
  count: number,
  visit: (row: number, nearest: Nearest) => void,
): void {
  const { n, varying, points } = training;
  const k = varying.length;
  const queries = new Float64Array(QUERIES * k);
  const block = Array.from({ length: Math.min(QUERIES, design.n) }, () => new Nearest(count));
  const squared = new Float64Array(TILE);
  for (let first = 0; first < design.n; first += QUERIES) {
    const size = Math.min(QUERIES, design.n - first);
    varying.forEach((column, j) => {
      for (let i = 0; i < size; i++) queries[i * k + j] = design.numeric[column][first + i];
    });
    for (let i = 0; i < size; i++) block[i].clear();
    for (let from = 0; from < n; from += TILE) {
      const to = Math.min(n, from + TILE);
      for (let i = 0; i < size; i++) {
        squaredDistances(points, k, from, to, queries, i * k, squared);
        addMismatches(training, design, first + i, from, to, squared);
        const nearest = block[i];
        for (let row = from; row < to; row++)
          if (nearest.accepts(squared[row - from], row)) nearest.add(squared[row - from], row);
      }
    }
    for (let i = 0; i < size; i++) visit(first + i, block[i]);
  }
}

/** Numeric part of distance² between the query at `offset` and the rows [from, to). */
function squaredDistances(
  points: Float64Array,
  k: number,
  from: number,
  to: number,
  queries: Float64Array,
  offset: number,
  out: Float64Array,
): void {
  let row = from;
  for (; row + 3 < to; row += 4) {
    const a = row * k;
    const b = a + k;
    const c = b + k;
    const d = c + k;
    let sumA = 0;
    let sumB = 0;
    let sumC = 0;
    let sumD = 0;
    for (let j = 0; j < k; j++) {
      const value = queries[offset + j];
      const byA = value - points[a + j];
      const byB = value - points[b + j];
      const byC = value - points[c + j];
      const byD = value - points[d + j];
      sumA += byA * byA;
      sumB += byB * byB;
      sumC += byC * byC;
      sumD += byD * byD;
    }
    out[row - from] = sumA;
    out[row - from + 1] = sumB;
    out[row - from + 2] = sumC;
    out[row - from + 3] = sumD;
  }
  for (; row < to; row++) {
    let sum = 0;
    for (let j = 0; j < k; j++) {
      const by = queries[offset + j] - points[row * k + j];
      sum += by * by;
    }
    out[row - from] = sum;
  }
}

/** Adds the categorical part, counted up as a whole number first: a sum of roundings would be another one. */
function addMismatches(
  { codes }: TrainingRows,
  design: Design,
  query: number,
  from: number,
  to: number,
  squared: Float64Array,
): void {
  if (codes.length === 0) return;
  for (let row = from; row < to; row++) {
    let mismatch = 0;
    for (let c = 0; c < codes.length; c++) {
      const code = codes[c][row];
      const other = design.categorical[c].codes[query];
      if (code !== other) mismatch += code < 0 || other < 0 ? 1 : 2;
    }
    squared[row - from] += mismatch;
  }
}
