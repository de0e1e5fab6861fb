/** The outputs of a sweep's tasks as far as the files of a bundle have them. */
import type { JsonObject, Value } from '../bytes/value.ts';
import type { RunConfig } from '../config/config.ts';
import type { Column } from '../data/table.ts';
import { innerSplit } from '../evaluation/inner-split.ts';
import { rowsOfFold } from '../evaluation/split.ts';
import type { Split } from '../evaluation/types.ts';
import { encodeOutput } from '../pipeline/outputs.ts';
import { partName, tryName, type Part } from '../pipeline/plan-sweep.ts';
import type { SweepResult } from '../pipeline/sweep.ts';
import { trainingRows } from '../pipeline/task-data.ts';
import { encodePreprocessor, fitPreprocessor } from '../preprocessing/preprocessor.ts';
import type { RunFacts } from './run-facts.ts';

/** Output by task name: inner folds, scores of every try, choices. */
export function* sweepOutputs(run: RunFacts, sweep: SweepResult): Generator<[string, Value]> {
  for (const part of partsOf(sweep)) yield [`split/${partName(part)}`, encodeOutput('split', splitOf(run, part))];
  for (const { model, searches } of sweep.models)
    for (const { part, scores } of searches)
      for (const [candidate, folds] of scores.entries())
        for (const [inner, each] of folds.entries())
          yield [tryName(model, partName(part), candidate, inner), encodeOutput('innerScores', each)];
  yield* choiceOutputs(run.config, sweep);
}

export function* choiceOutputs(config: RunConfig, { models }: SweepResult): Generator<[string, Value]> {
  for (const { model, candidates, searches } of models) {
    const base = config.models[model] as unknown as JsonObject;
    for (const { part, chosen } of searches)
      yield [
        `choose/${model}/${partName(part)}`,
        encodeOutput('choice', { params: { ...base, ...candidates[chosen] } }),
      ];
  }
}

/** Output by task name, of what prepares the data of inner folds. */
export function* innerPreprocessOutputs(
  run: RunFacts,
  sweep: SweepResult,
  columns: readonly Column[],
): Generator<[string, Value]> {
  for (const part of partsOf(sweep)) {
    const split = splitOf(run, part);
    for (let inner = 0; inner < (run.config.sweep?.n_splits ?? 0); inner++) {
      const fitted = fitPreprocessor(columns, rowsOfFold(split, inner, 'training'), run.config.preprocessing);
      yield [`preprocess/${partName(part)}/inner-${inner}`, encodePreprocessor(fitted)];
    }
  }
}

function partsOf({ models }: SweepResult): readonly Part[] {
  return [...new Set(models.flatMap(({ searches }) => searches.map(({ part }) => part)))];
}

function splitOf({ config, table, split }: RunFacts, part: Part): Split {
  const nSplits = config.sweep?.n_splits ?? 0;
  return innerSplit(table.target, trainingRows(split, part), nSplits, config.seed, partName(part));
}
