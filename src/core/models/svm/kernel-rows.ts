import { createQuery, kernelDiagonal, kernelFunction } from './kernel-values.ts';
import type { Kernel } from './kernel.ts';
import type { Points } from './points.ts';
import { createRowCache, type KernelRows } from './row-cache.ts';

/** The kernel matrix of `points` with themselves, computed row by row when asked for. */
export function kernelRows(kernel: Kernel, points: Points, cacheBytes: number): KernelRows {
  const values = new Float64Array(points.n);
  const query = createQuery(points);
  const evaluate = kernelFunction(kernel, points);
  return createRowCache(kernelDiagonal(kernel, points), cacheBytes, (i, row) => {
    for (let c = 0; c < query.values.length; c++) query.values[c] = points.numeric[c][i];
    for (let c = 0; c < query.codes.length; c++) query.codes[c] = points.codes[c][i];
    evaluate(query, values);
    for (let j = 0; j < row.length; j++) row[j] = values[j];
  });
}
