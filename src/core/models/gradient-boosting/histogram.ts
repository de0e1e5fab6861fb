import type { BinnedColumn } from './bins.ts';

/** Doubles of a bin: sum of gradients, sum of hessians, number of rows. */
export const STRIDE = 3;

/** Where each column's bins begin, and how many doubles a histogram has. */
export interface HistogramLayout {
  readonly offsets: readonly number[];
  readonly length: number;
}

export function layoutOf(columns: readonly BinnedColumn[]): HistogramLayout {
  let length = 0;
  const offsets = columns.map(({ size }) => {
    const offset = length;
    length += STRIDE * size;
    return offset;
  });
  return { offsets, length };
}

/**
 * Adds up the rows `rows[from … to − 1]`, bin by bin in that order. `pairs` holds their gradients and hessians, in the
 * same order from its start.
 */
export function addRows(
  histogram: Float64Array,
  columns: readonly BinnedColumn[],
  { offsets }: HistogramLayout,
  rows: Int32Array,
  from: number,
  to: number,
  pairs: Float32Array,
): void {
  const fours = columns.length - (columns.length % 4);
  for (let c = 0; c < fours; c += 4)
    addFour(
      histogram,
      columns[c].words,
      rows,
      from,
      to,
      pairs,
      offsets[c],
      offsets[c + 1],
      offsets[c + 2],
      offsets[c + 3],
    );
  for (let c = fours; c < columns.length; c++)
    addOne(histogram, columns[c].words, columns[c].shift, rows, from, to, pairs, offsets[c]);
}

/** Four columns in one pass: rows, bins, gradients and hessians are read once for all. */
function addFour(
  histogram: Float64Array,
  words: Int32Array,
  rows: Int32Array,
  from: number,
  to: number,
  pairs: Float32Array,
  offset0: number,
  offset1: number,
  offset2: number,
  offset3: number,
): void {
  for (let i = from, pair = 0; i < to; i++, pair += 2) {
    const word = words[rows[i]];
    const gradient = pairs[pair];
    const hessian = pairs[pair + 1];
    const at0 = offset0 + STRIDE * (word & 255);
    histogram[at0] += gradient;
    histogram[at0 + 1] += hessian;
    histogram[at0 + 2]++;
    const at1 = offset1 + STRIDE * ((word >>> 8) & 255);
    histogram[at1] += gradient;
    histogram[at1 + 1] += hessian;
    histogram[at1 + 2]++;
    const at2 = offset2 + STRIDE * ((word >>> 16) & 255);
    histogram[at2] += gradient;
    histogram[at2 + 1] += hessian;
    histogram[at2 + 2]++;
    const at3 = offset3 + STRIDE * (word >>> 24);
    histogram[at3] += gradient;
    histogram[at3 + 1] += hessian;
    histogram[at3 + 2]++;
  }
}

function addOne(
  histogram: Float64Array,
  words: Int32Array,
  shift: number,
  rows: Int32Array,
  from: number,
  to: number,
  pairs: Float32Array,
  offset: number,
): void {
  for (let i = from, pair = 0; i < to; i++, pair += 2) {
    const at = offset + STRIDE * ((words[rows[i]] >>> shift) & 255);
    histogram[at] += pairs[pair];
    histogram[at + 1] += pairs[pair + 1];
    histogram[at + 2]++;
  }
}

/** The other child's histogram, in place of the parent's. */
export function subtract(parent: Float64Array, child: Float64Array): void {
  for (let i = 0; i < parent.length; i++) parent[i] -= child[i];
}
