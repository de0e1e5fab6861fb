import { FRACTIONS, POWERS } from '../../numerics/exp-table.ts';
import { log } from '../../numerics/log.ts';
import { arenaBytes } from '../../wasm/arena.ts';
import type { OpenKernels } from '../../wasm/open-kernels.ts';
import type { Loops } from './loops.ts';
import { LARGE } from './slopes.ts';

/** Columns whose products with h are in hand together. */
const FOUR = 4;
/** Sum of the slopes, losses beyond a product, product of each class. */
const TOTALS = 4;
/** Of the exponential function. */
const CONSTANTS = 16;
const BYTES = 8;

/** What the loops take for tiles of so many rows. */
export function loopBytes(tile: number): number {
  return (
    arenaBytes(FOUR * tile, BYTES) +
    arenaBytes(tile, BYTES) +
    arenaBytes(2 * tile, BYTES) +
    arenaBytes(CONSTANTS, BYTES) +
    arenaBytes(TOTALS, BYTES) +
    arenaBytes(FRACTIONS.length, BYTES) +
    arenaBytes(POWERS.length, BYTES)
  );
}

/** The loops of `plainLoops` with the same bits, on arrays of the kernels' arena. */
export function compiledLoops({ kernels, arena }: OpenKernels, tileRows: number): Loops {
  const scaled = arena.float64(FOUR * tileRows).byteOffset;
  const towards = arena.float64(tileRows).byteOffset;
  const factors = arena.float64(2 * tileRows).byteOffset;
  const constants = arena.float64(CONSTANTS).byteOffset;
  const running = arena.float64(TOTALS);
  const fractions = arena.float64(FRACTIONS.length);
  fractions.set(FRACTIONS);
  const powers = arena.float64(POWERS.length);
  powers.set(POWERS);
  return {
    addColumns(x, stride, width, from, size, v, out) {
      kernels.addToRows(x.byteOffset + BYTES * from, BYTES * stride, width, size, v.byteOffset, out.byteOffset);
    },
    dotColumns(x, stride, width, from, size, u, out) {
      kernels.dotColumns(x.byteOffset + BYTES * from, BYTES * stride, width, size, u.byteOffset, out.byteOffset);
    },
    dotSquares(x, stride, width, h, sums) {
      sums.fill(0);
      kernels.dotSquares(x.byteOffset, BYTES * stride, width, stride, h.byteOffset, sums.byteOffset);
    },
    addGram(x, stride, width, _count, from, size, h, gram) {
      const first = x.byteOffset + BYTES * from;
      kernels.addGram(first, BYTES * stride, width, size, h.byteOffset, gram.byteOffset, scaled);
    },
    replaceBySlopes({ y, classWeight: [weight0, weight1] }, from, to, base, margins, curvature, totals) {
      const count = to - from;
      const labels = y.byteOffset + from;
      const place = margins.byteOffset + BYTES * (from - base);
      kernels.replaceBySlopes(
        count,
        labels,
        weight0,
        weight1,
        constants,
        fractions.byteOffset,
        powers.byteOffset,
        place,
        curvature.byteOffset + BYTES * from,
        towards,
        factors,
      );
      // The row that makes the last pair full.
      if (count % 2 === 1) curvature[to] = 0;
      running[0] = totals.slope;
      running[1] = 0;
      running[2] = 1;
      running[3] = 1;
      for (let done = 0; ;) {
        done = kernels.addLosses(done, count, labels, weight0, weight1, place, towards, factors, running.byteOffset);
        if (!(running[2] > LARGE || running[3] > LARGE)) break;
        running[1] += weight0 * log(running[2]) + weight1 * log(running[3]);
        running[2] = 1;
        running[3] = 1;
      }
      totals.loss += running[1] + weight0 * log(running[2]) + weight1 * log(running[3]);
      totals.slope = running[0];
    },
  };
}
