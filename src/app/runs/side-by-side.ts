import type { RunEntry, RunHead, Scores } from '../../worker/protocol.ts';
import { count, plural } from '../text/numbers.ts';

/** Runs are named by letters: in tables, on curves and on the axis. */
export const letterOf = (index: number): string => 'ABCDE'.charAt(index);

export interface SettingRow {
  readonly key: string;
  /** JSON of each run, in order; `null` where it has no such key. */
  readonly values: readonly (string | null)[];
}

/** Keys of the config that are not the same in all, in the order of the first run that has them. */
export function settingRows(heads: readonly RunHead[]): readonly SettingRow[] {
  const maps = heads.map(({ settings }) => new Map(settings));
  const keys = [...new Set(maps.flatMap((map) => [...map.keys()]))];
  return keys
    .map((key) => ({ key, values: maps.map((map) => map.get(key) ?? null) }))
    .filter(({ values }) => values.some((value) => value !== values[0]));
}

export interface Parting {
  /** The first task of the one, in the order of its plan, that the other has not with the same hash. */
  readonly first: string | null;
  readonly same: number;
  /** Tasks of either. */
  readonly of: number;
}

export function parting(a: RunEntry, b: RunEntry): Parting {
  const [left, right] = [a, b].map(({ detail }) => new Map(detail.tasks.map(({ name, sha256 }) => [name, sha256])));
  const names = [...new Set([...left.keys(), ...right.keys()])];
  const differing = names.filter((name) => left.get(name) !== right.get(name));
  return { first: differing[0] ?? null, same: names.length - differing.length, of: names.length };
}

export type Metric = keyof Scores;

/** Cross-validated scores of one model in each run. */
export interface ModelRow {
  readonly model: string;
  readonly runs: readonly (ModelScores | null)[];
}

export interface ModelScores {
  readonly rank: number;
  readonly mean: number | null;
  readonly folds: readonly number[];
}

/** By which all runs rank; ROC AUC where they rank by different ones. */
export function sharedMetric(heads: readonly RunHead[]): Metric {
  const { name } = heads[0].score;
  const known = METRICS.some(({ metric }) => metric === name);
  return known && heads.every(({ score }) => score.name === name) ? (name as Metric) : 'roc_auc';
}

/** Models of any, by their best rank. */
export function modelRows(entries: readonly RunEntry[], metric: Metric): readonly ModelRow[] {
  const names = [...new Set(entries.flatMap(({ detail }) => detail.models.map(({ model }) => model)))];
  const rows = names.map((name) => ({
    model: name,
    runs: entries.map(({ detail }): ModelScores | null => {
      const rank = detail.models.findIndex(({ model }) => model === name);
      if (rank < 0) return null;
      const { mean, folds } = detail.models[rank];
      return { rank: rank + 1, mean: mean[metric], folds: folds.flatMap((fold) => fold[metric] ?? []) };
    }),
  }));
  const best = ({ runs }: ModelRow): number => Math.min(...runs.map((run) => run?.rank ?? Infinity));
  return rows
    .map((row, i) => ({ row, i }))
    .sort((a, b) => best(a.row) - best(b.row) || a.i - b.i)
    .map(({ row }) => row);
}

interface MetricWords {
  readonly metric: Metric;
  readonly words: string;
  readonly isLoss: boolean;
}

const METRICS: readonly MetricWords[] = [
  { metric: 'precision', words: 'Precision', isLoss: false },
  { metric: 'recall', words: 'Recall', isLoss: false },
  { metric: 'f1', words: 'F1', isLoss: false },
  { metric: 'roc_auc', words: 'ROC AUC', isLoss: false },
  { metric: 'average_precision', words: 'Average precision', isLoss: false },
  { metric: 'accuracy', words: 'Accuracy', isLoss: false },
  { metric: 'log_loss', words: 'Log loss', isLoss: true },
  { metric: 'brier', words: 'Brier score', isLoss: true },
];

export const metricWords = (metric: Metric): string => METRICS.find((each) => each.metric === metric)?.words ?? metric;

export interface MetricRow extends MetricWords {
  readonly values: readonly (number | null)[];
  /** Indices of the best, where not all are equal. */
  readonly best: readonly number[];
}

/** Of the best model on the test rows, at the threshold. */
export function metricRows(heads: readonly RunHead[]): readonly MetricRow[] {
  return METRICS.map((words) => {
    const values = heads.map(({ test }) => test[words.metric]);
    const there = values.filter((value) => value !== null);
    const top = words.isLoss ? Math.min(...there) : Math.max(...there);
    const all = values.every((value) => value === values[0]);
    return { ...words, values, best: all ? [] : values.flatMap((value, i) => (value === top ? [i] : [])) };
  });
}

/** What the runs are to each other, from cause to effect. */
export function sideBySideFinding(entries: readonly RunEntry[]): { readonly known: string; readonly rest: string } {
  const heads = entries.map(({ head }) => head);
  const differ = (of: (head: RunHead) => unknown): boolean => heads.some((head) => of(head) !== of(heads[0]));
  const settings = settingRows(heads);
  const causes = [
    differ(({ data }) => data.sha256) ? 'their data' : '',
    settings.length === 0 ? '' : settings.length === 1 ? settings[0].key : plural(settings.length, 'config value'),
    differ(({ engine, kernels }) => `${engine} ${kernels}`) ? 'engine or kernels' : '',
  ].filter((cause) => cause !== '');
  const known = `${plural(entries.length, 'run')} side by side.`;
  const same = entries.slice(1).every((entry) => parting(entries[0], entry).first === null);
  if (causes.length > 0) return { known, rest: `They differ in ${causes.join(' and ')}.` };
  if (same) return { known, rest: 'Every task is the same: only spacing or comments of the config differ.' };
  return { known, rest: 'Data and config are the same, yet their results are not.' };
}

/** Where a run leaves the first one. */
export function partingWords({ first, same, of }: Parting, inWords: (task: string) => string): string {
  if (first === null) return `all ${plural(of, 'task')} are the same`;
  return `parts at ${inWords(first)}; ${same === 0 ? 'no task is the same' : `${count(same)} of ${plural(of, 'task')} are the same`}`;
}
