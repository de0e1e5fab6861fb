import type { BinnedColumn } from './bins.ts';
import { addRows, subtract, type HistogramLayout } from './histogram.ts';
import { fillGradients, type Labels } from './loss.ts';
import { numericSplit } from './numeric-split.ts';
import { partition } from './partition.ts';
import type { NodeSums, Split, SplitRules } from './split.ts';

/** What growing a tree spends its time in. Arrays come from the arena of the fit. */
export interface Loops {
  /** The derivatives of the loss, for the rows that are fitted. */
  fillGradients(gradients: Float32Array, scores: Float64Array, rows: Int32Array): void;
  /** Adds the rows `rows[from … to − 1]`, in that order, to a histogram. `gradients` are g, h of every row of the design. */
  addRows(histogram: Float64Array, rows: Int32Array, from: number, to: number, gradients: Float32Array): void;
  /** The other child's histogram, in place of the parent's. */
  subtract(parent: Float64Array, child: Float64Array): void;
  /** The best cut of a numeric column, by its index. */
  numericSplit(histogram: Float64Array, column: number, node: NodeSums, rules: SplitRules): Split | null;
  /** Rows of bins that go left first, the others behind them, both in their order. */
  partition(rows: Int32Array, from: number, to: number, column: BinnedColumn, goesLeft: Uint8Array): void;
}

/** @param rows how many are fitted */
export function plainLoops(
  columns: readonly BinnedColumn[],
  layout: HistogramLayout,
  rows: number,
  labels: Labels,
): Loops {
  /** The gradients and hessians of one node's rows. */
  const pairs = new Float32Array(2 * rows);
  const spare = new Int32Array(rows);
  return {
    fillGradients: (gradients, scores, fitted) => fillGradients(gradients, scores, fitted, labels),
    addRows(histogram, order, from, to, gradients) {
      for (let i = from, pair = 0; i < to; i++, pair += 2) {
        const at = 2 * order[i];
        pairs[pair] = gradients[at];
        pairs[pair + 1] = gradients[at + 1];
      }
      addRows(histogram, columns, layout, order, from, to, pairs);
    },
    subtract,
    numericSplit: (histogram, column, node, rules) =>
      numericSplit(histogram, layout.offsets[column], columns[column].size, column, node, rules),
    partition: (order, from, to, { words, shift }, goesLeft) =>
      partition(order, from, to, words, shift, goesLeft, spare),
  };
}
