import { addColumns, addGram, dotColumns, dotSquares } from './columns.ts';
import { replaceBySlopes, type Labels, type Totals } from './slopes.ts';

/** What fitting spends its time in, as columns.ts and slopes.ts describe it. Arrays come from the arena of the problem. */
export interface Loops {
  addColumns(
    x: Float64Array,
    stride: number,
    width: number,
    from: number,
    size: number,
    v: Float64Array,
    out: Float64Array,
  ): void;
  dotColumns(
    x: Float64Array,
    stride: number,
    width: number,
    from: number,
    size: number,
    u: Float64Array,
    out: Float64Array,
  ): void;
  dotSquares(x: Float64Array, stride: number, width: number, h: Float64Array, sums: Float64Array): void;
  addGram(
    x: Float64Array,
    stride: number,
    width: number,
    count: number,
    from: number,
    size: number,
    h: Float64Array,
    gram: Float64Array,
  ): void;
  replaceBySlopes(
    labels: Labels,
    from: number,
    to: number,
    base: number,
    margins: Float64Array,
    curvature: Float64Array,
    totals: Totals,
  ): void;
}

/** @param scaled room for two columns of a tile */
export function plainLoops(scaled: Float64Array): Loops {
  return {
    addColumns,
    dotColumns,
    dotSquares,
    addGram: (x, stride, width, count, from, size, h, gram) =>
      addGram(x, stride, width, count, from, size, h, gram, scaled),
    replaceBySlopes,
  };
}
