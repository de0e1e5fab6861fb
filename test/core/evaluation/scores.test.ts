import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curveCounts } from '../../../src/core/evaluation/curve.ts';
import { rankModels } from '../../../src/core/evaluation/rank.ts';
import { averagePrecision, confusionMatrix, rocAuc, scoreProbabilities } from '../../../src/core/evaluation/scores.ts';
import { summariseFolds } from '../../../src/core/evaluation/summarise.ts';
import { chooseThreshold } from '../../../src/core/evaluation/threshold.ts';

const rows = fc
  .array(fc.tuple(fc.constantFrom(0, 1), fc.integer({ min: 0, max: 12 })), { minLength: 1, maxLength: 60 })
  .map((pairs) => ({ y: Uint8Array.from(pairs, ([y]) => y), p: Float64Array.from(pairs, ([, p]) => p / 12) }));

describe('rocAuc', () => {
  it('is the share of pairs in the right order, ties half', () => {
    fc.assert(
      fc.property(rows, ({ y, p }) => {
        let pairs = 0;
        let won = 0;
        y.forEach((a, i) =>
          y.forEach((b, j) => {
            if (a !== 1 || b !== 0) return;
            pairs++;
            won += p[i] > p[j] ? 1 : p[i] === p[j] ? 0.5 : 0;
          }),
        );
        expect(rocAuc(curveCounts(y, p))).toBe(pairs === 0 ? null : won / pairs);
      }),
    );
  });
});

describe('scoreProbabilities', () => {
  // scikit-learn 1.2.1: roc_auc_score, average_precision_score, log_loss, brier_score_loss, precision_score, …
  it("agrees with scikit-learn's figures", () => {
    const y = Uint8Array.of(0, 0, 1, 1, 0, 1);
    const p = Float64Array.of(0.1, 0.4, 0.35, 0.8, 0.5, 0.5);
    const scores = scoreProbabilities(y, p, 0.5);
    expect(scores.roc_auc).toBeCloseTo(0.7222222222222222, 12);
    expect(scores.average_precision).toBeCloseTo(0.7555555555555555, 12);
    expect(scores.log_loss).toBeCloseTo(0.5459076960594326, 12);
    expect(scores.brier).toBeCloseTo(1.1325 / 6, 12);
    expect([scores.precision, scores.recall, scores.f1, scores.accuracy]).toEqual([2 / 3, 2 / 3, 2 / 3, 4 / 6]);
  });

  it('answers 0 where nothing is flagged and null where one class is alone', () => {
    const scores = scoreProbabilities(Uint8Array.of(0, 0), Float64Array.of(0.1, 0.2), 0.5);
    expect(scores).toMatchObject({
      roc_auc: null,
      average_precision: null,
      precision: 0,
      recall: 0,
      f1: 0,
      accuracy: 1,
    });
  });

  it('clips probabilities of 0 and 1 in the log loss', () => {
    const { log_loss } = scoreProbabilities(Uint8Array.of(0, 1), Float64Array.of(1, 1), 0.5);
    expect(log_loss).toBeCloseTo(36.04365338911715 / 2, 9);
  });
});

describe('curveCounts', () => {
  it('agrees with the confusion matrix at every threshold', () => {
    fc.assert(
      fc.property(rows, ({ y, p }) => {
        const counts = curveCounts(y, p);
        expect([...counts.thresholds]).toEqual([...new Set(p)].sort((a, b) => b - a));
        counts.thresholds.forEach((threshold, i) => {
          const { tp, fp } = confusionMatrix(y, p, threshold);
          expect([counts.truePositives[i], counts.falsePositives[i]]).toEqual([tp, fp]);
        });
      }),
    );
  });
});

describe('averagePrecision', () => {
  it('is 1 for a perfect ranking', () => {
    expect(averagePrecision(curveCounts(Uint8Array.of(0, 1, 1), Float64Array.of(0.1, 0.8, 0.9)))).toBe(1);
  });
});

describe('chooseThreshold', () => {
  it('has the highest recall among those that reach the target, else the highest precision; of equals the first', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(0.3, 0.5, 0.9, 1), ({ y, p }, target) => {
        const positives = y.reduce((sum, value) => sum + value, 0);
        const all = [...new Set(p)].map((threshold) => {
          const { tp, fp } = confusionMatrix(y, p, threshold);
          return { threshold, precision: tp / (tp + fp), recall: positives === 0 ? 0 : tp / positives };
        });
        const reached = all.filter((one) => one.precision >= target);
        const choice = chooseThreshold(curveCounts(y, p), target);
        expect(choice.reached).toBe(reached.length > 0);
        const [first, second] = choice.reached
          ? (['recall', 'precision'] as const)
          : (['precision', 'recall'] as const);
        const [best] = (choice.reached ? reached : all).sort(
          (a, b) => b[first] - a[first] || b[second] - a[second] || b.threshold - a.threshold,
        );
        expect(choice).toEqual({ ...best, reached: choice.reached });
      }),
    );
  });
});

describe('rankModels', () => {
  const scores = (roc_auc: number | null, log_loss: number) => ({
    ...scoreProbabilities(Uint8Array.of(0, 1), Float64Array.of(0, 1), 0.5),
    roc_auc,
    log_loss,
  });

  it('keeps config order among equals, puts the unscored last, and log loss ascending', () => {
    const means = [scores(null, 0.3), scores(0.8, 0.2), scores(0.9, 0.4), scores(0.9, 0.2)];
    expect(rankModels(means, 'roc_auc')).toEqual([2, 3, 1, 0]);
    expect(rankModels(means, 'log_loss')).toEqual([1, 3, 0, 2]);
  });
});

describe('summariseFolds', () => {
  it('means over the folds that have the score', () => {
    const fold = (roc_auc: number | null) => ({
      ...scoreProbabilities(Uint8Array.of(0, 1), Float64Array.of(0.5, 1), 0.5),
      roc_auc,
    });
    const { mean, std } = summariseFolds([fold(0.5), fold(null), fold(1)]);
    expect([mean.roc_auc, std.roc_auc]).toEqual([0.75, 0.25]);
    expect(summariseFolds([fold(null)]).mean.roc_auc).toBeNull();
  });
});
