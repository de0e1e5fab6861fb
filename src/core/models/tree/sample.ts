import type { Stream } from '../../random/stream.ts';
import type { Growth, Node } from './growth.ts';
import { SEGMENT } from './tree-rows.ts';

/** Every row once. */
export function sampleAll({ bag, data }: Growth): void {
  for (let row = 0; row < data.n; row++) bag[row] = 2 + data.y[row];
}

/** n draws of n rows with replacement; rows are numbered as in TrainingData. */
export function sampleBootstrap({ bag, data }: Growth, random: Stream): void {
  bag.set(data.y);
  const draws = new Uint32Array(data.n);
  random.fillBelow(data.n, draws);
  for (let i = 0; i < draws.length; i++) bag[draws[i]] += 2;
}

/** The root: the rows of the sample, one segment for each level of the primary column (one in all without it). */
export function rootNode({ bag, rows, segments, data }: Growth): Node {
  const codes = data.primary < 0 ? null : data.columns[data.primary].keys;
  let filled = 0;
  let at = -SEGMENT;
  let positives = 0;
  let negatives = 0;
  let level = -2;
  for (let row = 0; row < data.n; row++) {
    const multiplicity = bag[row] >>> 1;
    if (multiplicity === 0) continue;
    const code = codes === null ? -1 : codes[row];
    if (code !== level) {
      level = code;
      at += SEGMENT;
      segments[at] = code;
      segments[at + 1] = filled;
      segments[at + 3] = 0;
      segments[at + 4] = 0;
    }
    rows[filled++] = row;
    segments[at + 2] = filled;
    segments[at + 3 + (bag[row] & 1)] += multiplicity;
    if ((bag[row] & 1) === 1) positives += multiplicity;
    else negatives += multiplicity;
  }
  const to = at / SEGMENT + 1;
  return { from: 0, to, depth: 0, rows: filled, positives, negatives, constants: 0, located: false };
}
