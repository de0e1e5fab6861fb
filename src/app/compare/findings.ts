import type { BundleDiff, ComparisonView, ModelName } from '../../worker/protocol.ts';
import { modelInSentence, modelName, nameOfModel } from '../text/names.ts';
import { count, plural } from '../text/numbers.ts';
import { taskInWords, type Verdict } from '../text/verdict-words.ts';

/** What two bundles are to each other, the nearest first. */
export type Kinship =
  /** Byte for byte one zip. */
  | 'same bytes'
  /** The same files in other containers. */
  | 'same files'
  /** Every task is the same, a file is not: a comment in the config, a changed file. */
  | 'same training'
  /** Dataset, every config value and the engine are the same, results are not: one of the two does not come from its data. */
  | 'contradiction'
  | 'two experiments';

export function kinshipOf(diff: BundleDiff): Kinship {
  if (diff.same) return diff.same_zip ? 'same bytes' : 'same files';
  if (diff.tasks.first_difference === null) return 'same training';
  return causesOf(diff).length === 0 ? 'contradiction' : 'two experiments';
}

export function comparisonVerdict({ diff }: ComparisonView): Verdict {
  const first = diff.tasks.first_difference;
  switch (kinshipOf(diff)) {
    case 'same bytes':
      return { known: 'The same experiment.', rest: 'Every byte is the same.', tone: 'known' };
    case 'same files':
      return {
        known: 'The same experiment.',
        rest: 'Every file is the same; only the packing differs.',
        tone: 'known',
      };
    case 'same training': {
      const [a, b] = [diff.a.engine.kernels, diff.b.engine.kernels];
      if (a !== b)
        return {
          known: 'The training is the same.',
          rest: `Kernels ${a} and ${b} write it down differently.`,
          tone: 'known',
        };
      const paths = diff.files.map(({ path }) => path);
      const what = paths.length === 1 ? paths[0] : `${plural(paths.length, 'file')}, ${paths[0]} among them,`;
      return {
        known: 'The training is the same.',
        rest: `${what} ${paths.length === 1 ? 'differs' : 'differ'}.`,
        tone: 'known',
      };
    }
    case 'contradiction':
      return {
        known: 'One experiment, two results.',
        rest: `Data and config are the same, yet ${taskInSentence(first ?? '')} came out different.`,
        tone: 'broken',
      };
    case 'two experiments':
      return { known: 'Two experiments.', rest: `They differ in ${causesOf(diff).join(' and ')}.`, tone: 'known' };
  }
}

/** What two experiments differ in, from cause to effect. */
export function causesOf({ data, config, a, b }: BundleDiff): readonly string[] {
  return [
    data.same ? '' : 'their data',
    config.length === 0
      ? ''
      : config.length === 1
        ? `one config value, ${config[0].key}`
        : `${count(config.length)} config values`,
    a.engine.name === b.engine.name && a.engine.kernels === b.engine.kernels ? '' : 'the engine',
  ].filter((cause) => cause !== '');
}

/** Where the two part, and how much of the graph they share. */
export function tasksFinding({ tasks: { tasks, first_difference } }: BundleDiff): string {
  if (first_difference === null) return `All ${plural(tasks.length, 'task')} came out the same`;
  const same = tasks.filter(({ state }) => state === 'same').length;
  const shared = same === 0 ? 'no task is the same' : `${count(same)} of ${plural(tasks.length, 'task')} are the same`;
  return `The runs part at ${taskInSentence(first_difference)}; ${shared}`;
}

/** How many tasks are in which state; those of one bundle alone are told apart by what is missing. */
export function taskCounts({ tasks: { tasks } }: BundleDiff) {
  const count = (wanted: (task: (typeof tasks)[number]) => boolean): number => tasks.filter(wanted).length;
  return {
    same: count(({ state }) => state === 'same'),
    different: count(({ state, expected }) => state === 'different' && expected !== null),
    affected: count(({ state }) => state === 'affected'),
    first: count(({ state }) => state === 'not reached'),
    second: count(({ expected }) => expected === null),
  };
}

