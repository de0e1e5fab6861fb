import type { Json, Value } from '../bytes/value.ts';
import type { ClassWeight } from '../config/config.ts';
import { decodeTable } from '../data/encode-table.ts';
import type { Resolution } from '../data/read-table.ts';
import type { Column, NumericColumn, Table } from '../data/table.ts';
import { rowsOfFold, rowsOfSet, TEST, TRAIN } from '../evaluation/split.ts';
import type { Split } from '../evaluation/types.ts';
import { classWeights } from '../models/class-weights.ts';
import type { FitInput } from '../models/estimator.ts';
import { takeLabels } from '../numerics/take.ts';
import type { Design } from '../preprocessing/design.ts';
import { decodePreprocessor, transform } from '../preprocessing/preprocessor.ts';
import { stream } from '../random/stream.ts';
import { decodeOutput } from './outputs.ts';
import { partName } from './plan-sweep.ts';
import type { TaskContext } from './task-context.ts';

/** Readers of what tasks share. Input numbers are those of plan.ts: table, features, split, preprocess, … */

export function tableInput(context: TaskContext, index = 0): { table: Table; resolution: Resolution } {
  return context.memo.get(`table/${context.inputs[index].sha256}`, () => decodeTable(context.input(index)));
}

export function splitInput(context: TaskContext, index: number): Split {
  return decodeOutput('split', context.input(index));
}

/** The file's feature columns and the engineered ones behind them. */
export function featureColumns(context: TaskContext): readonly Column[] {
  return [...tableInput(context).table.columns, ...decodeFeatures(context.input(1))];
}

export function encodeFeatures(columns: readonly NumericColumn[]): Value {
  return columns.map(({ name, values }) => ({ name, values }));
}

export function decodeFeatures(value: Value): NumericColumn[] {
  return (value as unknown as { name: string; values: Float64Array }[]).map((column) => ({
    kind: 'numeric',
    ...column,
  }));
}

/** Rows that a part is fitted on. */
export function trainingRows(split: Split, part: number | 'final'): Int32Array {
  return part === 'final' ? rowsOfSet(split, TRAIN) : rowsOfFold(split, part, 'training');
}

/** Rows whose probabilities a part gives: the fold's validation rows, or the test rows. */
export function scoredRows(split: Split, part: number | 'final'): Int32Array {
  return part === 'final' ? rowsOfSet(split, TEST) : rowsOfFold(split, part, 'validation');
}

export function labelsOf(table: Table, rows: Int32Array): Uint8Array {
  return takeLabels(table.target.y, rows);
}

/** The design of a part's training or scored rows; worked out once for all models that use it. */
export function designInput(context: TaskContext, side: 'training' | 'scored'): Design {
  return context.memo.get(`design/${side}/${designKey(context)}`, () => {
    const split = splitInput(context, 2);
    const part = partOf(context);
    const rows = side === 'training' ? trainingRows(split, part) : scoredRows(split, part);
    return transform(decodePreprocessor(context.input(3)), featureColumns(context), rows);
  });
}

/** Table, features, split and preprocessor name the design and the labels of a part. */
function designKey(context: TaskContext): string {
  const hashes = context.inputs.slice(0, 4).map(({ sha256 }) => sha256);
  // Preprocessors of two folds may be equal (categories alone), and then only the part tells their rows apart.
  return [partOf(context), ...hashes].join('/');
}

/** The part of the split that the task was given: of a sweep's task, an inner fold. */
export function partOf({ task }: TaskContext): number | 'final' {
  return task.inner ?? task.part ?? 'final';
}

/** What a fit is made with: what the config says, or for a swept model what was chosen. */
export function paramsOf(context: TaskContext): Json {
  if (context.task.config.length > 0) return context.slices[0];
  return decodeOutput('choice', context.input(4)).params;
}

/** What a classifier is fitted on in this task. */
export function fitInput(context: TaskContext): FitInput {
  const { task, seed } = context;
  const { table } = tableInput(context);
  const part = partOf(context);
  const y = labelsOf(table, trainingRows(splitInput(context, 2), part));
  const params = paramsOf(context) as { readonly class_weight?: ClassWeight };
  const inner = task.inner === undefined ? '' : `/inner-${task.inner}`;
  const scope = `${task.model}/${partName(task.part ?? 'final')}${inner}`;
  return {
    design: designInput(context, 'training'),
    y,
    classWeight: classWeights(params.class_weight ?? null, y, table.target.labels),
    stream: (name) => stream(seed, `${scope}/${name}`),
    shared: (name, make) => context.memo.get(`${name}/${designKey(context)}`, make),
  };
}
