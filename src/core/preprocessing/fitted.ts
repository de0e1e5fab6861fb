/** A numeric column: missing → `fill`, clipped to [lower, upper], then `(x − mean) / scale`. */
export interface FittedNumeric {
  readonly name: string;
  readonly fill: number;
  /** `null`, both: no clipping. */
  readonly lower: number | null;
  readonly upper: number | null;
  readonly mean: number;
  readonly scale: number;
}

/** A categorical column: missing → `fill`, then one encoded column for each level. */
export interface FittedCategorical {
  readonly name: string;
  /** `null`: no training row had a value; then every row is all zeros. */
  readonly fill: string | null;
  /** Sorted by code unit; a text that is not among them is all zeros. */
  readonly levels: readonly string[];
}

/** Plain data; columns in the order of the table that it was fitted on. */
export interface FittedPreprocessor {
  readonly numeric: readonly FittedNumeric[];
  readonly categorical: readonly FittedCategorical[];
}
