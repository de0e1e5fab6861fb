import { precisionAt, recallAt } from './curve.ts';
import type { CurveCounts } from './types.ts';

export interface ThresholdChoice {
  readonly threshold: number;
  readonly reached: boolean;
  readonly precision: number;
  readonly recall: number;
}

/**
 * Among the distinct probabilities whose precision reaches the target: the highest recall, then the highest precision.
 * If none reaches it: the highest precision, then the highest recall. Among equals the highest threshold.
 * @param counts at least one entry
 * @param target in (0, 1]
 */
export function chooseThreshold(counts: CurveCounts, target: number): ThresholdChoice {
  const best = bestEntry(counts, target);
  const precision = precisionAt(counts, best);
  return {
    threshold: counts.thresholds[best],
    reached: precision >= target,
    precision,
    recall: recallAt(counts, best),
  };
}

function bestEntry(counts: CurveCounts, target: number): number {
  let best = -1;
  let bestReached = false;
  for (let i = 0; i < counts.thresholds.length; i++) {
    const reached = precisionAt(counts, i) >= target;
    if (best === -1 || (reached && !bestReached) || (reached === bestReached && isBetter(counts, i, best, reached))) {
      best = i;
      bestReached = reached;
    }
  }
  return best;
}

function isBetter(counts: CurveCounts, i: number, best: number, reached: boolean): boolean {
  const precision = precisionAt(counts, i) - precisionAt(counts, best);
  const recall = counts.truePositives[i] - counts.truePositives[best];
  return reached ? recall > 0 || (recall === 0 && precision > 0) : precision > 0 || (precision === 0 && recall > 0);
}
