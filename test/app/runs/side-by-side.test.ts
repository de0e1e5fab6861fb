import { describe, expect, it } from 'vitest';
import { modelLines, sharedModels, thresholdLines } from '../../../src/app/runs/run-curves.ts';
import {
  metricRows,
  modelRows,
  parting,
  partingWords,
  settingRows,
  sharedMetric,
  sideBySideFinding,
} from '../../../src/app/runs/side-by-side.ts';
import { anEntry } from '../../support/run-entry.ts';

const withModel = (n: number, model: string, score: number) => {
  const entry = anEntry(n, {}, score);
  return {
    ...entry,
    detail: { ...entry.detail, models: [{ ...entry.detail.models[0], model }, ...entry.detail.models] },
  };
};

describe('runs side by side', () => {
  it('show only the settings that are not the same in all', () => {
    const heads = [
      anEntry(1).head,
      anEntry(2, { settings: [['seed', '42'], ['models.svm.C', '10']] }).head, // prettier-ignore
      anEntry(3, { settings: [['seed', '42'], ['models.svm.C', '1'], ['x', '1']] }).head, // prettier-ignore
    ];
    expect(settingRows(heads)).toEqual([
      { key: 'models.svm.C', values: ['1', '10', '1'] },
      { key: 'x', values: [null, null, '1'] },
    ]);
  });

  it('name the first task of the plan in which they part', () => {
    const found = parting(anEntry(1), anEntry(2));
    expect(found).toEqual({ first: 'fit/svm/fold-0', same: 2, of: 3 });
    expect(partingWords(found, (task) => task)).toBe('parts at fit/svm/fold-0; 2 of 3 tasks are the same');
    const same = parting(anEntry(1), { ...anEntry(2), detail: anEntry(1).detail });
    expect(partingWords(same, (task) => task)).toBe('all 3 tasks are the same');
  });

  it('rank models by the best place that they have in any', () => {
    const entries = [anEntry(1), withModel(2, 'knn', 0.7)];
    expect(modelRows(entries, 'f1').map(({ model, runs }) => [model, runs.map((run) => run?.rank ?? null)])).toEqual([
      ['svm', [1, 2]],
      ['knn', [null, 1]],
    ]);
    expect(sharedMetric(entries.map(({ head }) => head))).toBe('roc_auc');
    expect(sharedMetric([anEntry(1, { score: { name: 'f1', value: 1 } }).head])).toBe('f1');
    expect(sharedMetric([anEntry(1, { score: { name: 'f1', value: 1 } }).head, anEntry(2).head])).toBe('roc_auc');
  });

  it('mark the best of each score, of losses the least, and none where all are equal', () => {
    const rows = metricRows([anEntry(1, {}, 0.8).head, anEntry(2, {}, 0.9).head, anEntry(3, {}, 0.9).head]);
    expect(rows.every(({ best }) => best.join() === '1,2')).toBe(true);
    expect(metricRows([anEntry(1).head, anEntry(2).head]).every(({ best }) => best.length === 0)).toBe(true);
  });

  it('are told apart in a sentence', () => {
    const other = anEntry(2, { settings: [['seed', '7'], ['models.svm.C', '1']] }); // prettier-ignore
    expect(sideBySideFinding([anEntry(1), other])).toEqual({
      known: '2 runs side by side.',
      rest: 'They differ in seed.',
    });
    expect(sideBySideFinding([anEntry(1), anEntry(2)]).rest).toBe(
      'Data and config are the same, yet their results are not.',
    );
  });
});

describe('curves over each other', () => {
  const entries = [anEntry(1), withModel(2, 'knn', 0.7)];
  const details = entries.map(({ detail }) => detail);

  it('are of the best of each, or of one model that all have', () => {
    expect(sharedModels(details)).toEqual(['svm']);
    expect(modelLines(details, null, 'roc', 'roc_auc').map(({ value }) => value)).toEqual([0.9, 0.7]);
    expect(modelLines(details, 'knn', 'roc', 'roc_auc').map(({ index }) => index)).toEqual([1]);
  });

  it('give the value at the threshold of their own run', () => {
    const [line] = thresholdLines([{ detail: details[0], threshold: 0.5 }], 'precision');
    expect(line.value).toBe(0.75);
    expect(thresholdLines([{ detail: details[0], threshold: 0.5 }], 'recall')[0].value).toBe(0.75);
  });
});
