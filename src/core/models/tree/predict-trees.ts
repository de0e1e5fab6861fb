import type { Design } from '../../preprocessing/design.ts';
import { compileTrees, type CompiledTrees } from './compile-trees.ts';
import { openRunner, type CompiledRunner } from './compiled-runner.ts';
import type { FittedTrees } from './fitted-trees.ts';
import { addTree, CHUNK, loadChunk, newRunner } from './run-rows.ts';

/**
 * Trees of a block: of a forest's tasks, and of its sums. A constant of the kernels: 400 trees are 8 tasks, which two or
 * four workers share evenly.
 */
export const BLOCK = 50;

/** For fewer rows a memory for the trees costs more than it saves. */
const WORTHWHILE = 500;

/**
 * P(class 1) of each row: the mean over the trees of w1·p / (w1·p + w0·q) of the leaf that the row falls into, summed by
 * blocks as in `meanOfBlocks`. A row whose category is unknown (−1) is left of every split of that column.
 */
export function predictTrees(trees: FittedTrees, design: Design): Float64Array {
  return treesPredictor(trees)(design);
}

/** `predictTrees` of these trees for any number of designs: the trees are compiled once. */
export function treesPredictor(trees: FittedTrees): (design: Design) => Float64Array {
  const compiled = compileTrees(trees);
  let kept: CompiledRunner | null = null;
  return (design) => {
    const fast = design.n < WORTHWHILE ? null : (kept ??= openRunner(compiled, trees, CHUNK));
    return meanOfBlocks(sumBlocks(compiled, trees, design, BLOCK, fast), compiled.roots.length);
  };
}

/** Sum over the trees, in their order, of P(class 1) of each row. */
export function sumTrees(trees: FittedTrees, design: Design): Float64Array {
  const compiled = compileTrees(trees);
  const fast = design.n < WORTHWHILE ? null : openRunner(compiled, trees, CHUNK);
  return sumBlocks(compiled, trees, design, compiled.roots.length, fast)[0];
}

/** The sums of blocks of BLOCK trees, added in their order, divided by the number of trees. */
export function meanOfBlocks(sums: readonly Float64Array[], trees: number): Float64Array {
  const mean = sums[0].slice();
  for (const block of sums.slice(1)) for (let row = 0; row < mean.length; row++) mean[row] += block[row];
  for (let row = 0; row < mean.length; row++) mean[row] /= trees;
  return mean;
}

/**
 * For each block of `size` trees the sum over them of P(class 1) of each row.
 * @param fast the same trees in WebAssembly, for chunks of CHUNK rows; `null`: without it, with the same bits
 */
export function sumBlocks(
  compiled: CompiledTrees,
  trees: FittedTrees,
  design: Design,
  size: number,
  fast: CompiledRunner | null,
): Float64Array[] {
  const { roots } = compiled;
  const sums = Array.from({ length: Math.ceil(roots.length / size) }, () => new Float64Array(design.n));
  const runner = newRunner(trees, design);
  const own = fast?.sums ?? new Float64Array(Math.min(CHUNK, design.n));
  for (let from = 0; from < design.n; from += CHUNK) {
    const rows = runner.sorted.subarray(from, from + CHUNK);
    loadChunk(runner, rows, fast?.keys ?? runner.keys);
    sums.forEach((block, index) => {
      own.fill(0);
      const [first, end] = [index * size, Math.min((index + 1) * size, roots.length)];
      if (fast !== null) fast.add(first, end, rows.length);
      else for (let tree = first; tree < end; tree++) addTree(runner, compiled, roots[tree], rows.length, own);
      for (let i = 0; i < rows.length; i++) block[rows[i]] = own[i];
    });
  }
  return sums;
}
