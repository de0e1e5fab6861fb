import { fail } from '../errors.ts';
import { shuffle, stream } from '../random/stream.ts';
import type { Split } from './types.ts';

export const TRAIN = 0;
export const TEST = 1;
export const DROPPED = 2;

/** How many rows of each class go to the test set: largest remainder, ties to the lower class. */
export function testCounts(classCounts: readonly number[], testSize: number): number[] {
  const n = classCounts.reduce((sum, count) => sum + count, 0);
  return shareOut(classCounts, Math.ceil(n * testSize));
}

/** How many of `total` rows each class gives: largest remainder, ties to the lower class. */
export function shareOut(classCounts: readonly number[], total: number): number[] {
  const n = classCounts.reduce((sum, count) => sum + count, 0);
  const shares = classCounts.map((count) => (total * count) / n);
  const counts = shares.map(Math.floor);
  const order = shares
    .map((share, label) => ({ label, remainder: share - Math.floor(share) }))
    .sort((a, b) => b.remainder - a.remainder || a.label - b.label);
  let left = total - counts.reduce((sum, count) => sum + count, 0);
  for (const { label } of order) {
    if (left === 0) break;
    counts[label]++;
    left--;
  }
  return counts;
}

/**
 * Stratified train/test split and stratified folds over the train rows.
 *
 * Within a class the rows are shuffled by the stream `split/class-c`; the first of them are the test rows. For the
 * folds each class is shuffled by `cv/class-c` and dealt round-robin, the next class going on where the last stopped,
 * so that fold sizes differ by one at the most.
 *
 * @param y length n: 0, 1, or 255 for a row without a target
 * @param labels [negative, positive], for messages
 * @throws SelfsameError `data/too-few-rows` where a class has too few rows for the test set or the folds
 */
export function stratifiedSplit(
  y: Uint8Array,
  labels: readonly [string, string],
  testSize: number,
  nSplits: number,
  seed: number,
): Split {
  const set = new Uint8Array(y.length).fill(DROPPED);
  const fold = new Int32Array(y.length).fill(-1);
  const rowsOf = [0, 1].map((label) => Int32Array.from(indexesOf(y, label)));
  const nTest = testCounts(
    rowsOf.map((rows) => rows.length),
    testSize,
  );
  let dealt = 0;
  for (const label of [0, 1]) {
    const rows = rowsOf[label];
    shuffle(rows, stream(seed, `split/class-${label}`));
    for (const row of rows.subarray(0, nTest[label])) set[row] = TEST;
    const train = rows.slice(nTest[label]).sort();
    checkClass(labels[label], rows.length, nTest[label], nSplits);
    for (const row of train) set[row] = TRAIN;
    shuffle(train, stream(seed, `cv/class-${label}`));
    for (const row of train) fold[row] = dealt++ % nSplits;
  }
  return { set, fold };
}

function checkClass(label: string, count: number, nTest: number, nSplits: number): void {
  if (nTest === 0) {
    fail('data/too-few-rows', `The class "${label}" has ${count} rows, so none of them would be in the test set.`, {
      fix: 'Raise data.test_size, or add rows of this class.',
    });
  }
  if (count - nTest < nSplits) {
    fail(
      'data/too-few-rows',
      `The class "${label}" has ${count - nTest} training rows, fewer than the ${nSplits} folds of cv.n_splits.`,
      { fix: 'Lower cv.n_splits, or add rows of this class.' },
    );
  }
}

function* indexesOf(y: Uint8Array, label: number): Generator<number> {
  for (let row = 0; row < y.length; row++) if (y[row] === label) yield row;
}

/** The rows of a set, ascending. */
export function rowsOfSet(split: Split, set: number): Int32Array {
  return selectRows(split.set.length, (row) => split.set[row] === set);
}

/** Train rows inside (`validation`) or outside (`training`) a fold, ascending. */
export function rowsOfFold(split: Split, fold: number, side: 'training' | 'validation'): Int32Array {
  return selectRows(
    split.set.length,
    (row) => split.set[row] === TRAIN && (split.fold[row] === fold) === (side === 'validation'),
  );
}

function selectRows(n: number, keep: (row: number) => boolean): Int32Array {
  const rows = new Int32Array(n);
  let count = 0;
  for (let row = 0; row < n; row++) if (keep(row)) rows[count++] = row;
  return rows.slice(0, count);
}
