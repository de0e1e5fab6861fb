import { expNegative } from './fast-exp.ts';
import { fromDot, type Kernel } from './kernel.ts';
import type { Points } from './points.ts';

/** One row to be compared with all points. */
export interface Query {
  /** Of the varying numeric columns. */
  readonly values: Float64Array;
  readonly codes: Int32Array;
  /** Of the constant ones. */
  readonly constantValues: Float64Array;
}

export function createQuery(points: Points): Query {
  return {
    values: new Float64Array(points.numeric.length),
    codes: new Int32Array(points.codes.length),
    constantValues: points.constantValues.slice(),
  };
}

/** Rows are worked off in blocks that stay in the first-level cache from pass to pass. */
const BLOCK = 1024;

/**
 * K(query, point j) into `out[j]` for every point. A distance² (or dot product) is the sum of the constant columns, then
 * the categorical and then the varying numeric ones, each in column order: a value does not depend on who asks for it.
 */
export type KernelFunction = (query: Query, out: Float64Array) => void;

export function kernelFunction(kernel: Kernel, points: Points): KernelFunction {
  const tables = Array.from(points.levels, (levels) => new Float64Array(levels + 1));
  return kernel.kind === 'rbf' ? gaussian(kernel.gamma, points, tables) : ofDot(kernel, points, tables);
}

function gaussian(gamma: number, points: Points, tables: readonly Float64Array[]): KernelFunction {
  return (query, out) => {
    let base = 0;
    for (let c = 0; c < query.constantValues.length; c++) {
      const difference = query.constantValues[c] - points.constantValues[c];
      base += difference * difference;
    }
    tables.forEach((table, c) => setMismatches(table, query.codes[c]));
    for (let from = 0; from < points.n; from += BLOCK) {
      const to = Math.min(from + BLOCK, points.n);
      out.fill(base, from, to);
      for (let c = 0; c < tables.length; c++) addFromTable(points.codes[c], tables[c], from, to, out);
      addSquares(points.numeric, query.values, from, to, out);
      for (let j = from; j < to; j++) out[j] = expNegative(gamma * out[j]);
    }
  };
}

function ofDot(kernel: Kernel, points: Points, tables: readonly Float64Array[]): KernelFunction {
  return (query, out) => {
    let base = 0;
    for (let c = 0; c < query.constantValues.length; c++) base += query.constantValues[c] * points.constantValues[c];
    tables.forEach((table, c) => setMatches(table, query.codes[c]));
    for (let from = 0; from < points.n; from += BLOCK) {
      const to = Math.min(from + BLOCK, points.n);
      out.fill(base, from, to);
      for (let c = 0; c < tables.length; c++) addFromTable(points.codes[c], tables[c], from, to, out);
      for (let c = 0; c < query.values.length; c++) addProducts(points.numeric[c], query.values[c], from, to, out);
      for (let j = from; j < to; j++) out[j] = fromDot(kernel, out[j]);
    }
  };
}

/** One-hot distance² to `code` at [other code + 1]: equal 0, two known levels 2, known against unknown (all zeros) 1. */
function setMismatches(table: Float64Array, code: number): void {
  table.fill(code < 0 ? 1 : 2);
  table[0] = 1;
  table[code + 1] = 0;
}

/** One-hot dot product with `code` at [other code + 1]. */
function setMatches(table: Float64Array, code: number): void {
  table.fill(0);
  if (code >= 0) table[code + 1] = 1;
}

/** By look-up, not by comparison: equality of categories is what branch prediction is worst at (4 ns a row against 1). */
function addFromTable(codes: Int32Array, table: Float64Array, from: number, to: number, out: Float64Array): void {
  for (let j = from; j < to; j++) out[j] += table[codes[j] + 1];
}

function addSquares(
  columns: readonly Float64Array[],
  values: Float64Array,
  from: number,
  to: number,
  out: Float64Array,
): void {
  let c = 0;
  for (; c + 4 <= values.length; c += 4) addFourSquares(columns, values, c, from, to, out);
  for (; c < values.length; c++) {
    const column = columns[c];
    const value = values[c];
    for (let j = from; j < to; j++) {
      const difference = column[j] - value;
      out[j] += difference * difference;
    }
  }
}

/** Four columns in one pass over the rows, added one after another as if each had its own. */
function addFourSquares(
  columns: readonly Float64Array[],
  values: Float64Array,
  c: number,
  from: number,
  to: number,
  out: Float64Array,
): void {
  const column0 = columns[c];
  const column1 = columns[c + 1];
  const column2 = columns[c + 2];
  const column3 = columns[c + 3];
  const value0 = values[c];
  const value1 = values[c + 1];
  const value2 = values[c + 2];
  const value3 = values[c + 3];
  for (let j = from; j < to; j++) {
    const difference0 = column0[j] - value0;
    const difference1 = column1[j] - value1;
    const difference2 = column2[j] - value2;
    const difference3 = column3[j] - value3;
    const upTo1 = out[j] + difference0 * difference0 + difference1 * difference1;
    out[j] = upTo1 + difference2 * difference2 + difference3 * difference3;
  }
}

function addProducts(column: Float64Array, value: number, from: number, to: number, out: Float64Array): void {
  for (let j = from; j < to; j++) out[j] += column[j] * value;
}

/** K(i, i) of every point, rounded to Float32 as the rows of the matrix are. */
export function kernelDiagonal(kernel: Kernel, points: Points): Float32Array {
  const diagonal = new Float32Array(points.n);
  if (kernel.kind === 'rbf') return diagonal.fill(1);
  let base = 0;
  for (const value of points.constantValues) base += value * value;
  for (let i = 0; i < points.n; i++) {
    let dot = base;
    for (const codes of points.codes) if (codes[i] >= 0) dot += 1;
    for (const column of points.numeric) dot += column[i] * column[i];
    diagonal[i] = fromDot(kernel, dot);
  }
  return diagonal;
}
