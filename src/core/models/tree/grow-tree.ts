import type { Stream } from '../../random/stream.ts';
import { chooseSplit } from './choose-split.ts';
import { divide } from './divide.ts';
import { forgetConstants, type Growth, type Node } from './growth.ts';
import { rootNode } from './sample.ts';

/** Trees as they are grown, depth-first with the left child before the right one. */
export interface TreeWriter {
  /** A node without children and the counts of its rows, multiplicities included. */
  leaf(positives: number, negatives: number): void;
  /** A node whose rows with a value ≤ `threshold` go left. */
  numericSplit(column: number, threshold: number): void;
  /** A node whose rows with a 1 in this encoded column go right. */
  oneHotSplit(encoded: number): void;
}

/**
 * Grows one tree on the sample in `growth.bag` by CART with scikit-learn's stopping rules: a node becomes a leaf at
 * `maxDepth`, with fewer than `minSamplesSplit` rows or fewer than twice `minSamplesLeaf`, if it is pure, or if no
 * examined column has a split that leaves `minSamplesLeaf` rows on both sides. Rows are counted once, however often a
 * bootstrap sample holds them. A split needs no gain.
 */
export function growTree(growth: Growth, random: Stream, writer: TreeWriter): void {
  const { best, data, deck } = growth;
  for (let encoded = 0; encoded < deck.length; encoded++) deck[encoded] = encoded;
  /** Right children that wait while the left subtree is grown. */
  const pending: Node[] = [];
  let node: Node | undefined = rootNode(growth);
  growth.path++;
  while (node !== undefined) {
    forgetConstants(growth, node.constants);
    best.encoded = -1;
    if (maySplit(growth, node)) chooseSplit(growth, node, random);
    if (best.encoded < 0) {
      writer.leaf(node.positives, node.negatives);
      node = pending.pop();
      growth.path++;
      continue;
    }
    if (best.column < data.numeric) {
      const values = data.values[best.column];
      const { threshold } = best;
      writer.numericSplit(
        best.column,
        growth.options.drawThresholds ? threshold : midpoint(values[best.below], values[best.key]),
      );
    } else writer.oneHotSplit(best.encoded);
    const { left, right } = divide(growth, node, best);
    pending.push(right);
    node = left;
  }
}

function maySplit({ options }: Growth, node: Node): boolean {
  return (
    node.depth < options.maxDepth &&
    node.rows >= options.minSamplesSplit &&
    node.rows >= 2 * options.minSamplesLeaf &&
    node.positives > 0 &&
    node.negatives > 0
  );
}

/** Between two neighbouring values: below + above would overflow for large ones, and the result must not be `above`. */
export function midpoint(below: number, above: number): number {
  const middle = below / 2 + above / 2;
  return middle >= below && middle < above ? middle : below;
}
