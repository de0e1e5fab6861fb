import { takeCodes, takeFloats } from '../../numerics/take.ts';
import type { Design } from '../../preprocessing/design.ts';

/**
 * Rows as the kernel reads them. Numeric columns that are constant over the training rows are kept as one number: they
 * add nothing to a distance between training rows and the same to every dot product.
 */
export interface Points {
  readonly n: number;
  /** The columns that vary; `varying.length` of them, each of length n. */
  readonly numeric: readonly Float64Array[];
  /** Codes of each categorical column, −1 for unknown; each of length n. */
  readonly codes: readonly Int32Array[];
  /** Which of the design's numeric columns vary, ascending. */
  readonly varying: Int32Array;
  /** The others, ascending, and the value that each has in every row. */
  readonly constant: Int32Array;
  readonly constantValues: Float64Array;
  /** Levels of each categorical column. */
  readonly levels: Int32Array;
}

/** All rows of a training design. */
export function pointsOf(design: Design): Points {
  const varying: number[] = [];
  const constant: number[] = [];
  design.numeric.forEach((column, c) => (isConstant(column) ? constant : varying).push(c));
  return {
    n: design.n,
    numeric: varying.map((c) => design.numeric[c]),
    codes: design.categorical.map((column) => column.codes),
    varying: Int32Array.from(varying),
    constant: Int32Array.from(constant),
    constantValues: Float64Array.from(constant, (c) => design.numeric[c][0]),
    levels: Int32Array.from(design.categorical, (column) => column.levels),
  };
}

/** The points `rows`, in that order. */
export function subset(points: Points, rows: Int32Array): Points {
  return {
    ...points,
    n: rows.length,
    numeric: points.numeric.map((column) => takeFloats(column, rows)),
    codes: points.codes.map((column) => takeCodes(column, rows)),
  };
}

function isConstant(column: Float64Array): boolean {
  for (let i = 1; i < column.length; i++) if (column[i] !== column[0]) return false;
  return true;
}
