import { shuffle, type Stream } from '../random/stream.ts';
import { shareOut } from './split.ts';

/**
 * A stratified part of the rows: each class is shuffled by its stream and gives its share, at least one row. A larger part
 * has all rows of a smaller one.
 * @param rows ascending, both classes among them
 * @param y class of each of `rows`, 0 or 1
 * @param count how many rows, from 2 to all
 * @param streamOf the stream `class-c`
 * @returns ascending
 */
export function growingRows(
  rows: Int32Array,
  y: Uint8Array,
  count: number,
  streamOf: (name: string) => Stream,
): Int32Array {
  const classes = [0, 1].map((label) => rows.filter((_, i) => y[i] === label));
  const counts = shareOut(
    classes.map(({ length }) => length),
    count,
  );
  const rare = counts.indexOf(0);
  if (rare >= 0) [counts[rare], counts[1 - rare]] = [1, counts[1 - rare] - 1];
  return Int32Array.from(
    classes.flatMap((members, label) => {
      shuffle(members, streamOf(`class-${label}`));
      return [...members.subarray(0, counts[label])];
    }),
  ).sort();
}
