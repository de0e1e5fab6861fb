import type { CurveView } from '../../worker/protocol.ts';
import { crossing, heightAt } from './curve-paths.ts';

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

export interface Leader {
  readonly level: number;
  /** Where the leader begins, on the curve; `null` where the curve never passes the level. */
  readonly x: number | null;
}

/**
 * Gives each curve one of the levels, so that horizontal leaders to `labelX` cross as few other curves as can be; of
 * equals the first curve gets the first level.
 */
export function assignLevels(
  curves: readonly CurveView[],
  levels: readonly number[],
  labelX: number,
  from: 'start' | 'end',
): Leader[] {
  const starts = curves.map((curve) => levels.map((level) => crossing(curve, level, from)));
  const crossings = (curve: number, level: number): number => {
    const start = starts[curve][level];
    if (start === null) return 100;
    const between = (x: number | null): boolean => x !== null && (x - start) * (x - labelX) < 0;
    return starts.filter((other, i) => i !== curve && between(other[level])).length;
  };
  let best: readonly number[] = [];
  let fewest = Infinity;
  for (const order of permutations(curves.length)) {
    const total = order.reduce((sum, level, curve) => sum + crossings(curve, level), 0);
    if (total < fewest) [best, fewest] = [order, total];
  }
  return curves.map((_, curve) => ({ level: levels[best[curve]], x: starts[curve][best[curve]] }));
}

/** All orders of 0 … n−1, lexicographic. */
function permutations(n: number): number[][] {
  const all: number[][] = [];
  const walk = (order: number[]): void => {
    if (order.length === n) all.push(order);
    else for (let i = 0; i < n; i++) if (!order.includes(i)) walk([...order, i]);
  };
  walk([]);
  return all;
}

/**
 * Levels for the labels of curves that fall to `base`: above it, no closer than they can be read, the highest first.
 */
export function levelsAbove(base: number, labels: number): number[] {
  const bottom = Math.min(0.55, Math.max(0.26, base + 0.08));
  return Array.from({ length: labels }, (_, i) => bottom + 0.09 * (labels - 1 - i));
}

/** Heights of the curves where the axis ends: labels hang there. */
export const endHeights = (curves: readonly CurveView[], at: number): number[] => curves.map((c) => heightAt(c, at));
