import type { TreesAnatomy } from '../anatomy.ts';
import { lowerBound } from '../tree/ranks.ts';
import { countBins } from './bins.ts';
import { compileBoosting } from './compile-boosting.ts';
import type { FittedBoosting } from './fitted-boosting.ts';

/** The log-odds are the baseline and a leaf of each tree. How many rows a leaf had is not kept. */
export function boostingAnatomy(fitted: FittedBoosting): TreesAnatomy {
  const { cuts, binOfLevel } = fitted;
  const { nodes, flags } = compileBoosting(fitted);
  const numeric = cuts.length;
  const n = fitted.column.length;
  const column = Int32Array.from({ length: n }, (_, node) => nodes[3 * node]);
  const value = new Float64Array(n);
  for (let node = 0; node < n; node++) if (column[node] < 0) value[node] = fitted.value[nodes[3 * node + 1]];
  return {
    kind: 'trees',
    scale: 'log-odds',
    intercept: fitted.baseline,
    column,
    value,
    cover: null,
    directions: (design, row) => {
      const keys = [
        ...cuts.map((values, index) => lowerBound(values, design.numeric[index][row])),
        ...design.categorical.map(({ codes }, index) => {
          const bins = binOfLevel[index];
          return codes[row] < 0 ? countBins(bins) : bins[codes[row]];
        }),
      ];
      const left = new Uint8Array(n);
      for (let node = 0; node < n; node++) {
        const at = column[node];
        if (at < 0) continue;
        const test = nodes[3 * node + 1];
        left[node] = at < numeric ? (keys[at] <= test ? 1 : 0) : flags[test + keys[at]];
      }
      return left;
    },
  };
}
