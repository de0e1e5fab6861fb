import { log } from '../../numerics/log.ts';

/**
 * How good a split is, up to terms and factors that are the same for every split of the node. All counts are whole
 * numbers (multiplicities of a bootstrap sample included); the class weights enter once, here.
 *
 * With wL = w0·qL + w1·pL (weight of the left side; p positives, q negatives) and wR likewise:
 * - gini: d² / (wL·wR) with d = pL·qR − qL·pR. For two classes Gini's decrease is 2·w0²·w1²·d² / (w²·wL·wR). d is an
 *   exact integer, so a split without gain has exactly 0 and mirrored splits are exactly equal.
 * - entropy: ((f(w1·pL) + f(w0·qL)) − f(wL)) + ((f(w1·pR) + f(w0·qR)) − f(wR)) with f(x) = x·log(x), f(0) = 0, which is
 *   minus the weighted entropy of both sides. If w0 = w1, f(wL) is f(w0·(pL + qL)).
 */
export interface Criterion {
  readonly w0: number;
  readonly w1: number;
  /** f(w0·k) and f(w1·k) for k = 0 … the number of rows; one and the same table if w0 = w1. `null` for gini. */
  readonly entropy: { readonly negatives: Float64Array; readonly positives: Float64Array } | null;
}

export function makeCriterion(
  name: 'gini' | 'entropy' | 'log_loss',
  [w0, w1]: readonly [number, number],
  total: number,
): Criterion {
  if (name === 'gini') return { w0, w1, entropy: null };
  const negatives = logTable(w0, total);
  return { w0, w1, entropy: { negatives, positives: w1 === w0 ? negatives : logTable(w1, total) } };
}

/** Larger is better; the left side has `pL` positives and `qL` negatives, the right one `pR` and `qR`. */
export function splitGain(criterion: Criterion, pL: number, qL: number, pR: number, qR: number): number {
  const { w0, w1, entropy } = criterion;
  if (entropy !== null && w0 === w1) {
    const f = entropy.negatives;
    return f[pL] + f[qL] - f[pL + qL] + (f[pR] + f[qR] - f[pR + qR]);
  }
  const wL = w0 * qL + w1 * pL;
  const wR = w0 * qR + w1 * pR;
  if (entropy === null) {
    const d = pL * qR - qL * pR;
    return (d * d) / (wL * wR);
  }
  const { negatives, positives } = entropy;
  return positives[pL] + negatives[qL] - timesLog(wL) + (positives[pR] + negatives[qR] - timesLog(wR));
}

function timesLog(x: number): number {
  return x === 0 ? 0 : x * log(x);
}

function logTable(weight: number, total: number): Float64Array {
  const table = new Float64Array(total + 1);
  for (let k = 1; k <= total; k++) table[k] = timesLog(weight * k);
  return table;
}
