import type { Design } from '../../preprocessing/design.ts';
import { lowerBound } from './ranks.ts';
import type { TreeWriter } from './grow-tree.ts';

/** Whole numbers ≥ 0 in the smallest type that holds them. */
export type UintArray = Uint8Array | Uint16Array | Uint32Array;

/**
 * Trees, one after another, each in depth-first order with the left child first: a node's left child follows it, its
 * right child follows the left subtree. Kinds of nodes are told apart by `column` alone, so that no order of nodes can
 * loop and nothing is said twice.
 */
export interface FittedTrees {
  /** Weight of class 0 and of class 1 in the leaves' probabilities. */
  readonly classWeight: readonly [number, number];
  /** Levels of each categorical column. */
  readonly levels: readonly number[];
  /** Of each numeric column the distinct thresholds, ascending. */
  readonly cuts: readonly Float64Array[];
  /** Of each node: 0 is a leaf, k splits by the encoded column k − 1. */
  readonly column: UintArray;
  /** Of each node that splits a numeric column, in order: index into that column's `cuts`. Values ≤ the cut go left. */
  readonly cut: UintArray;
  /** Of each leaf, in order: its positive and negative training rows, multiplicities included. */
  readonly positives: UintArray;
  readonly negatives: UintArray;
}

/** Collects grown trees. */
export class TreeCollector implements TreeWriter {
  readonly #column: number[] = [];
  /** Column and threshold of each numeric split. */
  readonly #columns: number[] = [];
  readonly #thresholds: number[] = [];
  readonly #positives: number[] = [];
  readonly #negatives: number[] = [];

  leaf(positives: number, negatives: number): void {
    this.#column.push(0);
    this.#positives.push(positives);
    this.#negatives.push(negatives);
  }

  numericSplit(column: number, value: number): void {
    this.#column.push(column + 1);
    this.#columns.push(column);
    this.#thresholds.push(value);
  }

  oneHotSplit(encoded: number): void {
    this.#column.push(encoded + 1);
  }

  finish(design: Design, classWeight: readonly [number, number]): FittedTrees {
    const columns = design.numeric.map((): number[] => []);
    this.#thresholds.forEach((value, i) => columns[this.#columns[i]].push(value));
    const cuts = columns.map((values) => distinct(Float64Array.from(values)));
    return {
      classWeight,
      levels: design.categorical.map(({ levels }) => levels),
      cuts,
      column: narrow(this.#column),
      cut: narrow(this.#thresholds.map((value, i) => lowerBound(cuts[this.#columns[i]], value))),
      positives: narrow(this.#positives),
      negatives: narrow(this.#negatives),
    };
  }
}

/** All trees of the parts, in order. The parts come from the same design and class weights. */
export function joinTrees(parts: readonly FittedTrees[]): FittedTrees {
  if (parts.length === 1) return parts[0];
  const [{ classWeight, levels }] = parts;
  const cuts = parts[0].cuts.map((_, column) => distinct(concat(parts.map((part) => part.cuts[column]))));
  const joined = (key: 'column' | 'positives' | 'negatives'): UintArray => joinUints(parts.map((part) => part[key]));
  const cut: number[] = [];
  for (const part of parts) {
    const moved = part.cuts.map((values, column) => values.map((value) => lowerBound(cuts[column], value)));
    let next = 0;
    for (const code of part.column) {
      if (code > 0 && code <= cuts.length) cut.push(moved[code - 1][part.cut[next++]]);
    }
  }
  return {
    classWeight,
    levels,
    cuts,
    column: joined('column'),
    cut: narrow(cut),
    positives: joined('positives'),
    negatives: joined('negatives'),
  };
}

function concat(parts: readonly Float64Array[]): Float64Array {
  return fill(new Float64Array(totalLength(parts)), parts);
}

/** Each part is in its smallest type, so the widest of these is the smallest for all. */
function joinUints(parts: readonly UintArray[]): UintArray {
  const width = parts.reduce((most, { BYTES_PER_ELEMENT }) => Math.max(most, BYTES_PER_ELEMENT), 1);
  const length = totalLength(parts);
  if (width === 1) return fill(new Uint8Array(length), parts);
  return width === 2 ? fill(new Uint16Array(length), parts) : fill(new Uint32Array(length), parts);
}

function totalLength(parts: readonly { readonly length: number }[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0);
}

function fill<T extends Float64Array | UintArray>(target: T, parts: readonly ArrayLike<number>[]): T {
  let at = 0;
  for (const part of parts) {
    target.set(part, at);
    at += part.length;
  }
  return target;
}

function distinct(values: Float64Array): Float64Array {
  const sorted = values.slice().sort();
  return sorted.filter((value, i) => i === 0 || value !== sorted[i - 1]);
}

function narrow(values: readonly number[]): UintArray {
  let most = 0;
  for (const value of values) if (value > most) most = value;
  if (most < 256) return Uint8Array.from(values);
  return most < 65536 ? Uint16Array.from(values) : Uint32Array.from(values);
}
