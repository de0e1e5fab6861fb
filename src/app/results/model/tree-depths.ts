import type { TreeFactsView } from '../../../worker/protocol.ts';

interface DepthBin {
  readonly from: number;
  readonly to: number;
  readonly trees: number;
}

/** More depths than these share bars. */
const BARS = 12;

/** How many trees are how deep, in at most a dozen ranges of equal width. */
export function depthCounts(trees: readonly TreeFactsView[]): DepthBin[] {
  const depths = trees.map(({ depth }) => depth);
  const [low, high] = [Math.min(...depths), Math.max(...depths)];
  const width = Math.ceil((high - low + 1) / BARS);
  return Array.from({ length: Math.ceil((high - low + 1) / width) }, (_, i) => {
    const from = low + i * width;
    const to = Math.min(high, from + width - 1);
    return { from, to, trees: depths.filter((depth) => depth >= from && depth <= to).length };
  });
}
