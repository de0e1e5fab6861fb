import type { ReliabilityBin } from './protocol.ts';

/** Two-sided 95 % of the normal distribution. */
const Z = 1.959963984540054;

/** Wilson's score interval (1927) of a share. */
export function wilson(successes: number, n: number): [low: number, high: number] {
  if (n === 0) return [0, 1];
  const share = successes / n;
  const square = Z * Z;
  const centre = (share + square / (2 * n)) / (1 + square / n);
  const half = (Z / (1 + square / n)) * Math.sqrt((share * (1 - share)) / n + square / (4 * n * n));
  // The ends are exact where rounding would leave a hair.
  return [successes === 0 ? 0 : Math.max(0, centre - half), successes === n ? 1 : Math.min(1, centre + half)];
}

/**
 * Cuts the rows, by ascending probability, into bins of about equal count; rows of equal probability share a bin, so
 * that there may be fewer bins than wanted.
 * @param y length n, 0 or 1
 */
export function reliabilityBins(y: Uint8Array, probabilities: Float64Array, wanted: number): ReliabilityBin[] {
  const order = Uint32Array.from({ length: y.length }, (_, i) => i);
  order.sort((a, b) => probabilities[a] - probabilities[b] || a - b);
  const bins: ReliabilityBin[] = [];
  let from = 0;
  for (let bin = 0; bin < wanted && from < order.length; bin++) {
    let to = Math.max(from + 1, Math.round(((bin + 1) * order.length) / wanted));
    while (to < order.length && probabilities[order[to]] === probabilities[order[to - 1]]) to++;
    bins.push(binOf(order.subarray(from, to), y, probabilities));
    from = to;
  }
  return bins;
}

function binOf(members: Uint32Array, y: Uint8Array, probabilities: Float64Array): ReliabilityBin {
  let positives = 0;
  let sum = 0;
  for (const i of members) {
    positives += y[i];
    sum += probabilities[i];
  }
  const rows = members.length;
  const [low, high] = wilson(positives, rows);
  return { rows, positives, predicted: sum / rows, observed: positives / rows, low, high };
}

export function brierScore(y: Uint8Array, probabilities: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < y.length; i++) sum += (probabilities[i] - y[i]) * (probabilities[i] - y[i]);
  return y.length === 0 ? 0 : sum / y.length;
}
