import { describe, expect, it } from 'vitest';
import { decisionTree } from '../../src/core/models/decision-tree/decision-tree.ts';
import type { FittedTrees } from '../../src/core/models/tree/fitted-trees.ts';
import { CASES, doubles, firstRows, inputOf } from './case.ts';
import type { ExpectedTree } from './expected.ts';
import { oneHotMatrix, type Matrix } from './one-hot.ts';

type Split = readonly [column: number, threshold: number];
type Node =
  | { readonly at: number; readonly split: Split; readonly left: Node; readonly right: Node }
  | { readonly at: number; readonly probability: number };

const seen = { compared: 0, nodes: 0 };

describe.each(CASES)('$name', (own) => {
  it.each(own.expected.decision_tree)('is the tree of scikit-learn: $params', (expected) => {
    const fitted = decisionTree.fit(inputOf(own, expected.params.class_weight), {
      ...expected.params,
      max_features: null,
    });
    const theirs = doubles(expected.queries);
    const asked = firstRows(own.asked, theirs.length);
    const predicted = decisionTree.predictProba(fitted, asked);
    const compared = compare(ourTree(fitted), theirTree(expected), expected.ties, {
      matrix: oneHotMatrix(asked),
      rows: [...theirs.keys()],
      differences: predicted.map((p, i) => Math.abs(p - theirs[i])),
    });
    expect(compared).toBeGreaterThan(0);
    seen.compared += compared;
    seen.nodes += expected.column.length;
  });
});

it('most nodes lie above all ties that were resolved in another way', () => {
  expect(seen.compared / seen.nodes).toBeGreaterThan(0.6);
});

interface Asked {
  readonly matrix: Matrix;
  /** Which of them reach the node. */
  readonly rows: readonly number[];
  readonly differences: Float64Array;
}

/** Counts the nodes that are the same. Where several splits are best and another one was taken, what is below is left out. */
function compare(ours: Node, theirs: Node, ties: ExpectedTree['ties'], asked: Asked): number {
  if ('probability' in ours || 'probability' in theirs) {
    expect('probability' in ours && 'probability' in theirs, `node ${theirs.at}`).toBe(true);
    if ('probability' in ours && 'probability' in theirs)
      expect(Math.abs(ours.probability - theirs.probability)).toBeLessThan(1e-12);
    expect(asked.rows.filter((row) => asked.differences[row] > 1e-12)).toEqual([]);
    return 1;
  }
  const [column, threshold] = theirs.split;
  if (ours.split[0] !== column || ours.split[1] !== threshold) {
    expect(ties[theirs.at] ?? [theirs.split], `node ${theirs.at}`).toContainEqual(ours.split);
    return 1;
  }
  const { values, width } = asked.matrix;
  const side = (left: boolean): Asked => ({
    ...asked,
    rows: asked.rows.filter((row) => values[row * width + column] <= threshold === left),
  });
  return 1 + compare(ours.left, theirs.left, ties, side(true)) + compare(ours.right, theirs.right, ties, side(false));
}

function theirTree({ column, threshold, probability }: ExpectedTree): Node {
  const [cuts, leaves] = [doubles(threshold).values(), doubles(probability).values()];
  return readTree(
    column,
    () => Number(cuts.next().value),
    () => Number(leaves.next().value),
  );
}

function ourTree({ column, cut, cuts, positives, negatives, classWeight: [w0, w1] }: FittedTrees): Node {
  let [nextCut, nextLeaf] = [0, 0];
  return readTree(
    Array.from(column, (code) => code - 1),
    (encoded) => (encoded < cuts.length ? cuts[encoded][cut[nextCut++]] : 0.5),
    () => {
      const [p, q] = [w1 * positives[nextLeaf], w0 * negatives[nextLeaf++]];
      return p / (p + q);
    },
  );
}

/** From columns in depth-first order, the left child first; −1 is a leaf. */
function readTree(
  columns: readonly number[],
  nextThreshold: (column: number) => number,
  nextProbability: () => number,
): Node {
  let next = 0;
  const read = (): Node => {
    const at = next++;
    const column = columns[at];
    if (column < 0) return { at, probability: nextProbability() };
    return { at, split: [column, nextThreshold(column)], left: read(), right: read() };
  };
  return read();
}
