/** The CSV files of results: every row of the data by its number, probabilities as ECMAScript prints them. */
import { writeCsv } from '../data/write-csv.ts';
import { rowsOfSet, TEST, TRAIN } from '../evaluation/split.ts';
import type { RunResult } from '../pipeline/result.ts';

export const SET_NAMES = ['train', 'test', 'dropped'] as const;
export const SPLITS_HEADER = ['row', 'set', 'fold'] as const;
export const PREDICTIONS_HEADER = ['row', 'set', 'fold', 'y_true', 'probability', 'predicted'] as const;
export const OUT_OF_FOLD_HEADER = ['row', 'fold', 'y_true'] as const;

/** `row,set,fold` for every data row. */
export function splitsCsv({ split }: Pick<RunResult, 'split'>): string {
  return writeCsv(
    SPLITS_HEADER,
    Array.from(split.set, (set, row) => [String(row), SET_NAMES[set], set === TRAIN ? String(split.fold[row]) : '']),
  );
}

/** The best model: out-of-fold probability of the train rows, the final model's of the test rows; rows ascending. */
export function predictionsCsv(run: RunResult): string {
  const { split, table, threshold, final } = run;
  const best = run.models.find(({ model }) => model === run.ranking[0]);
  if (best === undefined) throw new RangeError(`${run.ranking[0]} is not among the models`);
  const rows: string[][] = [];
  let nTrain = 0;
  let nTest = 0;
  split.set.forEach((set, row) => {
    if (set !== TRAIN && set !== TEST) return;
    const probability = set === TRAIN ? best.probabilities[nTrain++] : final.probabilities[nTest++];
    rows.push([
      String(row),
      SET_NAMES[set],
      set === TRAIN ? String(split.fold[row]) : '',
      String(table.target.y[row]),
      String(probability),
      probability >= threshold.threshold ? '1' : '0',
    ]);
  });
  return writeCsv(PREDICTIONS_HEADER, rows);
}

/** The train rows, ascending, with one column of probabilities for each model in config order. */
export function outOfFoldCsv({ split, table, models }: Pick<RunResult, 'split' | 'table' | 'models'>): string {
  return writeCsv(
    [...OUT_OF_FOLD_HEADER, ...models.map(({ model }) => model)],
    Array.from(rowsOfSet(split, TRAIN), (row, i) => [
      String(row),
      String(split.fold[row]),
      String(table.target.y[row]),
      ...models.map(({ probabilities }) => String(probabilities[i])),
    ]),
  );
}
