import { FRACTIONS, POWERS } from '../../numerics/exp-table.ts';
import type { OpenKernels } from '../../wasm/open-kernels.ts';
import type { BinnedColumn } from './bins.ts';
import type { HistogramLayout } from './histogram.ts';
import type { Loops } from './loops.ts';
import type { Labels } from './loss.ts';

/** Every row's bins go through here in words of four columns. */
const COLUMNS = 4;
/** One for each bin. */
const BINS = 256;
/** Doubles that `bestCut` writes. */
const FOUND = 4;

/** The loops of `plainLoops` with the same bits, on arrays of the kernels' arena. */
export function compiledLoops(
  { kernels, arena }: OpenKernels,
  columns: readonly BinnedColumn[],
  { offsets, length }: HistogramLayout,
  rows: number,
  { y, classWeight: [weight0, weight1] }: Labels,
): Loops {
  const spare = arena.int32(rows);
  /** The gradients and hessians of one node's rows. */
  const pairs = arena.float32(2 * rows).byteOffset;
  const left = arena.int32(BINS / 4);
  const leftBytes = new Uint8Array(left.buffer, left.byteOffset, BINS);
  const found = arena.float64(FOUND);
  const fractions = arena.float64(FRACTIONS.length);
  fractions.set(FRACTIONS);
  const powers = arena.float64(POWERS.length);
  powers.set(POWERS);
  const labels = arena.int32(Math.ceil(y.length / 4)).byteOffset;
  new Uint8Array(spare.buffer, labels, y.length).set(y);
  const fours = columns.length - (columns.length % COLUMNS);
  return {
    fillGradients(gradients, scores, fitted) {
      kernels.fillGradients(
        fitted.byteOffset,
        fitted.length,
        scores.byteOffset,
        labels,
        weight0,
        weight1,
        fractions.byteOffset,
        powers.byteOffset,
        gradients.byteOffset,
      );
    },
    addRows(histogram, order, from, to, gradients) {
      const first = order.byteOffset + 4 * from;
      kernels.gatherPairs(first, to - from, gradients.byteOffset, pairs);
      const at = (column: number): number => histogram.byteOffset + 8 * offsets[column];
      for (let c = 0; c < fours; c += COLUMNS)
        kernels.addFourColumns(
          first,
          to - from,
          columns[c].words.byteOffset,
          pairs,
          at(c),
          at(c + 1),
          at(c + 2),
          at(c + 3),
        );
      for (let c = fours; c < columns.length; c++) {
        const { words, shift } = columns[c];
        kernels.addColumn(first, to - from, words.byteOffset, shift, pairs, at(c));
      }
    },
    subtract(parent, child) {
      kernels.subtractHistogram(length, parent.byteOffset, child.byteOffset);
    },
    numericSplit(histogram, column, node, { minSamplesLeaf, l2 }) {
      const bin = kernels.bestCut(
        histogram.byteOffset + 8 * offsets[column],
        columns[column].size,
        node.gradient,
        node.hessian,
        node.rows,
        node.value,
        minSamplesLeaf,
        l2,
        found.byteOffset,
      );
      if (bin < 0) return null;
      const [gain, gradientLeft, hessianLeft, rowsLeft] = found;
      return { gain, column, bin, left: null, rowsLeft, gradientLeft, hessianLeft };
    },
    partition(order, from, to, { words, shift }, goesLeft) {
      leftBytes.set(goesLeft);
      kernels.partitionRows(
        order.byteOffset + 4 * from,
        to - from,
        words.byteOffset,
        shift,
        left.byteOffset,
        spare.byteOffset,
      );
    },
  };
}
