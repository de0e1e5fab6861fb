import { BLOCK, type Query } from './kernel-sums.ts';
import { PANEL, type PackedPoints } from './packed-points.ts';

/** Queries that share one pass over the points. */
export const FOUR = 4;

/**
 * As `Summation`, of four queries at a time into `sums[q · BLOCK + s]`, with the same bits. What a point has to be read for
 * is read once: 1.9 instead of 4.5 ns for a query, a point, four numeric columns and a categorical one.
 * @param tables for each categorical column what each code plus one, `k`, adds for query q at [4 k + q]
 */
export type SummationOfFour = (
  points: PackedPoints,
  queries: readonly Query[],
  tables: readonly Float64Array[],
  from: number,
  count: number,
  sums: Float64Array,
) => void;

export const sumSquaresOfFour: SummationOfFour = (points, queries, tables, from, count, sums) => {
  const { panels, codes } = points;
  start(points, queries, tables, from, count, sums);
  if (panels.length > 0) addSquares(panels[0], queries, 0, from, count, sums);
  for (let c = 1; c < tables.length; c++) addFromTable(codes[c], tables[c], from, count, sums);
  for (let p = 1; p < panels.length; p++) addSquares(panels[p], queries, p * PANEL, from, count, sums);
};

export const sumProductsOfFour: SummationOfFour = (points, queries, tables, from, count, sums) => {
  const { panels, codes } = points;
  start(points, queries, tables, from, count, sums);
  if (panels.length > 0) addProducts(panels[0], queries, 0, from, count, sums);
  for (let c = 1; c < tables.length; c++) addFromTable(codes[c], tables[c], from, count, sums);
  for (let p = 1; p < panels.length; p++) addProducts(panels[p], queries, p * PANEL, from, count, sums);
};

function start(
  { codes }: PackedPoints,
  queries: readonly Query[],
  tables: readonly Float64Array[],
  from: number,
  count: number,
  sums: Float64Array,
): void {
  if (tables.length === 0) {
    for (let q = 0; q < FOUR; q++) sums.fill(queries[q].base, q * BLOCK, q * BLOCK + count);
    return;
  }
  const first = codes[0];
  const table = tables[0];
  for (let s = 0; s < count; s++) {
    const k = first[from + s] * FOUR;
    sums[s] = table[k];
    sums[BLOCK + s] = table[k + 1];
    sums[2 * BLOCK + s] = table[k + 2];
    sums[3 * BLOCK + s] = table[k + 3];
  }
}

function addFromTable(codes: Int32Array, table: Float64Array, from: number, count: number, sums: Float64Array): void {
  for (let s = 0; s < count; s++) {
    const k = codes[from + s] * FOUR;
    sums[s] += table[k];
    sums[BLOCK + s] += table[k + 1];
    sums[2 * BLOCK + s] += table[k + 2];
    sums[3 * BLOCK + s] += table[k + 3];
  }
}

function addSquares(
  panel: Float64Array,
  [{ values: a }, { values: b }, { values: c }, { values: d }]: readonly Query[],
  at: number,
  from: number,
  count: number,
  sums: Float64Array,
): void {
  const [a0, a1, a2, a3] = [a[at], a[at + 1], a[at + 2], a[at + 3]];
  const [b0, b1, b2, b3] = [b[at], b[at + 1], b[at + 2], b[at + 3]];
  const [c0, c1, c2, c3] = [c[at], c[at + 1], c[at + 2], c[at + 3]];
  const [d0, d1, d2, d3] = [d[at], d[at + 1], d[at + 2], d[at + 3]];
  for (let s = 0, o = from * PANEL; s < count; s++, o += PANEL) {
    const x0 = panel[o];
    const x1 = panel[o + 1];
    const x2 = panel[o + 2];
    const x3 = panel[o + 3];
    sums[s] = sums[s] + (x0 - a0) * (x0 - a0) + (x1 - a1) * (x1 - a1) + (x2 - a2) * (x2 - a2) + (x3 - a3) * (x3 - a3);
    sums[BLOCK + s] =
      sums[BLOCK + s] + (x0 - b0) * (x0 - b0) + (x1 - b1) * (x1 - b1) + (x2 - b2) * (x2 - b2) + (x3 - b3) * (x3 - b3);
    sums[2 * BLOCK + s] =
      sums[2 * BLOCK + s] +
      (x0 - c0) * (x0 - c0) +
      (x1 - c1) * (x1 - c1) +
      (x2 - c2) * (x2 - c2) +
      (x3 - c3) * (x3 - c3);
    sums[3 * BLOCK + s] =
      sums[3 * BLOCK + s] +
      (x0 - d0) * (x0 - d0) +
      (x1 - d1) * (x1 - d1) +
      (x2 - d2) * (x2 - d2) +
      (x3 - d3) * (x3 - d3);
  }
}

function addProducts(
  panel: Float64Array,
  [{ values: a }, { values: b }, { values: c }, { values: d }]: readonly Query[],
  at: number,
  from: number,
  count: number,
  sums: Float64Array,
): void {
  const [a0, a1, a2, a3] = [a[at], a[at + 1], a[at + 2], a[at + 3]];
  const [b0, b1, b2, b3] = [b[at], b[at + 1], b[at + 2], b[at + 3]];
  const [c0, c1, c2, c3] = [c[at], c[at + 1], c[at + 2], c[at + 3]];
  const [d0, d1, d2, d3] = [d[at], d[at + 1], d[at + 2], d[at + 3]];
  for (let s = 0, o = from * PANEL; s < count; s++, o += PANEL) {
    const x0 = panel[o];
    const x1 = panel[o + 1];
    const x2 = panel[o + 2];
    const x3 = panel[o + 3];
    sums[s] = sums[s] + x0 * a0 + x1 * a1 + x2 * a2 + x3 * a3;
    sums[BLOCK + s] = sums[BLOCK + s] + x0 * b0 + x1 * b1 + x2 * b2 + x3 * b3;
    sums[2 * BLOCK + s] = sums[2 * BLOCK + s] + x0 * c0 + x1 * c1 + x2 * c2 + x3 * c3;
    sums[3 * BLOCK + s] = sums[3 * BLOCK + s] + x0 * d0 + x1 * d1 + x2 * d2 + x3 * d3;
  }
}
