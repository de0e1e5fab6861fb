import { lowerBound } from '../tree/ranks.ts';
import type { BinnedColumn } from './bins.ts';
import type { GrownNode } from './grow-tree.ts';

/** Unsigned integers in the smallest type that holds them. */
export type UintArray = Uint8Array | Uint16Array | Uint32Array;

/**
 * The sum of `baseline` and one leaf of each tree is the logit of P(class 1). Trees stand one after another, each in
 * depth-first order with the left child first: no order of nodes can loop. Immutable.
 */
export interface FittedBoosting {
  readonly baseline: number;
  /** Of each categorical column the bin of each level, from 0 on without a gap; unknown levels have the bin after them. */
  readonly binOfLevel: readonly Uint8Array[];
  /** Of each numeric column the distinct thresholds that splits use, ascending. */
  readonly cuts: readonly Float64Array[];
  /** Of each node: 0 is a leaf, k splits by the design's column k − 1. */
  readonly column: UintArray;
  /** Of each numeric split, in order: index into the column's `cuts`. Values ≤ the cut go left. */
  readonly cut: UintArray;
  /** Of each categorical split, in order: a bit for each bin, the unknown one included, lowest first; 1 goes left. */
  readonly left: Uint8Array;
  /** Of each leaf, in order; the learning rate included. */
  readonly value: Float64Array;
}

/** Collects grown trees. */
export class BoostingCollector {
  readonly #column: number[] = [];
  readonly #thresholds: { readonly column: number; readonly value: number }[] = [];
  readonly #left: number[] = [];
  readonly #value: number[] = [];

  addTree(root: GrownNode, columns: readonly BinnedColumn[], learningRate: number): void {
    const open = [root];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      const { split, children, goesLeft } = node;
      if (split === null || children === null || goesLeft === null) {
        this.#column.push(0);
        this.#value.push(node.value * learningRate);
        continue;
      }
      const { column, thresholds, known } = columns[split.column];
      this.#column.push(column + 1);
      if (thresholds === null) this.#left.push(...packBits(goesLeft, known + 1));
      else this.#thresholds.push(thresholdAt(column, thresholds[split.bin]));
      open.push(children[1], children[0]);
    }
  }

  finish(baseline: number, numeric: number, binOfLevel: readonly Uint8Array[]): FittedBoosting {
    const values = Array.from({ length: numeric }, (): number[] => []);
    for (const { column, value } of this.#thresholds) values[column].push(value);
    return this.#fitted(baseline, binOfLevel, values.map(distinct));
  }

  #fitted(baseline: number, binOfLevel: readonly Uint8Array[], cuts: readonly Float64Array[]): FittedBoosting {
    return {
      baseline,
      binOfLevel,
      cuts,
      column: narrow(this.#column),
      cut: narrow(this.#thresholds.map(({ column, value }) => lowerBound(cuts[column], value))),
      left: Uint8Array.from(this.#left),
      value: Float64Array.from(this.#value),
    };
  }
}

const thresholdAt = (column: number, value: number) => ({ column, value });

/** Ascending. */
function distinct(values: readonly number[]): Float64Array {
  return Float64Array.from(values)
    .sort()
    .filter((value, i, sorted) => i === 0 || value !== sorted[i - 1]);
}

/** Bytes of a categorical split: `bins` known ones and the unknown one. */
export function bytesOfSplit(bins: number): number {
  return (bins >> 3) + 1;
}

function packBits(flags: Uint8Array, count: number): Uint8Array {
  const bytes = new Uint8Array(bytesOfSplit(count - 1));
  for (let bit = 0; bit < count; bit++) bytes[bit >> 3] |= flags[bit] << (bit & 7);
  return bytes;
}

function narrow(values: readonly number[]): UintArray {
  const most = values.reduce((max, value) => (value > max ? value : max), 0);
  if (most < 256) return Uint8Array.from(values);
  return most < 65536 ? Uint16Array.from(values) : Uint32Array.from(values);
}
