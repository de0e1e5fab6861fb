import type { Growth, Node } from './growth.ts';
import { SEGMENT } from './tree-rows.ts';

export function gather({ segments, rows, bag, gathered }: Growth, node: Node, keys: Int32Array): void {
  const { ranks, entries } = gathered;
  let low = 0x7fffffff;
  let high = -1;
  let filled = 0;
  for (let s = node.from; s < node.to; s++) {
    const end = segments[SEGMENT * s + 2];
    for (let i = segments[SEGMENT * s + 1]; i < end; i++) {
      const row = rows[i];
      const rank = keys[row];
      ranks[filled] = rank;
      entries[filled++] = bag[row];
      if (rank < low) low = rank;
      if (rank > high) high = rank;
    }
  }
  gathered.low = low;
  gathered.high = high;
}
