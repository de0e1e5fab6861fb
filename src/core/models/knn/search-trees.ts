import type { Design } from '../../preprocessing/design.ts';
import { Nearest } from './nearest.ts';
import type { CodedTrees, TrainingIndex, TrainingRows } from './training-rows.ts';

/**
 * `searchNearest` in k-d trees: the query's own category first, then all other rows unless the least distance² to
 * another category already exceeds what was found.
 *
 * A box's distance² is computed in the same order as a row's, with the same roundings. Rounding is monotonic, so it
 * never exceeds that of a point in the box: pruning needs no margin, and the result is that of comparing with every row.
 * Returns how many rows were compared.
 */
export function searchTrees(
  training: TrainingRows,
  { grouping, grouped, global, hasUnknown }: TrainingIndex,
  design: Design,
  count: number,
  visit: (row: number, nearest: Nearest) => void,
): number {
  let compared = 0;
  const k = training.varying.length;
  const columns = training.varying.map((column) => design.numeric[column]);
  const codes = design.categorical.map((column) => column.codes);
  const width = codes.length;
  const query = new Float64Array(k);
  const queryCodes = new Int32Array(width);
  const nearest = new Nearest(count);

  const boxDistance = (boxes: Float64Array, node: number): number => {
    let at = node * 2 * k;
    let total = 0;
    for (let j = 0; j < k; j++, at++) {
      const value = query[j];
      const outside = value < boxes[at] ? boxes[at] - value : value > boxes[at + k] ? value - boxes[at + k] : 0;
      total += outside * outside;
    }
    return total;
  };

  /** `skipped`: code of the grouping column whose rows have been searched already. */
  const scan = (trees: CodedTrees, node: number, skipped: number): void => {
    const { points, rows, codes: rowCodes } = trees;
    const to = trees.to[node];
    compared += to - trees.from[node];
    for (let position = trees.from[node]; position < to; position++) {
      if (skipped >= -1 && rowCodes[position * width + grouping] === skipped) continue;
      let total = 0;
      for (let j = 0, at = position * k; j < k; j++, at++) {
        const difference = query[j] - points[at];
        total += difference * difference;
      }
      let mismatch = 0;
      for (let c = 0; c < width; c++) {
        const code = rowCodes[position * width + c];
        if (code !== queryCodes[c]) mismatch += code < 0 || queryCodes[c] < 0 ? 1 : 2;
      }
      const squared = total + mismatch;
      if (nearest.accepts(squared, rows[position])) nearest.add(squared, rows[position]);
    }
  };

  /** `offset`: least categorical part of the rows that are not skipped. */
  const descend = (trees: CodedTrees, node: number, offset: number, skipped: number): void => {
    const right = trees.right[node];
    if (right === 0) {
      scan(trees, node, skipped);
      return;
    }
    const left = node + 1;
    const leftBound = boxDistance(trees.boxes, left) + offset;
    const rightBound = boxDistance(trees.boxes, right) + offset;
    const leftFirst =
      leftBound < rightBound || (leftBound === rightBound && trees.lowestRow[left] < trees.lowestRow[right]);
    for (const isLeft of leftFirst ? LEFT_RIGHT : RIGHT_LEFT) {
      const child = isLeft ? left : right;
      if (nearest.accepts(isLeft ? leftBound : rightBound, trees.lowestRow[child]))
        descend(trees, child, offset, skipped);
    }
  };

  for (let i = 0; i < design.n; i++) {
    for (let j = 0; j < k; j++) query[j] = columns[j][i];
    for (let c = 0; c < width; c++) queryCodes[c] = codes[c][i];
    nearest.clear();
    if (grouping < 0) descend(global, 0, 0, NOTHING);
    else {
      const own = queryCodes[grouping];
      const root = grouped.roots[own + 1] ?? -1;
      if (root >= 0) descend(grouped, root, 0, NOTHING);
      const offset = own < 0 || hasUnknown ? 1 : 2;
      if (nearest.accepts(boxDistance(global.boxes, 0) + offset, global.lowestRow[0])) descend(global, 0, offset, own);
    }
    visit(i, nearest);
  }
  return compared;
}

const NOTHING = -2;
const LEFT_RIGHT = [true, false] as const;
const RIGHT_LEFT = [false, true] as const;
