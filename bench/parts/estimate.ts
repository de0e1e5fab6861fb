import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateRows, type Shape } from '../data/generate.ts';
import { writeCsv } from '../data/write-csv.ts';
import { readTrainLog } from '../measure/train-log.ts';
import { watchProcess } from '../measure/watch-process.ts';
import { CLI, withTemporaryFolder } from '../paths.ts';
import type { Table } from '../report/table.ts';
import { significant } from '../report/words.ts';
import { findTrainLog } from './million.ts';

const WORKERS = 2;
/** An estimate further off than this is not worth much. */
const WITHIN = 2;
/** Part of the time of all fits that nobody wants to know of. */
const NOTHING = 0.05;

interface Case {
  readonly name: string;
  readonly rows: number;
  readonly shape: Shape;
  /** The section `models` of a config. */
  readonly models: string;
}

const TEN: Shape = { numeric: 10, levels: [] };
const MIXED: Shape = { numeric: 10, levels: [2, 5, 20, 100, 1000] };

/** Each dominated by another model, most of half a minute and more, and one of all five. */
const CASES: readonly Case[] = [
  { name: 'SVM, 50k × 10 numeric', rows: 50_000, shape: TEN, models: '{ svm: {} }' },
  { name: 'SVM, 30k × 10 numeric + 5 categorical', rows: 30_000, shape: MIXED, models: '{ svm: {} }' },
  { name: 'kNN, 100k × 25 numeric', rows: 100_000, shape: { numeric: 25, levels: [] }, models: '{ knn: {} }' },
  {
    name: 'forest of 300, 120k × 10 numeric',
    rows: 120_000,
    shape: TEN,
    models: '{ random_forest: { n_estimators: 300 } }',
  },
  {
    name: 'forest of 300, 60k × 10 + 5',
    rows: 60_000,
    shape: MIXED,
    models: '{ random_forest: { n_estimators: 300 } }',
  },
  { name: 'extra trees, 60k × 10 numeric', rows: 60_000, shape: TEN, models: '{ extra_trees: { n_estimators: 300 } }' },
  { name: 'gradient boosting, 400k × 10 + 5', rows: 400_000, shape: MIXED, models: '{ gradient_boosting: {} }' },
  {
    name: 'decision tree, 600k × 20 numeric',
    rows: 600_000,
    shape: { numeric: 20, levels: [] },
    models: '{ decision_tree: {} }',
  },
  {
    name: 'logistic regression, 100k × 100 numeric',
    rows: 100_000,
    shape: { numeric: 100, levels: [] },
    models: '{ logistic_regression: {} }',
  },
  {
    name: 'five models, 30k × 10 + 5',
    rows: 30_000,
    shape: MIXED,
    models: '{ logistic_regression: {}, knn: {}, svm: {}, decision_tree: {}, random_forest: { n_estimators: 200 } }',
  },
];

export interface EstimateResult {
  readonly name: string;
  /** What `--dry-run` said of the whole run. */
  readonly estimated: number;
  /** What the run then took, from when it would have been said. */
  readonly seconds: number;
  /** Seconds of one core, by model: as estimated, and as its fits and predictions took by the run's log. */
  readonly models: readonly { readonly model: string; readonly estimated: number; readonly seconds: number }[];
}

/** Estimates before a run against the run itself. The final fit counts for the model that won. */
export async function measureEstimates(only: string, onResult: (result: EstimateResult) => void): Promise<void> {
  for (const each of CASES.filter(({ name }) => name.includes(only))) onResult(await measureCase(each));
}

function measureCase({ name, rows, shape, models }: Case): Promise<EstimateResult> {
  return withTemporaryFolder(async (folder) => {
    writeCsv(join(folder, 'data.csv'), generateRows(rows, shape));
    const config = join(folder, 'config.yaml');
    writeFileSync(config, `data: { path: data.csv, target: y }\nmodels: ${models}\n`);
    const train = [CLI, 'train', '--no-cache', '--config', config, '--workers', String(WORKERS)];
    const said = execFileSync(process.execPath, [...train, '--dry-run', '--json'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const { estimate } = JSON.parse(said.toString()) as DryRun;
    const { seconds } = await watchProcess(process.execPath, [...train, '--out-dir', folder]);
    const log = readFileSync(findTrainLog(folder), 'utf8');
    const tasks = readTrainLog(log);
    return {
      name,
      estimated: estimate.seconds,
      // From when it is said, which is after the CSV is read.
      seconds: seconds - beginning(log),
      models: estimate.models.map(({ model, seconds: estimated }) => {
        const own = tasks.filter((task) => task.name.split('/')[1] === model);
        const folds = sum(own.filter((task) => !task.name.includes('/final')));
        const final = sum(own) - folds;
        // The estimate counts the final fit for every model: one that lost would have taken a fold's time and more.
        return { model, estimated, seconds: final > 0 ? folds + final : (folds * 6) / 5 };
      }),
    };
  });
}

/** Seconds after which the first task began. */
function beginning(log: string): number {
  return Number(/^([\d.]+) dataset done/m.exec(log)?.[1]);
}

interface DryRun {
  readonly estimate: { readonly seconds: number; readonly models: readonly { model: string; seconds: number }[] };
}

function sum(tasks: readonly { readonly seconds: number }[]): number {
  return tasks.reduce((total, { seconds }) => total + seconds, 0);
}

export function estimateTable(results: readonly EstimateResult[]): Table {
  const factor = (a: number, b: number): number => Math.max(a / b, b / a);
  const off = results.filter(({ estimated, seconds }) => factor(estimated, seconds) > WITHIN);
  return {
    title: 'Estimates before a run, 2 workers',
    header: ['run', 'estimated', 'taken', 'estimated / taken', 'by model'],
    rows: results.map(({ name, estimated, seconds, models }) => [
      name,
      `${significant(estimated)} s`,
      `${significant(seconds)} s`,
      significant(estimated / seconds),
      models
        .filter((each) => each.seconds > NOTHING * sum(models))
        .map((each) => `${each.model} ${significant(each.estimated / each.seconds)}`)
        .join(', '),
    ]),
    notes: [
      `Within a factor of ${WITHIN}: ${results.length - off.length} of ${results.length}. ` +
        'By model: those with more than a twentieth of the time of all fits.',
    ],
  };
}
