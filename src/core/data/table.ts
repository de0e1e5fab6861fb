/** A dataset after parsing: typed columns, all of one length. Immutable. */

export interface NumericColumn {
  readonly kind: 'numeric';
  readonly name: string;
  /** Length n; NaN where missing. */
  readonly values: Float64Array;
}

export interface CategoricalColumn {
  readonly kind: 'categorical';
  readonly name: string;
  /** Distinct non-missing texts, sorted by code unit. */
  readonly levels: readonly string[];
  /** Length n; index into `levels`, −1 where missing. */
  readonly codes: Int32Array;
}

export type Column = NumericColumn | CategoricalColumn;

export interface Target {
  readonly name: string;
  /** Original label texts: [negative, positive]. */
  readonly labels: readonly [string, string];
  /** Length n; 0 or 1; 255 where the row has no target (such rows are dropped from the split). */
  readonly y: Uint8Array;
}

export interface Table {
  /** Number of data rows, header not counted. */
  readonly n: number;
  /** Feature columns in file order (ignored and excluded ones left out), engineered ones behind them. */
  readonly columns: readonly Column[];
  readonly target: Target;
}
