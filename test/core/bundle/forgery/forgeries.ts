import type { Json } from '../../../../src/core/bytes/value.ts';
import { jsonFile } from '../../../../src/core/bundle/json-file.ts';
import { decodeUtf8, encodeUtf8, type Bundle } from '../../../../src/core/index.ts';
import { jsonChanges, type JsonChange } from './json-changes.ts';
import { lineChanges, tableChanges } from './table-changes.ts';

/** One file with one change in it. */
export interface Forgery {
  readonly path: string;
  /** The part of the file, as README's table names it. */
  readonly part: string;
  /** Which change exactly, for messages. */
  readonly what: string;
  readonly bytes: Uint8Array;
}

/** Every change to every file of a bundle, SHA256SUMS apart, which a forger writes anew. */
export function* forgeries({ files }: Bundle): Generator<Forgery> {
  for (const { path, bytes } of files) {
    const text = decodeUtf8(bytes);
    if (path.endsWith('.json')) {
      for (const change of jsonChanges(JSON.parse(text) as Json))
        yield {
          path,
          part: jsonPart(path, change, text),
          what: `${change.path.join('.')}: ${change.kind}`,
          bytes: jsonFile(change.json),
        };
      yield {
        path,
        part: /model|drift/.test(path) ? 'everything else' : 'everything',
        what: 'no indent',
        bytes: encodeUtf8(JSON.stringify(JSON.parse(text))),
      };
    } else if (path.endsWith('.jsonl')) yield* logForgeries(path, text);
    else if (path.endsWith('.csv'))
      for (const { what, text: changed } of tableChanges(text))
        yield { path, part: tablePart(path, what), what, bytes: encodeUtf8(changed) };
    else if (path !== 'SHA256SUMS')
      for (const { what, text: changed } of path === 'config.yaml' ? settingChanges(text) : lineChanges(text))
        yield { path, part: path === 'config.yaml' ? 'each setting' : 'each line', what, bytes: encodeUtf8(changed) };
  }
}

function* logForgeries(path: string, text: string): Generator<Forgery> {
  const lines = text.split('\n').slice(0, -1);
  const made = (changed: readonly string[]): Uint8Array => encodeUtf8(changed.map((line) => `${line}\n`).join(''));
  for (const [i, line] of lines.entries()) {
    const entry = JSON.parse(line) as { readonly task: string };
    const part = /^fit\/\w+\/fold-\d+$/.test(entry.task) ? 'summary of a fit of a fold' : 'everything else';
    for (const { path: at, kind, json } of jsonChanges(entry as unknown as Json))
      yield {
        path,
        part: at[0] === 'metrics' ? part : 'everything else',
        what: `${entry.task}, ${at.join('.')}: ${kind}`,
        bytes: made(lines.with(i, JSON.stringify(json))),
      };
    yield { path, part: 'everything else', what: `${entry.task} removed`, bytes: made(lines.toSpliced(i, 1)) };
  }
}

/** Each number or word of the config in turn. */
function* settingChanges(text: string): Generator<{ what: string; text: string }> {
  for (const [from, to] of [
    ['target: bought', 'target: 2024'],
    ['drop_missing_target: true', 'drop_missing_target: false'],
    ['categorical', 'ignore'],
    ['features: {}', 'features: {epsilon: 1}'],
    ['n_splits: 2', 'n_splits: 3'],
    ['n_estimators: 2', 'n_estimators: 3'],
    ['max_depth: 3', 'max_depth: 4'],
    ['max_depth: 2', 'max_depth: 1'],
    ['random_forest', 'extra_trees'],
    ['features', 'seed: 1\nfeatures'],
    ['features', 'experiment: {notes: good}\nfeatures'],
    ['features', 'business: {target_precision: 0.5}\nfeatures'],
    ['features', 'baseline: null\nfeatures'],
    ['features', 'bundle: {include_dataset: false}\nfeatures'],
  ]) {
    if (!text.includes(from)) throw new Error(`the config has no ${from}`);
    yield { what: `${from} → ${to}`, text: text.replace(from, to) };
  }
}

function jsonPart(path: string, { path: at }: JsonChange, text: string): string {
  if (path.endsWith('best_model.json')) {
    if (at[0] === 'classifier' && at[1] === 'fitted') return 'fitted classifier';
    return at[0] === 'preprocessing' ? 'preprocessing' : 'everything else';
  }
  if (path.endsWith('drift_baseline.json'))
    return at[0]?.endsWith('stats') === true ? 'statistics of columns' : 'everything else';
  if (!path.endsWith('lineage.json') || at[0] !== 'tasks' || at[2] !== 'sha256') return 'everything';
  const { tasks } = JSON.parse(text) as { readonly tasks: readonly { readonly name: string }[] };
  const { name } = tasks[Number(at[1])];
  if (/trees-/.test(name))
    return /final/.test(name) ? 'hash of a block of trees of the final model' : 'hash of a block of trees of a fold';
  return /^(table|features|preprocess\/fold-\d+)$/.test(name) ? 'hash of a task that prepares the data' : 'everything';
}

function tablePart(path: string, what: string): string {
  if (path.endsWith('out_of_fold.csv') || path.endsWith('splits.csv')) return 'everything';
  if (path.endsWith('predictions.csv')) return what === 'column probability' ? 'probabilities' : 'everything else';
  return what === 'header' || what === 'records' ? 'header and records' : 'cells';
}
