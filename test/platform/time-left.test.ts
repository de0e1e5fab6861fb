import { describe, expect, it } from 'vitest';
import type { Task } from '../../src/core/index.ts';
import { secondsLeft, taskFamily } from '../../src/platform/time-left.ts';

const fit = (model: 'svm' | 'knn', part: number): Task => ({
  name: `fit/${model}/fold-${part}`,
  kind: 'fit',
  model,
  part,
  inputs: [],
  config: [],
});
const split: Task = { name: 'split', kind: 'split', inputs: [], config: [] };

describe('secondsLeft', () => {
  it('says nothing before the first fit', () => {
    expect(secondsLeft([fit('svm', 1)], [], new Map([['split', [1]]]), 0, 2)).toBeNull();
  });

  it('guesses a kind that has no example from the others, at this run\u2019s speed', () => {
    const one = secondsLeft([fit('svm', 1)], [], new Map([['fit/knn', [1]]]), 0, 1) ?? 0;
    const two = secondsLeft([fit('svm', 1)], [], new Map([['fit/knn', [2]]]), 0, 1) ?? 0;
    expect(one).toBeGreaterThan(1);
    expect(two).toBeCloseTo(2 * one);
  });

  it('shares the mean of what a kind took among the workers', () => {
    const taken = new Map([[taskFamily(fit('svm', 0)), [3, 5]]]);
    expect(secondsLeft([fit('svm', 1), fit('svm', 2)], [], taken, 0, 2)).toBe(4);
  });

  it('counts off what a running task has spent, and no less than the longest one', () => {
    const taken = new Map([[taskFamily(fit('svm', 0)), [10]]]);
    expect(secondsLeft([], [{ task: fit('svm', 1), since: 2 }], taken, 5, 8)).toBe(7);
    expect(secondsLeft([], [{ task: fit('svm', 1), since: 2 }], taken, 50, 8)).toBe(0);
  });

  it('takes small tasks that have no example for nothing', () => {
    expect(secondsLeft([split], [], new Map([['fit/knn', [1]]]), 0, 1)).toBe(0);
  });
});
