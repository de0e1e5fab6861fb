export interface Point {
  readonly n: number;
  readonly seconds: number;
}

/** The exponent e of seconds ~ n^e: the slope of the least-squares line in logarithms; null for fewer than two sizes. */
export function growthExponent(points: readonly Point[]): number | null {
  const x = points.map(({ n }) => Math.log(n));
  const y = points.map(({ seconds }) => Math.log(seconds));
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [centerX, centerY] = [mean(x), mean(y)];
  const spread = x.reduce((sum, value) => sum + (value - centerX) ** 2, 0);
  if (points.length < 2 || spread === 0) return null;
  return x.reduce((sum, value, i) => sum + (value - centerX) * (y[i] - centerY), 0) / spread;
}
