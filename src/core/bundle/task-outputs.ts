/** The outputs of tasks as far as the files of a bundle have them. */
import { sha256 } from '../bytes/digest.ts';
import { pack } from '../bytes/pack.ts';
import type { Value } from '../bytes/value.ts';
import { encodeTable } from '../data/encode-table.ts';
import type { NumericColumn } from '../data/table.ts';
import type { TableReading } from '../data/read-table.ts';
import { rowsOfFold, TRAIN } from '../evaluation/split.ts';
import { encodeOutput } from '../pipeline/outputs.ts';
import { encodeFeatures } from '../pipeline/task-data.ts';
import { encodePreprocessor, fitPreprocessor, type FittedPreprocessor } from '../preprocessing/preprocessor.ts';
import type { RunFacts } from './run-facts.ts';
import { innerPreprocessOutputs, sweepOutputs } from './sweep-outputs.ts';

/** What `RunFacts` lack of the final model. */
export interface FinalModel {
  readonly preprocessor: FittedPreprocessor;
  readonly fitted: Value;
}

/** Output by task name, of all tasks but those that need the dataset and the blocks of fits. */
export function* taskOutputs(run: RunFacts, { preprocessor, fitted }: FinalModel): Generator<[string, Value]> {
  const { split, models, baseline, ranking, threshold, test, final, drift } = run;
  yield ['split', encodeOutput('split', { set: split.set, fold: split.fold })];
  if (run.sweep !== null) yield* sweepOutputs(run, run.sweep);
  for (const { model, probabilities, summaries, evaluation } of models) {
    for (const [k, summary] of summaries.entries())
      yield [
        `fit/${model}/fold-${k}`,
        encodeOutput('foldFit', { probabilities: ofFold(run, probabilities, k), summary }),
      ];
    yield [`evaluate/${model}`, encodeOutput('evaluation', evaluation)];
  }
  if (baseline !== null) yield ['baseline', encodeOutput('baseline', baseline)];
  yield ['select', encodeOutput('ranking', { ranking })];
  yield ['preprocess/final', encodePreprocessor(preprocessor)];
  yield ['drift', encodeOutput('drift', drift)];
  const { probabilities, summary } = final;
  yield [`fit/${final.model}/final`, encodeOutput('finalFit', { fitted, probabilities, summary })];
  yield ['threshold', encodeOutput('threshold', threshold)];
  yield ['test', encodeOutput('test', test)];
  if (run.comparisons !== null) yield ['comparisons', encodeOutput('comparisons', run.comparisons)];
  if (run.importance !== null) {
    const { score, rows, repeats, columns } = run.importance;
    for (let k = 0; k < repeats; k++)
      yield [
        `importance/repeat-${k}`,
        encodeOutput('importanceRepeat', { score, rows, drops: columns.map(({ drops }) => drops[k]) }),
      ];
    yield ['importance', encodeOutput('importance', run.importance)];
  }
  if (run.intervals !== null) yield ['intervals', encodeOutput('intervals', run.intervals)];
}

/**
 * Output by task name, of the tasks that prepare the data.
 * @param engineered columns that the config leads to
 */
export function* dataOutputs(
  run: RunFacts,
  { table, resolution }: Pick<TableReading, 'table' | 'resolution'>,
  engineered: readonly NumericColumn[],
): Generator<[string, Value]> {
  const { config, split } = run;
  yield ['table', encodeTable(table, resolution)];
  yield ['features', encodeFeatures(engineered)];
  const columns = [...table.columns, ...engineered];
  for (let fold = 0; fold < config.cv.n_splits; fold++) {
    const fitted = fitPreprocessor(columns, rowsOfFold(split, fold, 'training'), config.preprocessing);
    yield [`preprocess/fold-${fold}`, encodePreprocessor(fitted)];
  }
  if (run.sweep !== null) yield* innerPreprocessOutputs(run, run.sweep, columns);
}

/** SHA-256 as lineage records it. */
export function outputHash(output: Value): Promise<string> {
  return sha256(pack(output));
}

/** @param probabilities of the train rows, ascending */
function ofFold({ split }: RunFacts, probabilities: Float64Array, fold: number): Float64Array {
  let at = 0;
  const own: number[] = [];
  split.set.forEach((set, row) => {
    if (set !== TRAIN) return;
    if (split.fold[row] === fold) own.push(probabilities[at]);
    at++;
  });
  return Float64Array.from(own);
}
