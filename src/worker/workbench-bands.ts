import { curveCounts } from '../core/evaluation/curve.ts';
import type { CurveCounts } from '../core/evaluation/types.ts';
import type { BandView, ScoresView } from './protocol.ts';
import type { Scored } from './workbench-scored.ts';

/** Thresholds at which the folds are compared. */
const STEPS = 200;
/** Below this many flagged rows the precision of a fold is mostly luck. */
const FEWEST = 5;

/** Lowest and highest fold of precision, recall and F1; precision only where every fold flags a few rows. */
export function foldBands({ y, probabilities, fold }: Scored): ScoresView['bands'] {
  if (fold === null) return null;
  const folds = fold.reduce((most, f) => Math.max(most, f + 1), 0);
  const counts = Array.from({ length: folds }, (_, f) => {
    const mine = (_: unknown, i: number): boolean => fold[i] === f;
    return curveCounts(y.filter(mine), probabilities.filter(mine));
  });
  const bands = { precision: new Band(), recall: new Band(), f1: new Band() };
  const next = counts.map((of) => of.thresholds.length - 1);
  for (let step = 0; step <= STEPS; step++) {
    const threshold = step / STEPS;
    const points = counts.map((of, f) => {
      while (next[f] >= 0 && of.thresholds[next[f]] < threshold) next[f]--;
      return pointAt(of, next[f]);
    });
    if (points.every(({ flagged }) => flagged >= FEWEST)) bands.precision.add(threshold, points, 'precision');
    bands.recall.add(threshold, points, 'recall');
    bands.f1.add(threshold, points, 'f1');
  }
  return { precision: bands.precision.view(), recall: bands.recall.view(), f1: bands.f1.view() };
}

interface Point {
  readonly flagged: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** @param i entry of the counts, −1 where nothing is flagged */
function pointAt({ truePositives, falsePositives, positives }: CurveCounts, i: number): Point {
  const tp = i < 0 ? 0 : truePositives[i];
  const flagged = tp + (i < 0 ? 0 : falsePositives[i]);
  return {
    flagged,
    precision: flagged === 0 ? 0 : tp / flagged,
    recall: positives === 0 ? 0 : tp / positives,
    f1: flagged + positives === 0 ? 0 : (2 * tp) / (flagged + positives),
  };
}

class Band {
  readonly #x: number[] = [];
  readonly #low: number[] = [];
  readonly #high: number[] = [];

  add(x: number, points: readonly Point[], key: 'precision' | 'recall' | 'f1'): void {
    const values = points.map((point) => point[key]);
    this.#x.push(x);
    this.#low.push(Math.min(...values));
    this.#high.push(Math.max(...values));
  }

  view(): BandView {
    return { x: Float64Array.from(this.#x), low: Float64Array.from(this.#low), high: Float64Array.from(this.#high) };
  }
}
