/**
 * What the classifiers see: standardised numeric columns and category codes. The one-hot matrix is never built; a
 * categorical column with L levels stands for L encoded columns of which row i has a 1 in column `codes[i]` and zeros
 * elsewhere (all zeros where the code is −1: unknown at prediction).
 */
export interface DesignCategorical {
  readonly name: string;
  /** Length n, −1 … levels − 1. */
  readonly codes: Int32Array;
  /** Number of levels seen in training = encoded columns that it stands for. */
  readonly levels: number;
}

export interface Design {
  readonly n: number;
  /** Names of the numeric columns, in table order. */
  readonly numericNames: readonly string[];
  /** Imputed, clipped, scaled; each of length n; no NaN. Constant columns are included. */
  readonly numeric: readonly Float64Array[];
  readonly categorical: readonly DesignCategorical[];
}

/** Number of encoded columns: numeric ones first, then each categorical column's levels. */
export function encodedWidth(design: Design): number {
  return design.numeric.length + design.categorical.reduce((sum, column) => sum + column.levels, 0);
}
