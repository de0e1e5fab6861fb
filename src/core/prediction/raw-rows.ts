import { byCodeUnit } from '../bytes/text.ts';
import type { LoadedPipeline } from '../bundle/read-model.ts';
import type { Column } from '../data/table.ts';
import { applyEngineering } from '../features/engineer.ts';
import type { Design } from '../preprocessing/design.ts';
import { transform } from '../preprocessing/preprocessor.ts';

/** Values of one row as the model's columns have them, in the order of `inputColumns`: numbers, categories, `null` where missing. */
export type RawRow = readonly (number | string | null)[];

export interface InputColumn {
  readonly name: string;
  readonly type: 'numeric' | 'categorical';
}

/** The columns of the file that the model looks at, in its order. */
export function inputColumns({ input }: Pick<LoadedPipeline, 'input'>): readonly InputColumn[] {
  return input.columns.flatMap(({ name, type }) => (type === 'ignore' ? [] : [{ name, type }]));
}

/** One row of columns that stand in the order of `inputColumns`. */
export function rawRow(columns: readonly Column[], row: number): RawRow {
  return columns.map((column) => {
    if (column.kind === 'numeric') return column.values[row] === column.values[row] ? column.values[row] : null;
    return column.codes[row] < 0 ? null : column.levels[column.codes[row]];
  });
}

/** What the classifier sees of such rows. */
export function designOf(pipeline: LoadedPipeline, rows: readonly RawRow[]): Design {
  const columns = inputColumns(pipeline).map(({ name, type }, at): Column => {
    const values = rows.map((row) => row[at]);
    if (type === 'numeric')
      return {
        kind: 'numeric',
        name,
        values: Float64Array.from(values, (value) => (value === null ? NaN : Number(value))),
      };
    const texts = values.map((value) => (value === null ? null : String(value)));
    const levels = [...new Set(texts.filter((text) => text !== null))].sort(byCodeUnit);
    const codeOf = new Map(levels.map((level, code) => [level, code]));
    return {
      kind: 'categorical',
      name,
      levels,
      codes: Int32Array.from(texts, (text) => (text === null ? -1 : (codeOf.get(text) ?? -1))),
    };
  });
  const all = [...columns, ...applyEngineering(columns, pipeline.features)];
  return transform(
    pipeline.preprocessor,
    all,
    Int32Array.from(rows, (_, i) => i),
  );
}
