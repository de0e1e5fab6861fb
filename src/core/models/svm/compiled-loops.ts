import { roundUp } from '../../wasm/arena.ts';
import type { OpenKernels } from '../../wasm/open-kernels.ts';
import type { Loops } from './loops.ts';
import { SEVERAL } from './row-cache.ts';

/** The loops of `PLAIN_LOOPS` with the same bits, on arrays of the kernels' arena. */
export function compiledLoops({ kernels, arena }: OpenKernels): Loops {
  /** Positions that `updateGradient` finds. */
  const found = arena.int32(2);
  return {
    updateGradient(active, rowI, riseI, rowJ, riseJ) {
      const { size, gradient, rise, fall } = active;
      kernels.updateGradient(
        roundUp(size),
        gradient.byteOffset,
        rise.byteOffset,
        fall.byteOffset,
        rowI.byteOffset,
        riseI,
        rowJ.byteOffset,
        riseJ,
        found.byteOffset,
      );
      const [first, least] = found;
      active.first = first;
      active.greatest = first < 0 ? -Infinity : gradient[first];
      active.least = least < 0 ? Infinity : gradient[least];
    },
    findPartner({ size, gradient, fall, first, greatest }, row, diagonal) {
      return kernels.findPartner(
        roundUp(size),
        gradient.byteOffset,
        fall.byteOffset,
        row.byteOffset,
        diagonal.byteOffset,
        diagonal[first],
        greatest,
      );
    },
    addRows(sums, rows, rises) {
      const size = roundUp(sums.length);
      const to = sums.byteOffset;
      if (rows.length < SEVERAL) {
        rows.forEach((row, at) => kernels.addRow(size, to, row.byteOffset, rises[at]));
        return;
      }
      const [row0, row1, row2, row3] = rows;
      kernels.addFourRows(
        size,
        to,
        row0.byteOffset,
        row1.byteOffset,
        row2.byteOffset,
        row3.byteOffset,
        rises[0],
        rises[1],
        rises[2],
        rises[3],
      );
    },
    gather(from, positions, to) {
      kernels.gather(roundUp(to.length), from.byteOffset, positions.byteOffset, to.byteOffset);
    },
  };
}
