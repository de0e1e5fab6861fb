import type { CurveCounts } from './types.ts';

/**
 * Counts at every distinct probability, highest first: the table from which all curves and thresholds are read.
 * @param y length n, 0 or 1
 * @param probabilities length n, no NaN
 */
export function curveCounts(y: Uint8Array, probabilities: Float64Array): CurveCounts {
  const n = y.length;
  const order = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[i] = i;
  order.sort((a, b) => probabilities[b] - probabilities[a] || a - b);
  const thresholds = new Float64Array(n);
  const truePositives = new Uint32Array(n);
  const falsePositives = new Uint32Array(n);
  let positives = 0;
  let size = 0;
  for (let i = 0; i < n; i++) {
    positives += y[order[i]];
    const probability = probabilities[order[i]];
    if (i + 1 < n && probabilities[order[i + 1]] === probability) continue;
    // `+ 0` turns −0 into 0, so that equal thresholds have equal bytes.
    thresholds[size] = probability + 0;
    truePositives[size] = positives;
    falsePositives[size] = i + 1 - positives;
    size++;
  }
  const negatives = n - positives;
  const kept = [thresholds.slice(0, size), truePositives.slice(0, size), falsePositives.slice(0, size)] as const;
  return countsOf(...kept, positives, negatives);
}

function countsOf(
  thresholds: Float64Array,
  truePositives: Uint32Array,
  falsePositives: Uint32Array,
  positives: number,
  negatives: number,
): CurveCounts {
  return { thresholds, truePositives, falsePositives, positives, negatives };
}

/** Precision at entry i of the counts: true positives among the flagged. */
export function precisionAt(counts: CurveCounts, i: number): number {
  return counts.truePositives[i] / (counts.truePositives[i] + counts.falsePositives[i]);
}

/** Recall at entry i of the counts: true positives among the positives; 0 where there are none. */
export function recallAt(counts: CurveCounts, i: number): number {
  return counts.positives === 0 ? 0 : counts.truePositives[i] / counts.positives;
}
