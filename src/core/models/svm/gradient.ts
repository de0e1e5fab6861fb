import { SEVERAL, type RowCache } from './row-cache.ts';

/**
 * Σ_j (to_j − from_j) K(j, ·) over all rows: what gradients lose on the way from the point `from` to the point `to`.
 * Rows of the kernel are taken four at a time, in order: contiguous reads, and one write for four products.
 */
export function gradientLoss(rows: RowCache, from: Float64Array, to: Float64Array): Float64Array {
  const n = from.length;
  const loss = new Float64Array(n);
  const moved: number[] = [];
  for (let j = 0; j < n; j++) if (to[j] !== from[j]) moved.push(j);
  for (let at = 0; at < moved.length; at += SEVERAL) {
    const together = moved.slice(at, at + SEVERAL);
    addRows(
      loss,
      rows.peek(together),
      together.map((j) => to[j] - from[j]),
    );
  }
  return loss;
}

function addRows(loss: Float64Array, rows: readonly Float32Array[], rises: readonly number[]): void {
  if (rows.length < SEVERAL) {
    rows.forEach((row, at) => {
      const rise = rises[at];
      for (let k = 0; k < loss.length; k++) loss[k] += rise * row[k];
    });
    return;
  }
  const [row0, row1, row2, row3] = rows;
  const [rise0, rise1, rise2, rise3] = rises;
  for (let k = 0; k < loss.length; k++) {
    loss[k] = loss[k] + rise0 * row0[k] + rise1 * row1[k] + rise2 * row2[k] + rise3 * row3[k];
  }
}
