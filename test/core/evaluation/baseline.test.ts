import { describe, expect, it } from 'vitest';
import { evaluateBaseline } from '../../../src/core/evaluation/baseline.ts';

describe('evaluateBaseline', () => {
  const y = Uint8Array.of(1, 0, 0, 0, 1, 1, 0, 0);
  const fold = Int32Array.of(0, 0, 0, 0, 1, 1, 1, 1);

  it("answers a fold with the other folds' share of the positive class", () => {
    const { folds } = evaluateBaseline(y, fold, 2);
    // scikit-learn 1.2.1, DummyClassifier(strategy="prior"): 2/4 for fold 0, 1/4 for fold 1.
    expect(folds[0]).toMatchObject({ roc_auc: 0.5, average_precision: 0.25, precision: 0.25, recall: 1, brier: 0.25 });
    expect(folds[1]).toMatchObject({ roc_auc: 0.5, average_precision: 0.5, precision: 0, recall: 0, f1: 0 });
    expect(folds[0].log_loss).toBeCloseTo(0.6931471805599453, 12);
    expect(folds[1].brier).toBeCloseTo((2 * 0.5625 + 2 * 0.0625) / 4, 12);
  });

  it('has the mean over the folds', () => {
    const { mean } = evaluateBaseline(y, fold, 2);
    expect(mean.roc_auc).toBe(0.5);
    expect(mean.average_precision).toBe(0.375);
  });
});
