import type { ModelName } from '../core/config/config.ts';
import { chooseThreshold } from '../core/evaluation/threshold.ts';
import type { CurveCounts } from '../core/evaluation/types.ts';
import type { RunResult } from '../core/pipeline/result.ts';
import type { CurveView, ScoresSource, ScoresView, TargetView } from './protocol.ts';
import { foldBands } from './workbench-bands.ts';
import { brierScore, reliabilityBins } from './workbench-reliability.ts';
import { scoredRows } from './workbench-scored.ts';
import { cornersOf, histogram, HISTOGRAM_BINS, TOLERANCE } from './workbench-thin.ts';

/** At most; with few rows fewer, so that a bin has some twenty. */
const RELIABILITY_BINS = 20;
const ROWS_OF_BIN = 20;
/** Below this many flagged rows a precision is mostly luck, and its curve only noise. */
const FEWEST_FLAGGED = 15;

export function scoresView(run: RunResult, model: ModelName, source: ScoresSource): ScoresView {
  const scored = scoredRows(run, model, source);
  const { y, probabilities, counts } = scored;
  return {
    model,
    source,
    counts: {
      threshold: counts.thresholds,
      truePositives: counts.truePositives,
      falsePositives: counts.falsePositives,
      positives: counts.positives,
      negatives: counts.negatives,
    },
    curves: thresholdCurves(counts),
    bands: foldBands(scored),
    histogram: histogram(probabilities, y, HISTOGRAM_BINS),
    reliability: reliabilityBins(
      y,
      probabilities,
      Math.max(5, Math.min(RELIABILITY_BINS, Math.floor(y.length / ROWS_OF_BIN))),
    ),
    brier: brierScore(y, probabilities),
    chosen: chooseThreshold(counts, run.config.business.target_precision).threshold,
  };
}

/** Precision, recall and F1 over the threshold, ascending, without the points that the eye would not miss. */
function thresholdCurves(counts: CurveCounts): ScoresView['curves'] {
  const { truePositives: tp, falsePositives: fp, positives } = counts;
  const n = counts.thresholds.length;
  const ascending = Uint32Array.from({ length: n }, (_, i) => n - 1 - i);
  const steady = ascending.filter((i) => tp[i] + fp[i] >= FEWEST_FLAGGED);
  const curve = (entries: Uint32Array, height: (i: number) => number): CurveView => {
    const x = Float64Array.from(entries, (i) => counts.thresholds[i]);
    const y = Float64Array.from(entries, height);
    const kept = cornersOf(x, y, TOLERANCE);
    return { x: Float64Array.from(kept, (i) => x[i]), y: Float64Array.from(kept, (i) => y[i]) };
  };
  return {
    precision: curve(steady, (i) => tp[i] / (tp[i] + fp[i])),
    recall: curve(ascending, (i) => (positives === 0 ? 0 : tp[i] / positives)),
    f1: curve(ascending, (i) => (2 * tp[i]) / (tp[i] + fp[i] + positives)),
  };
}

/** Decimals of a target that is written for people. */
const TARGET_STEPS = 10_000;

/** On the counts that the config's rule looks at, those of the best model. */
export function targetFor(run: RunResult, threshold: number): TargetView | null {
  const source = run.config.business.threshold_from === 'test' ? 'test' : 'out_of_fold';
  const { counts } = scoredRows(run, run.final.model, source);
  let last = -1;
  while (last + 1 < counts.thresholds.length && counts.thresholds[last + 1] >= threshold) last++;
  if (last < 0 || counts.truePositives[last] === 0) return null;
  const precision = counts.truePositives[last] / (counts.truePositives[last] + counts.falsePositives[last]);
  // Rounded down, so that the precision itself reaches it.
  const target = Math.max(1, Math.floor(precision * TARGET_STEPS + 1e-9)) / TARGET_STEPS;
  const choice = chooseThreshold(counts, target);
  return { target, threshold: choice.threshold, precision: choice.precision, recall: choice.recall };
}