/** `fit/random_forest/fold-3` → `the random forest of fold 3`. */
export function taskInSentence(name: string): string {
  const fixed = TASK_WORDS.get(name);
  if (fixed !== undefined) return fixed;
  const [, model, part] = /^fit\/(\w+)\/(?:fold-(\d+)|final)/.exec(name) ?? [];
  if (model !== undefined)
    return `the ${nameInSentence(model)} of ${part === undefined ? 'the final fit' : `fold ${part}`}`;
  const words = taskInWords(name);
  return words.charAt(0).toLowerCase() + words.slice(1);
}

const TASK_WORDS: ReadonlyMap<string, string> = new Map([
  ['dataset', 'the data'],
  ['table', 'the reading of the data'],
  ['features', 'the engineered features'],
  ['split', 'the split into training and test rows'],
  ['select', 'the ranking'],
  ['threshold', 'the threshold'],
  ['test', 'the test'],
]);

type ModelDifferences = BundleDiff['models'];

/** The best of each, and what changed most. */
export function modelsFinding({ models, a, b }: BundleDiff): string {
  const moved = models.filter(({ difference }) => difference !== null && difference !== 0);
  const best =
    a.best_model === null || b.best_model === null
      ? ''
      : a.best_model === b.best_model
        ? `${nameOfModel(a.best_model)} is best in both`
        : `${nameOfModel(a.best_model)} is best in the first, ${nameInSentence(b.best_model)} in the second`;
  if (moved.length === 0) return best === '' ? 'No model’s score differs' : `${best}; no model’s score differs`;
  const most = largest(moved);
  const change = `changes most, by ${difference(most.difference)}`;
  if (best === '') return `${nameOfModel(most.name)} ${change}`;
  const isBest = most.name === a.best_model && most.name === b.best_model;
  return `${best}${isBest ? ' and' : `; ${nameInSentence(most.name)}`} ${change}`;
}

function nameInSentence(model: string): string {
  return nameOfModel(model) === model ? model : modelInSentence(model as ModelName);
}

function largest(moved: ModelDifferences): ModelDifferences[number] {
  return moved.reduce((most, model) => (size(model) > size(most) ? model : most));
}

const size = ({ difference: gap }: ModelDifferences[number]): number => Math.abs(gap ?? 0);

/** With its sign, in as many decimals as it takes to be seen; `0` where there is none. */
export function difference(gap: number | null, digits = 4): string {
  if (gap === null) return '–';
  if (gap === 0) return '0';
  const sign = gap < 0 ? '−' : '+';
  const text = Math.abs(gap).toFixed(digits);
  return Number(text) === 0 ? `${sign}${Math.abs(gap).toExponential(1).replace('e-', 'e−')}` : `${sign}${text}`;
}

/** Test metrics of which less is better. */
const LOSSES: readonly string[] = ['log_loss', 'brier'];

export interface MetricRow {
  readonly name: string;
  readonly words: string;
  readonly a: number | null;
  readonly b: number | null;
  readonly difference: number | null;
  /** The difference, positive where the second is better. */
  readonly gain: number | null;
  readonly isLoss: boolean;
}

const METRIC_WORDS: Readonly<Record<string, string>> = {
  roc_auc: 'ROC AUC',
  average_precision: 'Average precision',
  precision: 'Precision',
  recall: 'Recall',
  f1: 'F1',
  accuracy: 'Accuracy',
  log_loss: 'Log loss',
  brier: 'Brier score',
};

export function metricRows({ metrics }: BundleDiff): readonly MetricRow[] {
  return metrics.map(({ name, a, b, difference: gap }) => {
    const isLoss = LOSSES.includes(name);
    const gain = gap === null ? null : isLoss ? -gap : gap;
    return { name, words: METRIC_WORDS[name] ?? name, a, b, difference: gap, gain, isLoss };
  });
}

export function metricsFinding(rows: readonly MetricRow[]): string {
  const gains = rows.flatMap(({ gain }) => (gain === null || gain === 0 ? [] : [gain]));
  if (gains.length === 0) return 'On the test rows every score is the same';
  const better = gains.filter((gain) => gain > 0).length;
  if (better === gains.length) return `On the test rows the second is better in every score that differs`;
  if (better === 0) return `On the test rows the first is better in every score that differs`;
  return `On the test rows the second is better in ${count(better)} of ${plural(rows.length, 'score')}, the first in ${count(gains.length - better)}`;
}

export const rankWords = (rank: number | null): string => (rank === null ? '–' : String(rank));

export const modelTitle = (name: string): string => (nameOfModel(name) === name ? name : modelName(name as ModelName));
