import { roundUp, type Arena } from '../../wasm/arena.ts';
import { createActiveSet, type ActiveSet } from './active-set.ts';
import { compiledKernelRows } from './compiled-rows.ts';
import { plainKernelRows, type KernelRows } from './kernel-rows.ts';
import type { Kernel } from './kernel.ts';
import type { Loops } from './loops.ts';
import type { Points } from './points.ts';
import { createRowCache, type RowCache } from './row-cache.ts';
import { createWorkspace } from './workspace.ts';

/** Some columns of the kernel matrix of the training rows, as Float32, and room to work on them. */
export interface KernelColumns {
  /** The training rows that they belong to, ascending. */
  readonly columns: Int32Array;
  /** K(j, j) of each column, rounded as the rows are. */
  readonly diagonal: Float32Array;
  /** These columns of row i, any training row. */
  readonly rows: RowCache;
  /** For as many rows as there are columns; what is in it is up to the solver. */
  readonly active: ActiveSet;
  /** Room for sums over rows of the whole matrix; empty elsewhere. */
  readonly sums: Float64Array;
  readonly loops: Loops;
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
export function kernelMatrix(kernel: Kernel, points: Points, cacheBytes: number, compiled = true): KernelColumns {
  const { n } = points;
  const wholeBytes = cacheBytes * WHOLE_SHARE;
  const narrowBytes = cacheBytes * NARROW_SHARE;
  const { arena, parts, loops, open } = createWorkspace(points, wholeBytes, narrowBytes, compiled);
  const values =
    open !== null && kernel.kind === 'rbf' ? compiledKernelRows(open, kernel, points) : plainKernelRows(kernel, points);

  const narrow = (wide: KernelColumns | null, positions: Int32Array, depth: number): KernelColumns => {
    const own = parts[depth % 2];
    own.reset();
    const size = positions.length;
    const from = wide ?? whole;
    const columns = indexes(size, own);
    const places = indexes(size, own);
    places.set(positions);
    for (let t = 0; t < size; t++) columns[t] = from.columns[positions[t]];
    let source = wide;
    let target: KernelRows | null = null;
    const diagonal = own.float32(size);
    for (let t = 0; t < size; t++) diagonal[t] = whole.diagonal[columns[t]];
    const active = createActiveSet(size, own);
    const part: KernelColumns = {
      columns,
      diagonal,
      rows: createRowCache(
        n,
        size,
        narrowBytes,
        (wanted, into) => {
          wanted.forEach((i, q) => {
            const near = source?.rows.find(i);
            // A whole row is worth more, while there is room: it will be asked for again.
            const far = near ?? (whole.rows.hasRoom() ? whole.rows.get(i) : whole.rows.find(i));
            if (far === null) (target ??= values.take(columns, own)).compute([i], [into[q]]);
            else loops.gather(far, near === far ? places : columns, into[q]);
          });
        },
        own,
      ),
      active,
      sums: new Float64Array(),
      loops,
      narrow: (kept) => {
        source = null;
        return narrow(part, kept, depth + 1);
      },
    };
    return part;
  };
  const columns = arena.int32(n);
  for (let i = 0; i < n; i++) columns[i] = i;
  const diagonal = arena.float32(n);
  values.diagonal(diagonal);
  const whole: KernelColumns = {
    columns,
    diagonal,
    active: createActiveSet(n, arena),
    sums: arena.float64(n),
    loops,
    rows: createRowCache(n, n, wholeBytes, (wanted, into) => values.compute(wanted, into), arena),
    narrow: (positions) => narrow(null, positions, 0),
  };
  return whole;
}

/** Filled up to a multiple of four with zeros, which are indexes too. */
function indexes(size: number, arena: Arena): Int32Array {
  return arena.int32(roundUp(size)).fill(0).subarray(0, size);
}
