import { arenaBytes, PLAIN_ARENA, type Arena } from '../../wasm/arena.ts';
import { openKernels } from '../../wasm/open-kernels.ts';
import { compiledLoops, loopBytes } from './compiled-loops.ts';
import { plainLoops, type Loops } from './loops.ts';

/** Rows of which a Gram matrix's products are taken together; also the factors of a product of losses. */
export const TILE = 256;
/**
 * Numbers of a block: rows whose values are in the processor's cache (the last level of it) for the second pass over
 * them. Short columns, of a tile alone, come from memory at half the speed.
 */
const BLOCK = 200_000;
const MOST_TILES = 8;
/** Numbers in a matrix from which compiled loops gain more than opening a memory takes. */
const WORTHWHILE = 8000;
/** Points that a minimisation goes between. */
const POINTS = 2;
const SPARE = 1024;

/** The arrays that a problem's loops work on, and the loops. */
export interface Workspace {
  readonly arena: Arena;
  readonly loops: Loops;
  /** Whether the loops may be compiled ones. */
  readonly compiled: boolean;
  /** The coefficients of the numeric columns, `width` of them. */
  readonly numeric: Float64Array;
  /** A sum for each numeric column. */
  readonly slopes: Float64Array;
  /** A number for each row of a block, which is a whole number of tiles. */
  readonly margins: Float64Array;
  /** `width` × `width`; empty where the Hessian is never formed. */
  readonly gram: Float64Array;
}

/**
 * Room for a matrix of `stride` × `width` and `stride` labels, for two points and for the loops.
 * @param factors whether the Hessian may be formed
 * @param compiled whether loops may be compiled ones: the bits are the same
 */
export function createWorkspace(stride: number, width: number, factors: boolean, compiled: boolean): Workspace {
  const rows = TILE * Math.max(1, Math.min(MOST_TILES, Math.floor(BLOCK / (TILE * Math.max(1, width)))));
  const squares = factors ? width * width : 0;
  const doubles = [stride * width, ...Array.from({ length: POINTS }, () => stride), width, width, rows, squares];
  const bytes = doubles.reduce((sum, length) => sum + arenaBytes(length, 8), arenaBytes(stride, 1) + SPARE);
  const open = compiled && stride * width >= WORTHWHILE ? openKernels(bytes + loopBytes(TILE)) : null;
  const arena = open?.arena ?? PLAIN_ARENA;
  return {
    arena,
    compiled,
    loops: open === null ? plainLoops(new Float64Array(2 * TILE)) : compiledLoops(open, TILE),
    numeric: arena.float64(width).fill(0),
    slopes: arena.float64(width),
    margins: arena.float64(rows),
    gram: arena.float64(squares),
  };
}
