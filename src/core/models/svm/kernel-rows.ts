import { kernelDiagonal, kernelValues, type Query } from './kernel-values.ts';
import type { Kernel } from './kernel.ts';
import type { Points } from './points.ts';
import { createRowCache, type KernelRows } from './row-cache.ts';

/** The kernel matrix of `points` with themselves, computed row by row when asked for. */
export function kernelRows(kernel: Kernel, points: Points, cacheBytes: number): KernelRows {
  const { n } = points;
  const values = new Float64Array(n);
  const query: Query = {
    values: new Float64Array(points.numeric.length),
    codes: new Int32Array(points.codes.length),
    constantValues: points.constantValues,
  };
  const ask = (i: number): void => {
    for (let c = 0; c < query.values.length; c++) query.values[c] = points.numeric[c][i];
    for (let c = 0; c < query.codes.length; c++) query.codes[c] = points.codes[c][i];
  };
  return createRowCache(kernelDiagonal(kernel, points), cacheBytes, (i, row) => {
    ask(i);
    kernelValues(kernel, points, query, values);
    for (let j = 0; j < n; j++) row[j] = values[j];
  });
}
