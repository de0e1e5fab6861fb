import { PANEL, type PackedPoints } from './packed-points.ts';

/** Points are worked off in blocks that stay in the first-level cache from pass to pass. */
export const BLOCK = 1024;

/** One row to be compared with packed points. */
export interface Query {
  /** Of each panel in turn, PANEL numbers each. */
  readonly values: Float64Array;
  /** Codes plus one, 0 for unknown. */
  readonly codes: Int32Array;
  /** What the constant columns add. */
  base: number;
}

export function createQuery({ panels, codes }: PackedPoints, base: number): Query {
  return { values: new Float64Array(panels.length * PANEL), codes: new Int32Array(codes.length), base };
}

/** Makes row i of the points themselves the query. */
export function setQuery(query: Query, { panels, codes }: PackedPoints, i: number): void {
  for (let p = 0; p < panels.length; p++) {
    for (let c = 0; c < PANEL; c++) query.values[p * PANEL + c] = panels[p][i * PANEL + c];
  }
  for (let c = 0; c < codes.length; c++) query.codes[c] = codes[c][i];
}

/**
 * Distance² or dot product of the query with points [from, from + count), count ≤ BLOCK, into `sums[0 …]`: the constant columns and the
 * first categorical one, the first four numeric ones, then the other categorical and the other numeric ones. A value
 * does not depend on which points are beside it, nor on which of the two was the query.
 * @param tables for each categorical column what each code plus one adds; the first includes the query's base
 */
export type Summation = (
  points: PackedPoints,
  query: Query,
  tables: readonly Float64Array[],
  from: number,
  count: number,
  sums: Float64Array,
) => void;

export const sumSquares: Summation = (points, query, tables, from, count, sums) => {
  const { panels, codes } = points;
  if (tables.length === 0) sums.fill(query.base, 0, count);
  else setFromTable(codes[0], tables[0], from, count, sums);
  if (panels.length > 0) addSquares(panels[0], query.values, 0, from, count, sums);
  for (let c = 1; c < tables.length; c++) addFromTable(codes[c], tables[c], from, count, sums);
  for (let p = 1; p < panels.length; p++) addSquares(panels[p], query.values, p * PANEL, from, count, sums);
};

export const sumProducts: Summation = (points, query, tables, from, count, sums) => {
  const { panels, codes } = points;
  if (tables.length === 0) sums.fill(query.base, 0, count);
  else setFromTable(codes[0], tables[0], from, count, sums);
  if (panels.length > 0) addProducts(panels[0], query.values, 0, from, count, sums);
  for (let c = 1; c < tables.length; c++) addFromTable(codes[c], tables[c], from, count, sums);
  for (let p = 1; p < panels.length; p++) addProducts(panels[p], query.values, p * PANEL, from, count, sums);
};

/** By look-up, not by comparison: equality of categories is what branch prediction is worst at (4 ns a row against 1). */
function setFromTable(codes: Int32Array, table: Float64Array, from: number, count: number, sums: Float64Array): void {
  for (let s = 0; s < count; s++) sums[s] = table[codes[from + s]];
}

function addFromTable(codes: Int32Array, table: Float64Array, from: number, count: number, sums: Float64Array): void {
  for (let s = 0; s < count; s++) sums[s] += table[codes[from + s]];
}

function addSquares(
  panel: Float64Array,
  values: Float64Array,
  at: number,
  from: number,
  count: number,
  sums: Float64Array,
): void {
  const value0 = values[at];
  const value1 = values[at + 1];
  const value2 = values[at + 2];
  const value3 = values[at + 3];
  for (let s = 0, o = from * PANEL; s < count; s++, o += PANEL) {
    const difference0 = panel[o] - value0;
    const difference1 = panel[o + 1] - value1;
    const difference2 = panel[o + 2] - value2;
    const difference3 = panel[o + 3] - value3;
    sums[s] =
      sums[s] +
      difference0 * difference0 +
      difference1 * difference1 +
      difference2 * difference2 +
      difference3 * difference3;
  }
}

function addProducts(
  panel: Float64Array,
  values: Float64Array,
  at: number,
  from: number,
  count: number,
  sums: Float64Array,
): void {
  const value0 = values[at];
  const value1 = values[at + 1];
  const value2 = values[at + 2];
  const value3 = values[at + 3];
  for (let s = 0, o = from * PANEL; s < count; s++, o += PANEL) {
    sums[s] = sums[s] + panel[o] * value0 + panel[o + 1] * value1 + panel[o + 2] * value2 + panel[o + 3] * value3;
  }
}
