import { describe, expect, it } from 'vitest';
import type { SweptModelView } from '../../../src/worker/protocol.ts';
import { sweepFinding, sweepPicture, trialWords } from '../../../src/app/sweep/sweep-data.ts';
import { typedRange, typedValues } from '../../../src/app/sweep/typed-values.ts';

const TREE: SweptModelView = {
  model: 'decision_tree',
  keys: [
    { name: 'max_depth', values: ['4', 'null'] },
    { name: 'criterion', values: ['gini'] },
    { name: 'min_samples_leaf', values: ['1', '9'] },
  ],
  candidates: [
    [0, 0, 0],
    [0, 0, 1],
    [1, 0, 0],
    [1, 0, 1],
  ],
  searches: [
    { part: 0, mean: [0.6, 0.8, 0.5, 0.7], chosen: 1 },
    { part: 1, mean: [0.7, 0.6, 0.5, null], chosen: 0 },
  ],
};

describe('sweepPicture', () => {
  it('leaves out keys with one value and averages over the folds that have a score', () => {
    const { keys, trials, marked, isFinal } = sweepPicture(TREE, 'roc_auc');
    expect(keys.map(({ name }) => name)).toEqual(['max_depth', 'min_samples_leaf']);
    expect(trials.map(({ score }) => score?.toFixed(2))).toEqual(['0.65', '0.70', '0.50', '0.70']);
    expect(trials.map(({ at }) => at.join())).toEqual(['0,0', '0,1', '1,0', '1,1']);
    expect(isFinal).toBe(false);
    expect(marked).toBe(null);
    expect(trials[2].rank).toBe(0);
    expect(trials[1].rank).toBe(1);
  });

  it('ranks the smallest log loss first', () => {
    const { trials } = sweepPicture(TREE, 'log_loss');
    expect(trials[2].rank).toBe(1);
    expect(trials[1].rank).toBeCloseTo(0);
  });

  it('marks what the model is fitted with', () => {
    const searches = [...TREE.searches, { part: 'final' as const, mean: [0.6, 0.7, 0.8, 0.5], chosen: 2 }];
    const picture = sweepPicture({ ...TREE, searches }, 'roc_auc');
    expect(picture.marked?.index).toBe(2);
    expect(picture.folds).toBe(2);
    expect(sweepFinding('Decision tree', picture)).toBe(
      'Decision tree: max_depth null, min_samples_leaf 1 on all training rows, though no fold chose it',
    );
  });
});

describe('sweepFinding', () => {
  it('says how far the folds agree', () => {
    expect(sweepFinding('Tree', sweepPicture(TREE, 'roc_auc'))).toBe('Tree: every fold chose otherwise');
    const agreed = { ...TREE, searches: TREE.searches.map((search) => ({ ...search, chosen: 1 })) };
    expect(sweepFinding('Tree', sweepPicture(agreed, 'roc_auc'))).toBe(
      'Tree: all 2 folds chose max_depth 4, min_samples_leaf 9',
    );
  });

  it('has words for a sweep of one candidate', () => {
    const one = { ...TREE, keys: [{ name: 'max_depth', values: ['4'] }], candidates: [[0]], searches: [] };
    expect(sweepFinding('Tree', sweepPicture(one, 'roc_auc'))).toContain('one candidate');
  });
});

describe('trialWords', () => {
  it('names keys and values', () => {
    const picture = sweepPicture(TREE, 'roc_auc');
    expect(trialWords(picture, picture.trials[3])).toBe('max_depth null, min_samples_leaf 9');
  });
});

describe('what is typed as values to try', () => {
  it('is numbers, null, true, false and words', () => {
    expect(typedValues('4, 8,null')).toEqual([4, 8, null]);
    expect(typedValues('[1e-3, .5, true, sqrt]')).toEqual([0.001, 0.5, true, 'sqrt']);
    expect(typedValues(' ')).toEqual([]);
  });

  it('may be a range', () => {
    expect(typedRange('0.01 to 100 in 5 by factors')).toEqual({ from: 0.01, to: 100, steps: 5, scale: 'log' });
    expect(typedRange('1 to 9 in 3 steps')).toEqual({ from: 1, to: 9, steps: 3 });
    expect(typedRange('1, 9')).toBe(null);
  });
});
