/** A numeric column seen through its order alone: `values[ranks[i]]` is the value of row i. */
export interface RankedColumn {
  /** Length n, 0 … values.length − 1; equal values have equal ranks. */
  readonly ranks: Int32Array;
  /** Distinct values, ascending (−0 and 0 are one value). */
  readonly values: Float64Array;
}

/** Dense ranks of a column without NaN. */
export function rankColumn(column: Float64Array): RankedColumn {
  const sorted = column.slice().sort();
  let distinct = 0;
  for (let i = 0; i < sorted.length; i++) {
    if (distinct === 0 || sorted[i] !== sorted[distinct - 1]) sorted[distinct++] = sorted[i];
  }
  const values = sorted.slice(0, distinct);
  const ranks = new Int32Array(column.length);
  for (let i = 0; i < column.length; i++) ranks[i] = lowerBound(values, column[i]);
  return { ranks, values };
}

/** How many of the ascending `values` are below `x`. */
export function lowerBound(values: Float64Array, x: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle] < x) low = middle + 1;
    else high = middle;
  }
  return low;
}
