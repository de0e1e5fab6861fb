import type { Design } from '../../preprocessing/design.ts';
import { encodedWidth } from '../../preprocessing/design.ts';
import type { FitInput } from '../estimator.ts';
import { rankColumn, type RankedColumn } from './ranks.ts';

/** One column of the design as trees see it: every split asks whether `keys[row]` lies in a range of integers. */
export interface TreeColumn {
  /** Ranks of a numeric column, codes of a categorical one; length n. */
  readonly keys: Int32Array;
  /** Number of distinct ranks, or of levels. */
  readonly size: number;
  /** Index of its first encoded column. */
  readonly offset: number;
}

/** What all trees of a fit share. Columns: the numeric ones, then the categorical ones. */
export interface TrainingData {
  readonly n: number;
  readonly y: Uint8Array;
  readonly columns: readonly TreeColumn[];
  /** Number of numeric columns. */
  readonly numeric: number;
  /** Distinct values of each numeric column, ascending. */
  readonly values: readonly Float64Array[];
  /** Number of encoded columns, constant ones included. */
  readonly width: number;
  /** For each encoded column the column that it belongs to. */
  readonly columnOf: Int32Array;
  /**
   * The categorical column whose levels keep their rows together (`order`), so that one-hot splits of it cost nothing a
   * row: the one with the most levels, the first of equals; −1 without categorical columns.
   */
  readonly primary: number;
  /** All rows, sorted by the primary column's code, then by index. */
  readonly order: Int32Array;
}

/** Ranks and sorts the design once per fit. */
export function trainingData(input: Pick<FitInput, 'design' | 'y'>): TrainingData {
  const { design, y } = input;
  const ranked = design.numeric.map(rankColumn);
  const columns = treeColumns(design, ranked);
  const numeric = ranked.length;
  const width = encodedWidth(design);
  const columnOf = new Int32Array(width);
  let primary = -1;
  columns.forEach(({ offset, size }, index) => {
    if (index < numeric) columnOf[offset] = index;
    else {
      columnOf.fill(index, offset, offset + size);
      if (primary < 0 || size > columns[primary].size) primary = index;
    }
  });
  return {
    n: design.n,
    y,
    columns,
    numeric,
    values: ranked.map(({ values }) => values),
    width,
    columnOf,
    primary,
    order: rowsByCode(design.n, primary < 0 ? null : columns[primary]),
  };
}

function treeColumns(design: Design, ranked: readonly RankedColumn[]): TreeColumn[] {
  const columns: TreeColumn[] = ranked.map(({ ranks, values }, offset) => ({
    keys: ranks,
    size: values.length,
    offset,
  }));
  let offset = columns.length;
  for (const { codes, levels } of design.categorical) {
    columns.push({ keys: codes, size: levels, offset });
    offset += levels;
  }
  return columns;
}

/** Counting sort; the code −1 comes first. */
function rowsByCode(n: number, column: TreeColumn | null): Int32Array {
  const order = new Int32Array(n);
  if (column === null) {
    for (let row = 0; row < n; row++) order[row] = row;
    return order;
  }
  const { keys, size } = column;
  const next = new Int32Array(size + 2);
  for (let row = 0; row < n; row++) next[keys[row] + 2]++;
  for (let code = 1; code < next.length; code++) next[code] += next[code - 1];
  for (let row = 0; row < n; row++) order[next[keys[row] + 1]++] = row;
  return order;
}
