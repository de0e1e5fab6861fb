import { splitGain } from './gain.ts';
import type { Growth, Node } from './growth.ts';

/** Gains are exact to far less than this share of their scale, so that a bound within it proves nothing. */
const SLACK = 1e-9;

/**
 * Says which blocks of consecutive ranks may hold a better threshold than the best so far. `blocks` are triples rows,
 * negatives, positives; fills `growth.bounds` and returns what a block's bound must not be below.
 *
 * A split's gain is a convex function of the positives and negatives on its left, so within a block it is at most the
 * greatest gain at the corners of the rectangle between the counts before and after the block. A bound of NaN (a corner
 * without rows) proves nothing either.
 */
export function boundBlocks(growth: Growth, node: Node, blocks: Int32Array, blockCount: number): number {
  const { bounds, best } = growth;
  const { criterion, minSamplesLeaf } = growth.options;
  const mostRows = node.rows - minSamplesLeaf;
  const { positives, negatives } = node;
  let reached = best.gain;
  let rows = 0;
  let p = 0;
  let q = 0;
  let before = 0;
  for (let block = 0; block < blockCount; block++) {
    rows += blocks[3 * block];
    const qEnd = q + blocks[3 * block + 1];
    const pEnd = p + blocks[3 * block + 2];
    const end = splitGain(criterion, pEnd, qEnd, positives - pEnd, negatives - qEnd);
    const positivesFirst = splitGain(criterion, pEnd, q, positives - pEnd, negatives - q);
    const negativesFirst = splitGain(criterion, p, qEnd, positives - p, negatives - qEnd);
    bounds[block] = Math.max(before, end, positivesFirst, negativesFirst);
    if (rows >= minSamplesLeaf && rows <= mostRows && end > reached) reached = end;
    before = end;
    p = pEnd;
    q = qEnd;
  }
  const scale = criterion.entropy === null ? reached : positives * criterion.w1 + negatives * criterion.w0;
  return reached - SLACK * scale;
}
