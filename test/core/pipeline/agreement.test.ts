import { describe, expect, it } from 'vitest';
import { compareEngines } from '../../../src/core/pipeline/agreement.ts';
import type { CrossValidated } from '../../../src/core/pipeline/result.ts';

const ROWS = Int32Array.of(2, 5, 7, 11);

function result(auc: number | null, ...probabilities: number[]): CrossValidated {
  const evaluation = { mean: { roc_auc: auc } } as unknown as CrossValidated['evaluation'];
  return { model: 'knn', evaluation, summaries: [], probabilities: Float64Array.from(probabilities) };
}

describe('compareEngines', () => {
  it('agrees where nothing differs', () => {
    const same = result(0.8, 0.1, 0.4, 0.6, 0.9);
    expect(compareEngines(same, same, ROWS)).toMatchObject({
      verdict: 'agrees',
      probability: { mean: 0, max: 0 },
      rank_correlation: 1,
      disagreeing: [],
    });
  });

  it('names the rows whose class differs by their number in the data', () => {
    const found = compareEngines(result(0.8, 0.1, 0.45, 0.5, 0.9), result(0.79, 0.1, 0.5, 0.45, 0.9), ROWS);
    expect(found.disagreeing).toEqual([5, 7]);
    expect(found.probability.mean).toBeCloseTo(0.025, 12);
    expect(found.auc.difference).toBeCloseTo(-0.01, 12);
    expect(found.verdict).toBe('known');
  });

  it('differs beyond what is known, by probability or by AUC alone', () => {
    const ours = result(0.8, 0.1, 0.4, 0.6, 0.9);
    expect(compareEngines(ours, result(0.8, 0.9, 0.6, 0.4, 0.1), ROWS)).toMatchObject({
      verdict: 'differs',
      rank_correlation: -1,
    });
    expect(compareEngines(ours, result(0.5, 0.1, 0.4, 0.6, 0.9), ROWS).verdict).toBe('differs');
  });

  it('has no rank correlation with one probability for all', () => {
    expect(compareEngines(result(null, 0.5, 0.5, 0.5, 0.5), result(0.8, 0.1, 0.4, 0.6, 0.9), ROWS)).toMatchObject({
      rank_correlation: null,
      auc: { difference: null },
    });
  });
});
