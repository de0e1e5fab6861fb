/**
 * Welch's t for the means of two samples of unequal variance (Biometrika 34, 1947) with its two-sided probability; two
 * samples that do not vary at all have t = 0 where they are equal and ±Infinity where not.
 */
export function welch(a: ArrayLike<number>, b: ArrayLike<number>): { readonly t: number; readonly p: number } {
  const [x, y] = [moments(a), moments(b)];
  const error = x.error + y.error;
  const difference = x.mean - y.mean;
  if (error === 0) return difference === 0 ? { t: 0, p: 1 } : { t: Math.sign(difference) * Infinity, p: 0 };
  const t = difference / Math.sqrt(error);
  const freedom = error ** 2 / (x.error ** 2 / (x.n - 1) + y.error ** 2 / (y.n - 1));
  return { t, p: bothTails(Math.abs(t), freedom) };
}

function moments(values: ArrayLike<number>): { readonly n: number; readonly mean: number; readonly error: number } {
  const list = Array.from(values);
  const n = list.length;
  const mean = list.reduce((sum, value) => sum + value, 0) / n;
  return { n, mean, error: list.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1) / n };
}

/** P(|T| > t) of Student's T: with T = √ν·tan θ the density is ∝ cos^(ν − 1) θ, integrated by Simpson's rule. */
function bothTails(t: number, freedom: number): number {
  const integral = (from: number, to: number): number => {
    const steps = 2000;
    const h = (to - from) / steps;
    let sum = 0;
    for (let i = 0; i <= steps; i++)
      sum += (i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2) * Math.cos(from + i * h) ** (freedom - 1);
    return (sum * h) / 3;
  };
  const half = Math.PI / 2;
  return integral(Math.atan(t / Math.sqrt(freedom)), half) / integral(0, half);
}
