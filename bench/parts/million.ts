import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateRows } from '../data/generate.ts';
import { writeCsv } from '../data/write-csv.ts';
import { readTrainLog, totalsByKind, type KindTotal } from '../measure/train-log.ts';
import { watchProcess, type Watched } from '../measure/watch-process.ts';
import { CLI, withTemporaryFolder } from '../paths.ts';
import type { Table } from '../report/table.ts';
import { mebibytes, significant } from '../report/words.ts';

const ROWS = 1_000_000;
const CONFIG = `data:
  path: data.csv
  target: y
models:
  logistic_regression: {}
  decision_tree: { min_samples_leaf: 10 }
  random_forest: { n_estimators: 20, min_samples_leaf: 10 }
`;

export interface MillionResult extends Watched {
  readonly csvBytes: number;
  readonly kinds: readonly KindTotal[];
}

/** A million rows of ten numbers, from CSV to bundle, five folds a model: what one file of ours takes in. */
export function measureMillion(): Promise<MillionResult> {
  return withTemporaryFolder(async (folder) => {
    const csvBytes = writeCsv(join(folder, 'data.csv'), generateRows(ROWS, { numeric: 10, levels: [] }));
    const config = join(folder, 'config.yaml');
    writeFileSync(config, CONFIG);
    const watched = await watchProcess(process.execPath, [
      CLI,
      ...['train', '--config', config, '--out-dir', folder, '--workers', '2', '--no-cache'],
    ]);
    return { ...watched, csvBytes, kinds: totalsByKind(readTrainLog(readFileSync(findTrainLog(folder), 'utf8'))) };
  });
}

/** The only one below a folder of `--out-dir`. */
export function findTrainLog(folder: string): string {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((path) => path.endsWith('train.log'));
  if (found === undefined) throw new Error(`no train.log below ${folder}`);
  return join(folder, found);
}

export function millionTable({ seconds, cpuSeconds, peakBytes, csvBytes, kinds }: MillionResult): Table {
  return {
    title: 'A million rows of ten numbers through the command line, 2 workers',
    header: ['what', 'tasks', 'seconds of all', 'longest'],
    rows: kinds
      .filter((kind) => kind.seconds >= 0.05)
      .map(({ kind, tasks, seconds: all, longest }) => [kind, String(tasks), significant(all), significant(longest)]),
    notes: [
      `From a CSV of ${mebibytes(csvBytes)} to the bundle: ${significant(seconds)} s, ` +
        `CPU time ${significant(cpuSeconds)} s, peak memory ${mebibytes(peakBytes)}.`,
    ],
  };
}
