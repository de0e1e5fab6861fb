/** Both classes' distributions: everything of class 0 first, then of class 1. Immutable. */
export interface FittedBayes {
  /** Logarithm of each class's share of the weights. */
  readonly prior: Float64Array;
  /** Means and variances (> 0) of the k numeric columns: 2 × k. */
  readonly mean: Float64Array;
  readonly variance: Float64Array;
  /** For each categorical column the logarithms of its levels' probabilities: 2 × levels. */
  readonly levels: readonly Float64Array[];
}
