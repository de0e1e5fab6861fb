import { describe, expect, it } from 'vitest';
import { compareModels, pairedTest } from '../../../src/core/evaluation/compare-models.ts';
import type { Scores } from '../../../src/core/evaluation/types.ts';

const NOTHING = { accuracy: 0, precision: 0, recall: 0, f1: 0, log_loss: 0, brier: 0, average_precision: null };
const folds = (...values: (number | null)[]): Scores[] => values.map((roc_auc) => ({ ...NOTHING, roc_auc }));

describe('the corrected resampled t-test', () => {
  it('is that of Nadeau and Bengio, worked out by hand', () => {
    // Differences of five folds: mean 0.02, sample variance 0.00025; (1/5 + 1/4) · 0.00025 = 0.0001125.
    const found = pairedTest([0.0, 0.01, 0.02, 0.03, 0.04]);
    expect(found.difference).toBeCloseTo(0.02, 15);
    expect(found.t).toBeCloseTo(0.02 / Math.sqrt(0.0001125), 12);
    // scipy: 2 * t.sf(1.8856180831641267, 4) and t.ppf(0.975, 4).
    expect(found.p).toBeCloseTo(0.13241892222024923, 12);
    expect(found.high).toBeCloseTo(0.02 + 2.7764451051977987 * Math.sqrt(0.0001125), 12);
    expect(found.low).toBeCloseTo(0.02 - 2.7764451051977987 * Math.sqrt(0.0001125), 12);
  });

  it('is the same with the sides exchanged, apart from the sign', () => {
    const [one, other] = [pairedTest([0.1, 0.2, 0.15]), pairedTest([-0.1, -0.2, -0.15])];
    expect(other).toEqual({ difference: -one.difference!, low: -one.high!, high: -one.low!, t: -one.t!, p: one.p });
  });

  it('says what can be said where every fold has the same difference', () => {
    expect(pairedTest([0, 0, 0])).toEqual({ difference: 0, low: 0, high: 0, t: 0, p: 1 });
    expect(pairedTest([0.5, 0.5])).toEqual({ difference: 0.5, low: 0.5, high: 0.5, t: null, p: 0 });
  });

  it('says nothing with fewer than two folds', () => {
    expect(pairedTest([0.1])).toEqual({ difference: null, low: null, high: null, t: null, p: null });
  });
});

describe('compareModels', () => {
  it('takes the others against the first, fold by fold, where both have the score', () => {
    const ranked = [
      { model: 'a', folds: folds(0.9, 0.8, 0.7) },
      { model: 'b', folds: folds(0.8, null, 0.5) },
    ];
    const { metric, models } = compareModels(ranked, 'roc_auc');
    expect(metric).toBe('roc_auc');
    expect(models.map(({ model }) => model)).toEqual(['b']);
    expect(models[0].difference).toBeCloseTo(-0.15, 15);
  });

  it('has nothing to say of one model alone', () => {
    expect(compareModels([{ model: 'a', folds: folds(1, 1) }], 'roc_auc').models).toEqual([]);
  });
});
