/** What the rule depends on: parts of a `Problem`. */
export interface Shape {
  readonly n: number;
  readonly active: readonly number[];
  readonly blocks: readonly { readonly levels: number }[];
  readonly size: number;
}

/** When and from which rows the Hessian is formed. Depends on the design's shape alone. */
export interface CurvatureRule {
  /** Iteration of the first Hessian; before it, its diagonal has to do. */
  readonly first: number;
  /** Iterations from one Hessian to the next: 1 is Newton's method. */
  readonly period: number;
  /** Every how many rows take part. */
  readonly step: number;
}

/** A Hessian that costs at most this many passes over the rows is formed from the start. */
const CHEAP = 4;
/** Others wait until L-BFGS has spent as much, within bounds: well-conditioned designs end before. */
const LEAST_PATIENCE = 10;
const MOST_PATIENCE = 16;
/** A Hessian from so many rows for each column leaves little to L-BFGS, which then gains a digit at every step. */
const ROWS_PER_COLUMN = 50;
/** More rows take part where the Hessian then still costs no more than this part of a pass. */
const SHARE = 0.5;
const MAX_FACTORISED = 2000;
const MAX_BETWEEN = 1e7;
/** Cost of a row's exponential and the rest of its loss, in products. */
const LOSS = 24;

export function curvatureRule({ n, active, blocks, size }: Shape): CurvatureRule {
  const levels = blocks.at(-1)?.levels ?? 0;
  const p = size - levels;
  if (p > MAX_FACTORISED || levels * p > MAX_BETWEEN) return { first: Infinity, period: Infinity, step: 1 };
  const width = 1 + active.length + blocks.length;
  const pass = n * (2 * width + LOSS);
  const products = (n * width * width) / 2;
  // Levels that a sample misses would look as if nothing but the penalty held them.
  const step =
    blocks.length > 0 ? 1 : Math.max(1, Math.floor(Math.min(n / (ROWS_PER_COLUMN * width), products / (SHARE * pass))));
  // A level meets at most so many unknowns of the rest.
  const met = levels === 0 ? 0 : Math.min(p, width * (1 + n / levels));
  const passes = (products / step + (levels * met * met) / 2 + (p * p * p) / 6) / pass;
  const patience = Math.max(LEAST_PATIENCE, Math.min(MOST_PATIENCE, Math.ceil(passes)));
  if (passes > CHEAP) return { first: patience, period: patience, step };
  return { first: 0, period: step === 1 ? 1 : patience, step };
}
