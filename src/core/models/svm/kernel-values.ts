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

/** Rows are worked off in blocks that stay in the first-level cache from pass to pass. */
const BLOCK = 1024;

/**
 * K(query, point j) into `out[j]` for every point. A distance² is the sum of the constant columns, then the categorical
 * and then the varying numeric ones, each in column order, so that a value does not depend on who asks for it.
 */
export function kernelValues(kernel: Kernel, points: Points, query: Query, out: Float64Array): void {
  if (kernel.kind === 'rbf') gaussianValues(kernel.gamma, points, query, out);
  else dotValues(kernel, points, query, out);
}

function gaussianValues(gamma: number, points: Points, query: Query, out: Float64Array): void {
  let base = 0;
  for (let c = 0; c < query.constantValues.length; c++) {
    const difference = query.constantValues[c] - points.constantValues[c];
    base += difference * difference;
  }
  for (let from = 0; from < points.n; from += BLOCK) {
    const to = Math.min(from + BLOCK, points.n);
    out.fill(base, from, to);
    for (let c = 0; c < query.codes.length; c++) addMismatches(points.codes[c], query.codes[c], from, to, out);
    for (let c = 0; c < query.values.length; c++) addSquares(points.numeric[c], query.values[c], from, to, out);
    for (let j = from; j < to; j++) out[j] = expNegative(gamma * out[j]);
  }
}

/** One-hot distance²: equal 0, two known levels 2, known against unknown (all zeros) 1. */
function addMismatches(codes: Int32Array, code: number, from: number, to: number, out: Float64Array): void {
  const other = code < 0 ? 1 : 2;
  for (let j = from; j < to; j++) {
    const at = codes[j];
    if (at !== code) out[j] += at < 0 ? 1 : other;
  }
}

function addSquares(column: Float64Array, value: number, from: number, to: number, out: Float64Array): void {
  for (let j = from; j < to; j++) {
    const difference = column[j] - value;
    out[j] += difference * difference;
  }
}

function dotValues(kernel: Kernel, points: Points, query: Query, out: Float64Array): void {
  let base = 0;
  for (let c = 0; c < query.constantValues.length; c++) base += query.constantValues[c] * points.constantValues[c];
  for (let from = 0; from < points.n; from += BLOCK) {
    const to = Math.min(from + BLOCK, points.n);
    out.fill(base, from, to);
    for (let c = 0; c < query.codes.length; c++) addMatches(points.codes[c], query.codes[c], from, to, out);
    for (let c = 0; c < query.values.length; c++) addProducts(points.numeric[c], query.values[c], from, to, out);
    for (let j = from; j < to; j++) out[j] = fromDot(kernel, out[j]);
  }
}

function addMatches(codes: Int32Array, code: number, from: number, to: number, out: Float64Array): void {
  if (code < 0) return;
  for (let j = from; j < to; j++) if (codes[j] === code) out[j] += 1;
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
