import { arenaBytes, roundUp, type Arena } from '../../wasm/arena.ts';
import { POWERS } from './fast-exp.ts';
import { distanceScale, setDistances } from './kernel-values.ts';
import { PANEL, scaled } from './packed-points.ts';
import type { Points } from './points.ts';

/** Points as the compiled kernels read them, in their arena: columns one after another, four to a panel. */
export interface CompiledPoints {
  /** Describes the points to the kernels (assembly/svm/gaussian.ts). */
  readonly head: Int32Array;
  readonly numeric: readonly Float64Array[];
  /** Codes plus one. */
  readonly codes: readonly Int32Array[];
}

/** One row to be compared with points. */
export interface CompiledQuery {
  /** What the constant columns add, then a number for each numeric column. */
  readonly values: Float64Array;
  /** Of each categorical column what each code plus one adds; `places` has their addresses. */
  readonly tables: readonly Float64Array[];
  readonly places: Int32Array;
}

const WORDS = 5;
/** Sums of the points in hand for up to four queries: BLOCK of assembly/svm/gaussian.ts. */
export const SUMS = 4 * 512;

/** What `n` points take, or a part of them. */
export function pointsBytes(n: number, { numeric, codes }: Points): number {
  return arenaBytes(WORDS, 4) + roundUp(numeric.length) * arenaBytes(n, 8) + codes.length * arenaBytes(n, 4);
}

/** What a query, the sums and the table of powers take. */
export function queryBytes({ numeric, levels }: Points): number {
  const tables = levels.reduce((sum, count) => sum + arenaBytes(count + 1, 8), 0);
  return arenaBytes(1 + roundUp(numeric.length), 8) + arenaBytes(levels.length, 4) + tables;
}
export const SHARED_BYTES = arenaBytes(SUMS, 8) + arenaBytes(POWERS.length, 8);

function createPoints(arena: Arena, n: number, numeric: number, categorical: number): CompiledPoints {
  const head = arena.int32(WORDS);
  const size = roundUp(n);
  const panels = Math.ceil(numeric / PANEL);
  const columns = Array.from({ length: panels * PANEL }, () => arena.float64(size).fill(0));
  const codes = Array.from({ length: categorical }, () => arena.int32(size).fill(0));
  head.set([size, panels, categorical, columns[0]?.byteOffset ?? 0, codes[0]?.byteOffset ?? 0]);
  return { head, numeric: columns, codes };
}

/** Columns that fill the last panel stay zero and add nothing. */
export function compilePoints(arena: Arena, points: Points, gamma: number): CompiledPoints {
  const scale = distanceScale(gamma);
  const compiled = createPoints(arena, points.n, points.numeric.length, points.codes.length);
  points.numeric.forEach((column, c) => {
    const own = compiled.numeric[c];
    for (let i = 0; i < points.n; i++) own[i] = scaled(column[i], scale);
  });
  points.codes.forEach((column, c) => {
    const own = compiled.codes[c];
    for (let i = 0; i < points.n; i++) own[i] = column[i] + 1;
  });
  return compiled;
}

/** The points `rows`, in that order. */
export function takeCompiled(arena: Arena, from: CompiledPoints, rows: Int32Array): CompiledPoints {
  const taken = createPoints(arena, rows.length, from.numeric.length, from.codes.length);
  from.numeric.forEach((column, c) => {
    const own = taken.numeric[c];
    for (let t = 0; t < rows.length; t++) own[t] = column[rows[t]];
  });
  from.codes.forEach((column, c) => {
    const own = taken.codes[c];
    for (let t = 0; t < rows.length; t++) own[t] = column[rows[t]];
  });
  return taken;
}

export function createCompiledQuery(arena: Arena, { numeric, levels }: Points): CompiledQuery {
  const values = arena.float64(1 + roundUp(numeric.length)).fill(0);
  const places = arena.int32(levels.length);
  const tables = Array.from(levels, (count) => arena.float64(count + 1));
  tables.forEach((table, c) => (places[c] = table.byteOffset));
  return { values, tables, places };
}

/** Fills in the tables for a query with these codes plus one. */
export function askTables({ values, tables }: CompiledQuery, gamma: number, codeOf: (c: number) => number): void {
  for (let c = 0; c < tables.length; c++) setDistances(tables[c], codeOf(c), c === 0 ? values[0] : 0, gamma);
}
