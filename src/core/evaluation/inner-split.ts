import type { Target } from '../data/table.ts';
import { fail } from '../errors.ts';
import { shuffle, stream } from '../random/stream.ts';
import { DROPPED, TRAIN } from './split.ts';
import type { Split } from './types.ts';

/**
 * Stratified folds of some of the rows, as a split in which all others are dropped: each class is shuffled by the stream
 * `sweep/<part>/class-c` and dealt round-robin, the next class going on where the last stopped.
 * @param rows ascending
 * @param part `fold-0`, or `final`
 * @throws SelfsameError `data/too-few-rows`
 */
export function innerSplit(
  { y, labels }: Pick<Target, 'y' | 'labels'>,
  rows: Int32Array,
  nSplits: number,
  seed: number,
  part: string,
): Split {
  const set = new Uint8Array(y.length).fill(DROPPED);
  const fold = new Int32Array(y.length).fill(-1);
  let dealt = 0;
  for (const label of [0, 1]) {
    const own = rows.filter((row) => y[row] === label);
    if (own.length < nSplits)
      fail(
        'data/too-few-rows',
        `The class "${labels[label]}" has ${own.length} rows in the training part of ${part}, fewer than the ${nSplits} inner folds of sweep.n_splits.`,
        { fix: 'Lower sweep.n_splits or cv.n_splits, or add rows of this class.', place: { path: 'sweep.n_splits' } },
      );
    shuffle(own, stream(seed, `sweep/${part}/class-${label}`));
    for (const row of own) {
      set[row] = TRAIN;
      fold[row] = dealt++ % nSplits;
    }
  }
  return { set, fold };
}
