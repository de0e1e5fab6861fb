import type { JsonObject, Value } from '../bytes/value.ts';
import type { ClassWeight, PreprocessingConfig } from '../config/config.ts';
import { SelfsameError } from '../errors.ts';
import { growingRows } from '../evaluation/growing-rows.ts';
import { scoreProbabilities } from '../evaluation/scores.ts';
import { classWeights } from '../models/class-weights.ts';
import { fitPreprocessor, transform } from '../preprocessing/preprocessor.ts';
import { stream } from '../random/stream.ts';
import { decodeOutput, encodeOutput } from './outputs.ts';
import type { TaskContext } from './task-context.ts';
import { featureColumns, labelsOf, scoredRows, splitInput, tableInput, trainingRows } from './task-data.ts';

/**
 * One point of a learning curve: a fold's model made from a part of the fold's training rows, its preprocessing too, and
 * scored on that part and on the fold's validation rows. On the whole of them it is the run's own fit, to the bit.
 */
export function learningPart(context: TaskContext): Value {
  const { task, seed, slices } = context;
  const { model, part, share } = task;
  if (model === undefined || typeof part !== 'number' || share === undefined)
    throw new RangeError(`${task.name} names no part of a fold`);
  const { table } = tableInput(context);
  const split = splitInput(context, 2);
  const all = trainingRows(split, part);
  const scope = `learning-curve/fold-${part}`;
  const size = Math.max(2, Math.floor((all.length * share) / 1000));
  const rows = growingRows(all, labelsOf(table, all), size, (name) => stream(seed, `${scope}/${name}`));
  const columns = featureColumns(context);
  const preprocessor = fitPreprocessor(columns, rows, slices[0] as unknown as PreprocessingConfig);
  const designOf = (of: Int32Array) => transform(preprocessor, columns, of);
  // A swept model is fitted with what the search chose on the whole of the fold's training rows.
  const params = (slices[1] ?? decodeOutput('choice', context.input(3)).params) as JsonObject;
  const y = labelsOf(table, rows);
  const design = designOf(rows);
  const made = new Map<string, unknown>();
  try {
    const fitted = context.engine.classifier(model).fit(
      {
        design,
        y,
        classWeight: classWeights(
          (params as { class_weight?: ClassWeight }).class_weight ?? null,
          y,
          table.target.labels,
        ),
        stream: (name) => stream(seed, `${model}/fold-${part}/${name}`),
        shared: <T>(name: string, make: () => T): T => {
          if (!made.has(name)) made.set(name, make());
          return made.get(name) as T;
        },
      },
      params,
    );
    const validation = scoredRows(split, part);
    return encodeOutput('learningPart', {
      rows: rows.length,
      train: scoreProbabilities(y, fitted.predictProba(design), 0.5),
      validation: scoreProbabilities(labelsOf(table, validation), fitted.predictProba(designOf(validation)), 0.5),
      problem: null,
    });
  } catch (error) {
    // Some models cannot be fitted on a few rows; the larger parts are worth knowing all the same.
    if (!(error instanceof SelfsameError) || error.code !== 'data/too-few-rows') throw error;
    return encodeOutput('learningPart', {
      rows: rows.length,
      train: null,
      validation: null,
      problem: error.problems[0].message,
    });
  }
}
