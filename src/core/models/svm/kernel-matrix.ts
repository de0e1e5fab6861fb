import { createQuery, setQuery } from './kernel-sums.ts';
import { kernelValues } from './kernel-values.ts';
import type { Kernel } from './kernel.ts';
import { packPoints, takePacked, type PackedPoints } from './packed-points.ts';
import type { Points } from './points.ts';
import { createRowCache, SEVERAL, type RowCache } from './row-cache.ts';

/** Some columns of the kernel matrix of the training rows, as Float32. */
export interface KernelColumns {
  /** The training rows that they belong to, ascending. */
  readonly columns: Int32Array;
  /** K(j, j) of each column, rounded as the rows are. */
  readonly diagonal: Float32Array;
  /** These columns of row i, any training row. */
  readonly rows: RowCache;
  /** The columns at `positions`, ascending, side by side; `rows` of this object are to be used no more. */
  narrow(positions: Int32Array): KernelColumns;
}

/** Shares of the cache: the whole matrix, and two sets of columns, the present one and the one it was taken from. */
const WHOLE_SHARE = 0.88;
const NARROW_SHARE = 0.06;

/**
 * The kernel matrix of `points` with themselves. Rows of a narrow part are copied where the part that it was taken from
 * or the whole has them and otherwise computed for its columns alone: the same bits either way.
 */
export function kernelMatrix(kernel: Kernel, points: Points, cacheBytes: number): KernelColumns {
  const values = kernelValues(kernel, points.levels);
  const packed = packPoints(points, values.scale);
  const base = kernel.kind === 'rbf' ? 0 : points.constantValues.reduce((sum, value) => sum + value * value, 0);
  const queries = Array.from({ length: SEVERAL }, () => createQuery(packed, base));
  const { n } = points;

  const compute = (target: PackedPoints, wanted: readonly number[], into: readonly Float32Array[]): void => {
    wanted.forEach((i, q) => setQuery(queries[q], packed, i));
    values.rows(target, queries.slice(0, wanted.length), into);
  };
  const diagonalOf = (): Float32Array => {
    const diagonal = new Float32Array(n);
    if (kernel.kind === 'rbf') return diagonal.fill(1);
    const [query] = queries;
    for (let i = 0; i < n; i++) {
      setQuery(query, packed, i);
      diagonal[i] = values.value(packed, query, i);
    }
    return diagonal;
  };
  const narrow = (wide: KernelColumns | null, positions: Int32Array): KernelColumns => {
    const from = wide ?? whole;
    const columns = Int32Array.from(positions, (t) => from.columns[t]);
    let source = wide;
    let target: PackedPoints | null = null;
    const rows = createRowCache(n, columns.length, cacheBytes * NARROW_SHARE, (wanted, into) => {
      wanted.forEach((i, q) => {
        const near = source?.rows.find(i);
        // A whole row is worth more, while there is room: it will be asked for again.
        const far = near ?? (whole.rows.hasRoom() ? whole.rows.get(i) : whole.rows.find(i));
        if (far === null) compute((target ??= takePacked(packed, columns)), [i], [into[q]]);
        else gather(far, near === far ? positions : columns, into[q]);
      });
    });
    const part: KernelColumns = {
      columns,
      diagonal: Float32Array.from(columns, (j) => whole.diagonal[j]),
      rows,
      narrow: (kept) => {
        source = null;
        return narrow(part, kept);
      },
    };
    return part;
  };
  const whole: KernelColumns = {
    columns: Int32Array.from({ length: n }, (_, i) => i),
    diagonal: diagonalOf(),
    rows: createRowCache(n, n, cacheBytes * WHOLE_SHARE, (wanted, into) => compute(packed, wanted, into)),
    narrow: (positions) => narrow(null, positions),
  };
  return whole;
}

function gather(from: Float32Array, positions: Int32Array, to: Float32Array): void {
  for (let t = 0; t < to.length; t++) to[t] = from[positions[t]];
}
