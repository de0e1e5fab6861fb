import type { Value } from '../bytes/value.ts';
import type { FeaturesConfig, RankBy } from '../config/config.ts';
import type { Column } from '../data/table.ts';
import { columnImportance } from '../evaluation/importance.ts';
import { sampleRows } from '../evaluation/sample-rows.ts';
import { scoreProbabilities } from '../evaluation/scores.ts';
import { rowsOfSet, TEST } from '../evaluation/split.ts';
import { applyEngineering } from '../features/engineer.ts';
import { takeCodes, takeFloats } from '../numerics/take.ts';
import type { Design } from '../preprocessing/design.ts';
import { decodePreprocessor, designShape, transform } from '../preprocessing/preprocessor.ts';
import { shuffle, stream } from '../random/stream.ts';
import { decodeOutput, encodeOutput } from './outputs.ts';
import type { TaskContext } from './task-context.ts';
import { labelsOf, splitInput, tableInput } from './task-data.ts';

/**
 * One repeat: each column of the file in turn is permuted among the sampled test rows by its own stream, the engineered columns
 * are computed again, and the rows whose design changed are predicted again.
 */
export function importanceRepeat(context: TaskContext): Value {
  const { block, model } = context.task;
  if (block === undefined || model === undefined) throw new RangeError(`${context.task.name} names no repeat`);
  const features = context.slices[0] as unknown as FeaturesConfig | null;
  const metric = context.slices[1] as RankBy;
  const { y, columns, preprocessor, fitted, base, probabilities } = baseOf(context);
  const all = Int32Array.from(y, (_, i) => i);
  const worse = (score: number): number => (metric === 'log_loss' ? score : -score);
  const scoreOf = (p: Float64Array): number => scoreProbabilities(y, p, 0.5)[metric] ?? 0;
  const score = scoreOf(probabilities);
  const drops = columns.map((column, at) => {
    const order = all.slice();
    shuffle(order, stream(context.seed, `importance/${column.name}/repeat-${block[0]}`));
    const permuted = columns.with(at, taken(column, order));
    const design = [...permuted, ...applyEngineering(permuted, features)];
    const changed = changedRows(base, transform(preprocessor, design, all));
    const moved = fitted.predictProba(transform(preprocessor, design, changed));
    const mixed = probabilities.slice();
    changed.forEach((row, i) => (mixed[row] = moved[i]));
    return worse(scoreOf(mixed)) - worse(score) + 0;
  });
  return encodeOutput('importanceRepeat', { score, rows: y.length, drops });
}

/** Joins the repeats; the last input is the table. */
export function joinRepeats(context: TaskContext): Value {
  const count = context.inputs.length - 1;
  const repeats = Array.from({ length: count }, (_, k) => decodeOutput('importanceRepeat', context.input(k)));
  const { columns } = tableInput(context, count).table;
  return encodeOutput('importance', {
    metric: context.slices[0] as RankBy,
    score: repeats[0].score,
    rows: repeats[0].rows,
    repeats: count,
    columns: columns.map(({ name }, at) =>
      columnImportance(
        name,
        repeats.map(({ drops }) => drops[at]),
      ),
    ),
  });
}

/** What all repeats share; a worker works it out once. */
function baseOf(context: TaskContext) {
  const key = context.inputs.map(({ sha256 }) => sha256).join('/');
  return context.memo.get(`importance/${key}/${JSON.stringify(context.slices)}`, () => {
    const { table } = tableInput(context);
    const test = rowsOfSet(splitInput(context, 1), TEST);
    const rows = sampleRows(labelsOf(table, test), context.slices[2] as number, context.seed).map((i) => test[i]);
    const preprocessor = decodePreprocessor(context.input(2));
    const columns = table.columns.map((column) => taken(column, rows));
    const features = context.slices[0] as unknown as FeaturesConfig | null;
    const all = rows.map((_, i) => i);
    const base = transform(preprocessor, [...columns, ...applyEngineering(columns, features)], all);
    const classifier = context.engine.classifier(context.task.model as NonNullable<typeof context.task.model>);
    const fitted = classifier.decode(decodeOutput('finalFit', context.input(3)).fitted, designShape(preprocessor));
    return { y: labelsOf(table, rows), columns, preprocessor, fitted, base, probabilities: fitted.predictProba(base) };
  });
}

function taken(column: Column, rows: Int32Array): Column {
  return column.kind === 'numeric'
    ? { ...column, values: takeFloats(column.values, rows) }
    : { ...column, codes: takeCodes(column.codes, rows) };
}

function changedRows(base: Design, other: Design): Int32Array {
  const changed: number[] = [];
  for (let row = 0; row < base.n; row++)
    if (
      base.numeric.some((values, j) => values[row] !== other.numeric[j][row]) ||
      base.categorical.some(({ codes }, j) => codes[row] !== other.categorical[j].codes[row])
    )
      changed.push(row);
  return Int32Array.from(changed);
}
