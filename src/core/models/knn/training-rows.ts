import { buildKdTrees, type KdTrees } from './kd-tree.ts';

/** What the search needs to know of the training rows. */
export interface TrainingRows {
  readonly n: number;
  /** Numeric columns that vary in training, by their index in the design. */
  readonly varying: readonly number[];
  /** n × varying.length, row-major. */
  readonly points: Float64Array;
  /** Codes of each categorical column. */
  readonly codes: readonly Int32Array[];
}

/** k-d trees with the categorical codes beside them. */
export interface CodedTrees extends KdTrees {
  /** Positions × categorical columns. */
  readonly codes: Int32Array;
}

export interface TrainingIndex {
  /** Categorical column whose categories have a tree each; −1 without categorical columns. */
  readonly grouping: number;
  /** Trees by code + 1 of the grouping column. */
  readonly grouped: CodedTrees;
  /** One tree over all rows. */
  readonly global: CodedTrees;
  /** Whether some training row has an unknown category in the grouping column. */
  readonly hasUnknown: boolean;
}

export function indexTrainingRows(training: TrainingRows): TrainingIndex {
  const all = Int32Array.from({ length: training.n }, (_, row) => row);
  const grouping = mostSelective(training.codes);
  const groups = grouping < 0 ? [] : groupByCode(training.codes[grouping]);
  return {
    grouping,
    grouped: codedTrees(training, groups),
    global: codedTrees(training, [all]),
    hasUnknown: groups.length > 0 && groups[0].length > 0,
  };
}

/** The column in which two random rows agree least often (least sum of squared counts, the first of equals). */
function mostSelective(columns: readonly Int32Array[]): number {
  let best = -1;
  let least = Infinity;
  columns.forEach((codes, column) => {
    const agreement = countCodes(codes).reduce((sum, count) => sum + count * count, 0);
    if (agreement < least) {
      least = agreement;
      best = column;
    }
  });
  return best;
}

/** Number of rows of code −1, 0, 1, …; doubles, so that squares cannot overflow. */
function countCodes(codes: Int32Array): Float64Array {
  let highest = -1;
  for (let row = 0; row < codes.length; row++) if (codes[row] > highest) highest = codes[row];
  const counts = new Float64Array(highest + 2);
  for (let row = 0; row < codes.length; row++) counts[codes[row] + 1]++;
  return counts;
}

/** Rows of code −1, 0, 1, …, each in ascending order. */
function groupByCode(codes: Int32Array): Int32Array[] {
  const counts = countCodes(codes);
  const groups = Array.from(counts, (count) => new Int32Array(count));
  counts.fill(0);
  codes.forEach((code, row) => (groups[code + 1][counts[code + 1]++] = row));
  return groups;
}

function codedTrees({ varying, points, codes }: TrainingRows, groups: readonly Int32Array[]): CodedTrees {
  const trees = buildKdTrees(points, varying.length, groups);
  const coded = new Int32Array(trees.rows.length * codes.length);
  trees.rows.forEach((row, at) => codes.forEach((column, c) => (coded[at * codes.length + c] = column[row])));
  return { ...trees, codes: coded };
}
