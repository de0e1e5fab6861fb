import { splitGain } from './gain.ts';
import { groupByRank, groupBySorting } from './group-ranks.ts';
import { markConstant, SEGMENT, SMALL_NODE, type Growth, type Node } from './growth.ts';

/**
 * Tries all thresholds of a numeric column on the current node; of equal gains the lowest threshold stays.
 * @returns false if the column is constant in the node
 */
export function offerNumeric(growth: Growth, node: Node, column: number): boolean {
  if (growth.isConstant[column] === 1) return false;
  const { keys, size } = growth.data.columns[column];
  const groups = node.rows <= SMALL_NODE ? groupBySorting(growth, node, keys) : groupByRank(growth, node, keys, size);
  if (groups === 1) {
    markConstant(growth, column);
    return false;
  }
  offerThresholds(growth, node, column, groups);
  return true;
}

/** Whether a numeric column has two different values in the node; remembers it if not. */
export function numericVaries(growth: Growth, node: Node, column: number): boolean {
  if (growth.isConstant[column] === 1) return false;
  const { segments, rows } = growth;
  const { keys } = growth.data.columns[column];
  const first = keys[rows[segments[SEGMENT * node.from + 1]]];
  for (let s = node.from; s < node.to; s++) {
    const end = segments[SEGMENT * s + 2];
    for (let i = segments[SEGMENT * s + 1]; i < end; i++) if (keys[rows[i]] !== first) return true;
  }
  markConstant(growth, column);
  return false;
}

function offerThresholds(growth: Growth, node: Node, column: number, count: number): void {
  const { groups, best } = growth;
  const { criterion, minSamplesLeaf } = growth.options;
  const { offset } = growth.data.columns[column];
  const mostRows = node.rows - minSamplesLeaf;
  let rows = 0;
  let positives = 0;
  let negatives = 0;
  for (let group = 0; group < count - 1; group++) {
    rows += groups[4 * group + 1];
    negatives += groups[4 * group + 2];
    positives += groups[4 * group + 3];
    if (rows < minSamplesLeaf) continue;
    if (rows > mostRows) break;
    const gain = splitGain(criterion, positives, negatives, node.positives - positives, node.negatives - negatives);
    if (gain > best.gain) {
      best.gain = gain;
      best.encoded = offset;
      best.column = column;
      best.key = groups[4 * group + 4];
      best.below = groups[4 * group];
    }
  }
}
