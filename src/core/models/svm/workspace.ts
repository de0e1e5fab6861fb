import { arenaBytes, PLAIN_ARENA, type Arena } from '../../wasm/arena.ts';
import { openKernels, type OpenKernels } from '../../wasm/open-kernels.ts';
import { compiledLoops } from './compiled-loops.ts';
import { pointsBytes, queryBytes, SHARED_BYTES } from './compiled-points.ts';
import { PLAIN_LOOPS, type Loops } from './loops.ts';
import type { Points } from './points.ts';
import { rowCacheBytes } from './row-cache.ts';

/** Memory of one fit and the loops that work on it. */
export interface Workspace {
  /** For what lasts as long as the fit. */
  readonly arena: Arena;
  /** In turn for a narrow set of columns and for the next one that is taken from it. */
  readonly parts: readonly [Arena, Arena];
  readonly loops: Loops;
  /** `null`: plain arrays and TypeScript. */
  readonly open: OpenKernels | null;
}

/** Room for rounding up, and what the loops themselves keep. */
const SPARE = 4096;

const PLAIN: Workspace = { arena: PLAIN_ARENA, parts: [PLAIN_ARENA, PLAIN_ARENA], loops: PLAIN_LOOPS, open: null };

/**
 * @param wholeBytes for kept rows of the whole matrix
 * @param narrowBytes for those of a narrow set of columns
 */
export function createWorkspace(points: Points, wholeBytes: number, narrowBytes: number, compiled: boolean): Workspace {
  if (!compiled) return PLAIN;
  const { n } = points;
  const part = columnsBytes(n, narrowBytes) + pointsBytes(n, points) + arenaBytes(n, 4);
  const all =
    columnsBytes(n, wholeBytes) +
    arenaBytes(n, 8) +
    pointsBytes(n, points) +
    queryBytes(points) +
    SHARED_BYTES +
    2 * part +
    SPARE;
  const open = openKernels(all);
  if (open === null) return PLAIN;
  const { arena } = open;
  return { arena, parts: [arena.part(part), arena.part(part)], loops: compiledLoops(open), open };
}

/** Kept rows, diagonal, row numbers and active set of up to n columns. */
function columnsBytes(n: number, cacheBytes: number): number {
  return rowCacheBytes(n, n, cacheBytes) + 2 * arenaBytes(n, 4) + 3 * arenaBytes(n, 8);
}
