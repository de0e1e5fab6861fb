import { SEVERAL } from './row-cache.ts';

/** sums += Σ rises[q] · rows[q] of up to SEVERAL rows: of all of them in one pass, each product added by itself, in order. */
export function addRows(sums: Float64Array, rows: readonly Float32Array[], rises: readonly number[]): void {
  if (rows.length < SEVERAL) {
    rows.forEach((row, at) => {
      const rise = rises[at];
      for (let k = 0; k < sums.length; k++) sums[k] += rise * row[k];
    });
    return;
  }
  const [row0, row1, row2, row3] = rows;
  const [rise0, rise1, rise2, rise3] = rises;
  for (let k = 0; k < sums.length; k++) {
    sums[k] = sums[k] + rise0 * row0[k] + rise1 * row1[k] + rise2 * row2[k] + rise3 * row3[k];
  }
}
