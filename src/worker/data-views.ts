/** Some rows of the open dataset as texts, for a table that shows only what is in view. */
export interface RowsView {
  /** Rows of the file, header not counted. */
  readonly total: number;
  readonly header: readonly string[];
  /** Number of the first row, from 0. */
  readonly from: number;
  readonly rows: readonly RowView[];
}

export interface RowView {
  /** Physical line of the file, from 1. */
  readonly line: number;
  /** Long ones are cut. */
  readonly cells: readonly string[];
  /** Positions of the cells that count as missing. */
  readonly missing: readonly number[];
}

/** A part of the data's reading that is done, 0 … 1. */
export type ReadingListener = (share: number) => void;
