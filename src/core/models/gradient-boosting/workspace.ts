import { arenaBytes, PLAIN_ARENA, type Arena } from '../../wasm/arena.ts';
import { openKernels } from '../../wasm/open-kernels.ts';
import type { BinnedColumn } from './bins.ts';
import { compiledLoops } from './compiled-loops.ts';
import { mostHistograms } from './histogram-pool.ts';
import { layoutOf, type HistogramLayout } from './histogram.ts';
import { plainLoops, type Loops } from './loops.ts';
import type { Labels } from './loss.ts';

/** Memory of one fit, and the loops that work on it. */
export interface Workspace {
  readonly arena: Arena;
  /** The rows that are fitted. */
  readonly rows: Int32Array;
  /** Of every row of the design; not cleared. */
  readonly scores: Float64Array;
  /** g, h of every row of the design. */
  readonly gradients: Float32Array;
  readonly columns: readonly BinnedColumn[];
  readonly layout: HistogramLayout;
  readonly loops: Loops;
}

/** Room for rounding up, and for the tables that the loops keep. */
const SPARE = 32768;

/**
 * @param rows of the design, those that are fitted
 * @param labels of every row of the design
 * @param compiled `false`: TypeScript alone
 */
export function createWorkspace(
  binned: readonly BinnedColumn[],
  rows: Int32Array,
  labels: Labels,
  maxLeaves: number,
  compiled: boolean,
): Workspace {
  const n = labels.y.length;
  const layout = layoutOf(binned);
  const words = new Set(binned.map((column) => column.words)).size;
  const histograms = mostHistograms(layout.length, maxLeaves) * arenaBytes(layout.length, 8);
  const ofDesign = words * arenaBytes(n, 4) + arenaBytes(n, 8) + arenaBytes(2 * n, 4) + arenaBytes(n, 1);
  const open = compiled ? openKernels(ofDesign + 5 * arenaBytes(rows.length, 4) + histograms + SPARE) : null;
  const arena = open?.arena ?? PLAIN_ARENA;
  const columns = open === null ? binned : moved(binned, arena);
  const own = arena.int32(rows.length);
  own.set(rows);
  return {
    arena,
    rows: own,
    scores: arena.float64(n),
    gradients: arena.float32(2 * n),
    columns,
    layout,
    loops:
      open === null
        ? plainLoops(columns, layout, rows.length, labels)
        : compiledLoops(open, columns, layout, rows.length, labels),
  };
}

/** The columns with their words in the arena; those that shared words still do. */
function moved(columns: readonly BinnedColumn[], arena: Arena): readonly BinnedColumn[] {
  const places = new Map<Int32Array, Int32Array>();
  return columns.map((column) => {
    let words = places.get(column.words);
    if (words === undefined) {
      words = arena.int32(column.words.length);
      words.set(column.words);
      places.set(column.words, words);
    }
    return { ...column, words };
  });
}
