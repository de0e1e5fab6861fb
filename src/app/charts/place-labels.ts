import type { CurveView } from '../../worker/protocol.ts';
import { heightAt } from './curve-paths.ts';

/**
 * Moves labels apart so that none stands closer than `gap` to the next, none leaves [low, high], order is kept, and
 * each stays as near to its curve as that allows (pool adjacent violators on the offsets).
 * @param wanted pixel heights, in any order
 */
export function spread(wanted: readonly number[], gap: number, low: number, high: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b] || a - b);
  const pools: { sum: number; members: number[] }[] = [];
  order.forEach((label, rank) => {
    pools.push({ sum: wanted[label] - rank * gap, members: [label] });
    while (pools.length > 1 && mean(pools[pools.length - 2]) >= mean(pools[pools.length - 1])) {
      const last = pools.pop();
      const before = pools[pools.length - 1];
      if (last !== undefined)
        pools[pools.length - 1] = { sum: before.sum + last.sum, members: [...before.members, ...last.members] };
    }
  });
  const placed = new Array<number>(wanted.length).fill(0);
  let rank = 0;
  const room = high - (wanted.length - 1) * gap;
  for (const pool of pools) {
    const base = Math.min(Math.max(mean(pool), low), Math.max(low, room));
    for (const label of pool.members) placed[label] = base + gap * rank++;
  }
  return placed;
}

const mean = (pool: { readonly sum: number; readonly members: readonly number[] }): number =>
  pool.sum / pool.members.length;

/** Heights of the curves where the axis ends: labels hang there. */
export const endHeights = (curves: readonly CurveView[], at: number): number[] => curves.map((c) => heightAt(c, at));
