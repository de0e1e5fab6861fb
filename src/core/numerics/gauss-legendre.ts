export interface Quadrature {
  /** In (0, 1), ascending. */
  readonly points: Float64Array;
  /** Positive; their sum is 1. */
  readonly weights: Float64Array;
}

/** Halvings of an interval of doubles, after which nothing is left of it. */
const HALVINGS = 60;

/**
 * Gauss-Legendre quadrature on [0, 1] with n ≥ 1 points: exact, but for rounding, for polynomials up to degree 2n − 1.
 * The roots of a Legendre polynomial lie between those of the one before it, so halving finds each of them.
 */
export function gaussLegendre(n: number): Quadrature {
  let roots: number[] = [];
  for (let degree = 1; degree <= n; degree++) {
    const ends = [-1, ...roots, 1];
    roots = Array.from({ length: degree }, (_, i) => rootBetween(degree, ends[i], ends[i + 1]));
  }
  return {
    points: Float64Array.from(roots, (x) => (1 + x) / 2),
    weights: Float64Array.from(roots, (x) => {
      const { slope } = legendre(n, x);
      return 1 / ((1 - x * x) * slope * slope);
    }),
  };
}

function rootBetween(degree: number, from: number, to: number): number {
  let [low, high] = [from, to];
  const rises = legendre(degree, high).value > 0;
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (low + high) / 2;
    if (legendre(degree, middle).value > 0 === rises) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}

/** P_n and its derivative at x in [−1, 1] (the derivative: inside), by Bonnet's recursion. */
function legendre(n: number, x: number): { readonly value: number; readonly slope: number } {
  let before = 1;
  let value = x;
  for (let k = 2; k <= n; k++) {
    const next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
    before = value;
    value = next;
  }
  return valueAndSlope(value, (n * (before - x * value)) / (1 - x * x));
}

function valueAndSlope(value: number, slope: number) {
  return { value, slope };
}
