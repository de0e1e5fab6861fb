import { DecisionTreeClassifier, type TreeNode } from 'ml-cart';
import { fail } from '../../core/errors.ts';
import { invalidModel } from '../../core/models/read-value.ts';
import { asProbability } from './dense.ts';

/** Deeper trees than any of small data; ml-cart recurses, so a deeper one would exhaust the stack. */
const MAX_DEPTH = 1000;

/** A tree of ml-cart, node by node from the root, left before right. */
export interface FlatTree {
  /** Column that the node asks about; −1 at a leaf. */
  readonly column: Int32Array;
  /** Index of the right child (the left one is the next node); 0 at a leaf. */
  readonly right: Int32Array;
  /** Values below it go left; at a leaf P(class 1). */
  readonly value: Float64Array;
}

/** @param columns what the tree's column numbers stand for; itself where null */
export function flatten(root: TreeNode, columns: readonly number[] | null): FlatTree {
  const column: number[] = [];
  const right: number[] = [];
  const value: number[] = [];
  const add = (node: TreeNode, depth: number): void => {
    if (depth > MAX_DEPTH)
      fail('engine/too-large', `ml-cart grew a tree of more than ${MAX_DEPTH} levels.`, { fix: 'Set `max_depth`.' });
    const at = column.length;
    // A leaf keeps the split that it did not make.
    if (node.left === undefined || node.right === undefined) {
      column.push(-1);
      right.push(0);
      value.push(leafProbability(node));
      return;
    }
    const asked = node.splitColumn ?? 0;
    column.push(columns === null ? asked : columns[asked]);
    right.push(0);
    value.push(node.splitValue ?? 0);
    add(node.left, depth + 1);
    right[at] = column.length;
    add(node.right, depth + 1);
  };
  add(root, 0);
  return { column: Int32Array.from(column), right: Int32Array.from(right), value: Float64Array.from(value) };
}

/** The distribution ends with the highest class that occurs in the leaf. */
function leafProbability({ distribution }: TreeNode): number {
  return distribution === undefined || distribution.columns < 2 ? 0 : asProbability(distribution.get(0, 1));
}

/** The package's own tree again: it answers P(class 1) of a row. */
export function revive({ column, right, value }: FlatTree): (row: readonly number[]) => number {
  const node = (i: number): object =>
    column[i] < 0
      ? { distribution: [[1 - value[i], value[i]]] }
      : { splitColumn: column[i], splitValue: value[i], gain: 1, left: node(i + 1), right: node(right[i]) };
  const { root } = DecisionTreeClassifier.load({
    name: 'DTClassifier',
    options: { kind: 'classifier' },
    root: node(0),
  });
  return (row) => root.classify(row).get(0, 1);
}

/**
 * Checks a stranger's tree: every node is reached once, no path is longer than MAX_DEPTH, columns and probabilities are
 * in range.
 * @throws SelfsameError `model/invalid`
 */
export function checkTree({ column, right, value }: FlatTree, width: number): void {
  /** Depths of the right children that are still to come, with their places. */
  const open: { at: number; depth: number }[] = [];
  let depth = 0;
  for (let i = 0; i < column.length; i++) {
    if (i > 0 && column[i - 1] < 0) {
      const next = open.pop();
      if (next === undefined || next.at !== i) return invalidModel('right', 'the places of the right children');
      ({ depth } = next);
    }
    if (depth > MAX_DEPTH) invalidModel('column', `a tree of at most ${MAX_DEPTH} levels`);
    if (column[i] >= width || column[i] < -1) invalidModel('column', `within -1 … ${width - 1}`);
    if (column[i] < 0) {
      if (right[i] !== 0) invalidModel('right', '0 at leaves');
      if (!(value[i] >= 0 && value[i] <= 1)) invalidModel('value', 'a probability at leaves');
    } else {
      open.push({ at: right[i], depth: depth + 1 });
      depth++;
    }
  }
  if (open.length > 0 || column.length === 0 || column[column.length - 1] >= 0) invalidModel('column', 'a whole tree');
}
