import type { Design, DesignCategorical } from '../../preprocessing/design.ts';

/** The categorical column with the most levels, the first of equals; −1 without categorical columns. */
export function mostLevels({ categorical }: Design): number {
  let most = -1;
  categorical.forEach(({ levels }, index) => {
    if (most < 0 || levels > categorical[most].levels) most = index;
  });
  return most;
}

/** Row numbers sorted by code, then by number, by counting; the code −1 comes first. */
export function rowsByCode({ codes, levels }: DesignCategorical): Int32Array {
  const next = new Int32Array(levels + 2);
  for (const code of codes) next[code + 2]++;
  for (let code = 1; code < next.length; code++) next[code] += next[code - 1];
  const order = new Int32Array(codes.length);
  for (let row = 0; row < codes.length; row++) order[next[codes[row] + 1]++] = row;
  return order;
}
