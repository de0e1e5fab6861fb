import type { KernelColumns } from './kernel-matrix.ts';
import { SEVERAL } from './row-cache.ts';

/**
 * Σ_j (to_j − from_j) K(j, ·) over all rows: what gradients lose on the way from the point `from` to the point `to`.
 * Rows of the kernel are taken four at a time, in order: contiguous reads, and one write for four products.
 * @param whole all columns
 * @returns an array that holds until the next call
 */
export function gradientLoss({ rows, loops, sums }: KernelColumns, from: Float64Array, to: Float64Array): Float64Array {
  const n = from.length;
  sums.fill(0);
  const moved: number[] = [];
  for (let j = 0; j < n; j++) if (to[j] !== from[j]) moved.push(j);
  for (let at = 0; at < moved.length; at += SEVERAL) {
    const together = moved.slice(at, at + SEVERAL);
    loops.addRows(
      sums,
      rows.peek(together),
      together.map((j) => to[j] - from[j]),
    );
  }
  return sums;
}
