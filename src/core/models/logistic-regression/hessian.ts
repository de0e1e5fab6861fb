import { paddedSize } from './cholesky.ts';
import type { Block, Problem } from './problem.ts';
import { TILE } from './workspace.ts';

/**
 * The Hessian Zᵀ·diag(h)·Z + penalty in three parts. A row has one level of the last block, so that block's own part is
 * diagonal (L levels); the rest has p unknowns.
 */
export interface Hessian {
  /** Unknowns outside the last block. */
  readonly p: number;
  /** Lower triangle of the rest, rows of `paddedSize(p)`, with three rows of room behind. */
  readonly rest: Float64Array;
  /** Last block by rest, L × p. */
  readonly between: Float64Array;
  readonly diagonal: Float64Array;
}

/** Sums by row index. An intercept that is not fitted is a row of the unit matrix. */
export function hessianAt(problem: Problem, h: Float64Array): Hessian {
  const { n, stride, x, width, active, blocks, size, penalty, fitIntercept } = problem;
  const { loops, gram, slopes: sums, margins: tile } = problem.workspace;
  const last = blocks.at(-1);
  const levels = last?.levels ?? 0;
  const p = size - levels;
  const row = paddedSize(p);
  const hessian: Hessian = {
    p,
    rest: new Float64Array(row * (p + 3)),
    between: new Float64Array(levels * p),
    diagonal: new Float64Array(levels),
  };
  const { rest, between, diagonal } = hessian;
  gram.fill(0);
  sums.fill(0);
  let total = 0;
  for (let from = 0; from < stride; from += TILE) {
    const tileSize = Math.min(TILE, stride - from);
    tile.set(h.subarray(from, from + tileSize));
    for (let i = 0; i < tileSize; i++) total += tile[i];
    loops.dotColumns(x, stride, width, from, tileSize, tile, sums);
    loops.addGram(x, stride, width, active.length, from, tileSize, tile, gram);
    addBlocks(problem, h, from, Math.min(from + tileSize, n), hessian);
  }
  rest[0] = total;
  for (let j = 0; j < active.length; j++) {
    rest[(j + 1) * row] = sums[j];
    for (let t = 0; t <= j; t++) rest[(j + 1) * row + t + 1] = gram[j * width + t];
  }
  for (let j = 1; j < p; j++) rest[j * row + j] += penalty;
  for (let level = 0; level < levels; level++) diagonal[level] += penalty;
  if (!fitIntercept) {
    for (let j = 0; j < p; j++) rest[j * row] = 0;
    rest[0] = 1;
    for (let level = 0; level < levels; level++) between[level * p] = 0;
  }
  return hessian;
}

/** Adds the parts in which categorical columns occur, for the rows [from, to). */
function addBlocks(problem: Problem, h: Float64Array, from: number, to: number, hessian: Hessian): void {
  const { blocks } = problem;
  const { p, rest, between, diagonal } = hessian;
  const row = paddedSize(p);
  blocks.forEach((block, c) => {
    const isLast = c === blocks.length - 1;
    const target = isLast ? between : rest;
    const length = isLast ? p : row;
    const first = isLast ? 0 : block.offset;
    addProducts(problem, block, h, from, to, target, length, first);
    for (let before = 0; before < c; before++)
      addPairs(block.codes, blocks[before], h, from, to, target, length, first);
    for (let i = from; i < to; i++) {
      const code = block.codes[i];
      if (code < 0) continue;
      if (isLast) diagonal[code] += h[i];
      else rest[(first + code) * row + first + code] += h[i];
    }
  });
}

/** Level by intercept and numeric columns. */
function addProducts(
  { x, stride, active }: Problem,
  { codes }: Block,
  h: Float64Array,
  from: number,
  to: number,
  target: Float64Array,
  length: number,
  first: number,
): void {
  const k = active.length;
  for (let i = from; i < to; i++) {
    if (codes[i] < 0) continue;
    const weight = h[i];
    const at = (first + codes[i]) * length;
    target[at] += weight;
    for (let j = 0, value = i; j < k; j++, value += stride) target[at + j + 1] += weight * x[value];
  }
}

/** Level by level of a block before. */
function addPairs(
  codes: Int32Array,
  { codes: others, offset }: Block,
  h: Float64Array,
  from: number,
  to: number,
  target: Float64Array,
  length: number,
  first: number,
): void {
  for (let i = from; i < to; i++)
    if (codes[i] >= 0 && others[i] >= 0) target[(first + codes[i]) * length + offset + others[i]] += h[i];
}

/** The Hessian's diagonal alone. `h` is of the problem's arena. */
export function hessianDiagonal(problem: Problem, h: Float64Array): Float64Array {
  const { n, active, x, stride, width, blocks, size, penalty, fitIntercept } = problem;
  const diagonal = new Float64Array(size).fill(penalty);
  const { loops, slopes: squares } = problem.workspace;
  loops.dotSquares(x, stride, width, h, squares);
  for (let j = 0; j < active.length; j++) diagonal[j + 1] += squares[j];
  for (const { codes, offset } of blocks)
    for (let i = 0; i < n; i++) if (codes[i] >= 0) diagonal[offset + codes[i]] += h[i];
  let total = 0;
  for (let i = 0; i < n; i++) total += h[i];
  // No intercept, or rows so far from the boundary that its curvature has vanished.
  diagonal[0] = fitIntercept && total > 0 ? total : 1;
  return diagonal;
}
