import type { Stream } from '../../random/stream.ts';
import { offerBlockedThresholds } from './blocked-thresholds.ts';
import { offerCountedThresholds } from './counted-thresholds.ts';
import { offerDrawnThreshold } from './drawn-threshold.ts';
import { gather } from './gather.ts';
import { markConstant, SMALL_NODE, type Growth, type Node } from './growth.ts';
import { SEGMENT } from './tree-rows.ts';
import { rankCounts } from './rank-counts.ts';
import { offerSortedThresholds } from './sorted-thresholds.ts';

/**
 * Tries all thresholds of a numeric column on the current node, of which the lowest of equal gains stays, or one that is
 * drawn.
 * @returns false if the column is constant in the node
 */
export function offerNumeric(growth: Growth, node: Node, column: number, random: Stream): boolean {
  if (growth.isConstant[column] === 1) return false;
  const { drawThresholds } = growth.options;
  const counts = drawThresholds || node.rows <= SMALL_NODE ? null : rankCounts(growth, node, column);
  if (counts === null) {
    const { gathered } = growth;
    gather(growth, node, growth.data.columns[column].keys);
    if (gathered.low < gathered.high) {
      if (drawThresholds) offerDrawnThreshold(growth, node, column, random);
      else if (node.rows <= SMALL_NODE) offerSortedThresholds(growth, node, column);
      else offerBlockedThresholds(growth, node, column);
      return true;
    }
  } else if (counts.occupied > 1) {
    offerCountedThresholds(growth, node, column, counts);
    return true;
  }
  markConstant(growth, column);
  return false;
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
