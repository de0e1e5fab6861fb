import { segmentOfLevel } from './categorical-split.ts';
import type { BestSplit, Growth, Node } from './growth.ts';
import { SEGMENT } from './tree-rows.ts';

/**
 * Divides a node by its best split. The right child's segments take the node's place at the bottom and the left
 * child's lie above them, so that the left subtree can be grown with everything above `left.from` as its own.
 */
export function divide(growth: Growth, node: Node, best: BestSplit): { readonly left: Node; readonly right: Node } {
  const { data } = growth;
  if (best.column === data.primary) return divideBySegment(growth, node, segmentOfLevel(growth, node, best.key));
  return divideByKey(growth, node, data.columns[best.column].keys, best.key, best.column < data.numeric);
}

/** A one-hot split of the primary column moves one segment. */
function divideBySegment(growth: Growth, node: Node, segment: number) {
  const { segments, position } = growth;
  const bottom = SEGMENT * node.from;
  const at = SEGMENT * segment;
  for (let k = 0; k < SEGMENT; k++) {
    const kept = segments[bottom + k];
    segments[bottom + k] = segments[at + k];
    segments[at + k] = kept;
  }
  if (segments[at] >= 0) position[segments[at]] = segment;
  const rows = segments[bottom + 2] - segments[bottom + 1];
  const negatives = segments[bottom + 3];
  const positives = segments[bottom + 4];
  return children(
    growth,
    node,
    node.from + 1,
    node.to - node.from - 1,
    node.rows - rows,
    node.positives - positives,
    node.negatives - negatives,
    true,
  );
}

/** Rows go right where key ≥ `first` (a numeric column's rank) or key = `first` (a level); each segment is cut in two. */
function divideByKey(growth: Growth, node: Node, keys: Int32Array, first: number, isNumeric: boolean) {
  const { segments, rows, bag, aside } = growth;
  /** Whether keys above `first` go left too. */
  const otherwise = isNumeric ? 0 : -1;
  let rightEnd = SEGMENT * node.from;
  let leftEnd = 0;
  let leftRows = 0;
  let leftPositives = 0;
  let leftNegatives = 0;
  for (let s = node.from; s < node.to; s++) {
    const at = SEGMENT * s;
    const level = segments[at];
    const start = segments[at + 1];
    const end = segments[at + 2];
    const negatives = segments[at + 3];
    const positives = segments[at + 4];
    let movedPositives = 0;
    let movedWeight = 0;
    let middle = start;
    // Without a branch on the key: half of them would be mispredicted.
    for (let i = start; i < end; i++) {
      const row = rows[i];
      rows[i] = rows[middle];
      rows[middle] = row;
      const entry = bag[row];
      const difference = keys[row] - first;
      const goesLeft = (difference | (-difference & otherwise)) >>> 31;
      const multiplicity = (entry >>> 1) & -goesLeft;
      movedWeight += multiplicity;
      movedPositives += multiplicity & -(entry & 1);
      middle += goesLeft;
    }
    const movedNegatives = movedWeight - movedPositives;
    if (middle > start) {
      leftEnd = writeSegment(aside, leftEnd, level, start, middle, movedNegatives, movedPositives);
      leftRows += middle - start;
      leftPositives += movedPositives;
      leftNegatives += movedNegatives;
    }
    if (middle < end) {
      rightEnd = writeSegment(
        segments,
        rightEnd,
        level,
        middle,
        end,
        negatives - movedNegatives,
        positives - movedPositives,
      );
    }
  }
  for (let k = 0; k < leftEnd; k++) segments[rightEnd + k] = aside[k];
  return children(growth, node, rightEnd / SEGMENT, leftEnd / SEGMENT, leftRows, leftPositives, leftNegatives, false);
}

/** Children whose segments meet at `middle`. */
function children(
  { constants }: Growth,
  node: Node,
  middle: number,
  leftSegments: number,
  leftRows: number,
  leftPositives: number,
  leftNegatives: number,
  leftLocated: boolean,
) {
  const depth = node.depth + 1;
  const known = constants.length;
  // Written out in the order of the interface, as everywhere: nodes of one hidden class keep the hot loops monomorphic.
  return {
    left: {
      from: middle,
      to: middle + leftSegments,
      depth,
      rows: leftRows,
      positives: leftPositives,
      negatives: leftNegatives,
      constants: known,
      located: leftLocated,
    },
    right: {
      from: node.from,
      to: middle,
      depth,
      rows: node.rows - leftRows,
      positives: node.positives - leftPositives,
      negatives: node.negatives - leftNegatives,
      constants: known,
      located: false,
    },
  };
}

/** @returns where the next segment goes */
function writeSegment(
  target: Int32Array,
  at: number,
  level: number,
  start: number,
  end: number,
  negatives: number,
  positives: number,
): number {
  target[at] = level;
  target[at + 1] = start;
  target[at + 2] = end;
  target[at + 3] = negatives;
  target[at + 4] = positives;
  return at + SEGMENT;
}
