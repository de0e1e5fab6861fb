import { shuffle, stream } from '../random/stream.ts';
import { shareOut } from './split.ts';

/**
 * A stratified sample of rows: each class is shuffled by the stream `importance/rows/class-c` and gives its share, at least one row.
 * @param y length n, both classes present
 * @param most how many rows at the most; all where there are no more, else at least 2
 * @returns positions in `y`, ascending
 */
export function sampleRows(y: Uint8Array, most: number, seed: number): Int32Array {
  const all = Int32Array.from(y, (_, i) => i);
  if (y.length <= most) return all;
  const classes = [0, 1].map((label) => all.filter((i) => y[i] === label));
  const counts = shareOut(
    classes.map((rows) => rows.length),
    Math.max(2, most),
  );
  const rare = counts.indexOf(0);
  if (rare >= 0) [counts[rare], counts[1 - rare]] = [1, counts[1 - rare] - 1];
  return Int32Array.from(
    classes.flatMap((rows, label) => {
      shuffle(rows, stream(seed, `importance/rows/class-${label}`));
      return [...rows.subarray(0, counts[label])];
    }),
  ).sort();
}
