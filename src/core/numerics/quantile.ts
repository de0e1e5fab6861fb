/**
 * Quantile by linear interpolation (type 7, numpy's default): `lo + (hi - lo) * f` between the two order statistics.
 * @param sorted ascending, at least one value, no NaN
 * @param q in [0, 1]
 */
export function quantile(sorted: Float64Array, q: number): number {
  const position = (sorted.length - 1) * q;
  const below = Math.floor(position);
  const lo = sorted[below];
  const hi = sorted[Math.min(below + 1, sorted.length - 1)];
  return lo + (hi - lo) * (position - below);
}
