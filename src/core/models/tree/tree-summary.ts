import type { FitSummary } from '../estimator.ts';
import type { FittedTrees } from './fitted-trees.ts';

/** Trees, nodes and leaves in all; the depth is that of the deepest leaf, a root alone has 0. */
export function summarizeTrees({ column, positives }: FittedTrees): {
  trees: number;
  nodes: number;
  leaves: number;
  depth: number;
} {
  /** Depths of the right children that are still to come. */
  const open: number[] = [];
  let trees = 0;
  let deepest = 0;
  let depth = 0;
  for (const code of column) {
    if (code > 0) open.push(++depth);
    else {
      if (depth > deepest) deepest = depth;
      if (open.length === 0) trees++;
      depth = open.pop() ?? 0;
    }
  }
  return { trees, nodes: column.length, leaves: positives.length, depth: deepest };
}

/** Of all parts together. */
export function joinSummaries(summaries: readonly FitSummary[]): FitSummary {
  const all = (key: string): number[] => summaries.map((summary) => Number(summary[key]));
  const total = (key: string): number => all(key).reduce((sum, count) => sum + count, 0);
  return { trees: total('trees'), nodes: total('nodes'), leaves: total('leaves'), depth: Math.max(...all('depth')) };
}
