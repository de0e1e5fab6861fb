import { takeCodes, takeLabels } from '../../numerics/take.ts';
import type { FitInput } from '../estimator.ts';
import { mostLevels, rowsByCode } from './primary.ts';
import { rankColumn } from './ranks.ts';

/** One column of the design as trees see it: every split asks whether `keys[row]` lies in a range of integers. */
export interface TreeColumn {
  /** Ranks of a numeric column, codes of a categorical one; length n. */
  readonly keys: Int32Array;
  /** Number of distinct ranks, or of levels. */
  readonly size: number;
  /** Index of its first encoded column. */
  readonly offset: number;
}

/**
 * What all trees of a fit share. Columns: the numeric ones, then the categorical ones. Rows are renumbered: they are
 * sorted by the code of the primary column, then by index, so that the rows of a segment lie together in memory.
 */
export interface TrainingData {
  readonly n: number;
  readonly y: Uint8Array;
  readonly columns: readonly TreeColumn[];
  /** Number of numeric columns. */
  readonly numeric: number;
  /** Distinct values of each numeric column, ascending. */
  readonly values: readonly Float64Array[];
  /** Number of encoded columns, constant ones included. */
  readonly width: number;
  /** For each encoded column the column that it belongs to. */
  readonly columnOf: Int32Array;
  /**
   * The categorical column that rows are sorted by, so that one-hot splits of it cost nothing a row: the one with the
   * most levels, the first of equals; −1 without categorical columns.
   */
  readonly primary: number;
}

/** Ranks and sorts the design once per fit. */
export function trainingData({ design, y }: Pick<FitInput, 'design' | 'y'>): TrainingData {
  const ranked = design.numeric.map(rankColumn);
  const numeric = ranked.length;
  const primary = mostLevels(design);
  const order = primary < 0 ? null : rowsByCode(design.categorical[primary]);
  let width = numeric;
  const columns: readonly TreeColumn[] = [
    ...ranked.map(({ ranks, values }, offset) => ({ keys: reorder(ranks, order), size: values.length, offset })),
    ...design.categorical.map(({ codes, levels }) => {
      const offset = width;
      width += levels;
      return { keys: reorder(codes, order), size: levels, offset };
    }),
  ];
  return {
    n: design.n,
    y: order === null ? y : takeLabels(y, order),
    columns,
    numeric,
    values: ranked.map(({ values }) => values),
    width,
    columnOf: Int32Array.from(
      columns.flatMap(({ size }, index) => new Array<number>(index < numeric ? 1 : size).fill(index)),
    ),
    primary: primary < 0 ? -1 : numeric + primary,
  };
}

function reorder(keys: Int32Array, order: Int32Array | null): Int32Array {
  return order === null ? keys : takeCodes(keys, order);
}
