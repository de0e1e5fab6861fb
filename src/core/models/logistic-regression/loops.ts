import { addColumns, addGram, dotColumns, dotSquares } from './columns.ts';
import { replaceBySlopes } from './slopes.ts';

/** What fitting spends its time in, as columns.ts and slopes.ts describe it. Arrays come from the arena of the problem. */
export interface Loops {
  readonly addColumns: typeof addColumns;
  readonly dotColumns: typeof dotColumns;
  readonly dotSquares: typeof dotSquares;
  readonly addGram: (...args: WithoutLast<Parameters<typeof addGram>>) => void;
  readonly replaceBySlopes: typeof replaceBySlopes;
}

/** The room that `addGram` works in belongs to the loops. */
type WithoutLast<T extends readonly unknown[]> = T extends readonly [...infer Rest, unknown] ? Rest : never;

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
