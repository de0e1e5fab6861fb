import type { Arena } from '../../wasm/arena.ts';
import { createQuery, setQuery } from './kernel-sums.ts';
import { kernelValues } from './kernel-values.ts';
import type { Kernel } from './kernel.ts';
import { packPoints, takePacked, type PackedPoints } from './packed-points.ts';
import type { Points } from './points.ts';
import { SEVERAL } from './row-cache.ts';

/** Kernel values between training rows and some of them, the columns. */
export interface KernelRows {
  /** K(wanted[q], ·) into `into[q]`, up to SEVERAL rows. */
  compute(wanted: readonly number[], into: readonly Float32Array[]): void;
  /** K(i, i) of all training rows. */
  diagonal(into: Float32Array): void;
  /** The same with these training rows as columns; the arena has room for what is to be kept of them. */
  take(columns: Int32Array, arena: Arena): KernelRows;
}

/** With all training rows as columns. */
export function plainKernelRows(kernel: Kernel, points: Points): KernelRows {
  const values = kernelValues(kernel, points.levels);
  const packed = packPoints(points, values.scale);
  const base = kernel.kind === 'rbf' ? 0 : points.constantValues.reduce((sum, value) => sum + value * value, 0);
  const queries = Array.from({ length: SEVERAL }, () => createQuery(packed, base));
  const against = (target: PackedPoints): KernelRows => ({
    compute(wanted, into) {
      wanted.forEach((i, q) => setQuery(queries[q], packed, i));
      values.rows(target, queries.slice(0, wanted.length), into);
    },
    diagonal(into) {
      if (kernel.kind === 'rbf') {
        into.fill(1);
        return;
      }
      const [query] = queries;
      for (let i = 0; i < points.n; i++) {
        setQuery(query, packed, i);
        into[i] = values.value(packed, query, i);
      }
    },
    take: (columns) => against(takePacked(packed, columns)),
  });
  return against(packed);
}
