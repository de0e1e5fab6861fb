import { describe, expect, it } from 'vitest';
import { addressOf, comparedOfHash } from '../../../src/app/runs/address.ts';
import { changesBetween, stepsOf, valueWords } from '../../../src/app/runs/changes.ts';
import { initialList, listed, sortedBy } from '../../../src/app/runs/list-view.ts';
import { when } from '../../../src/app/runs/when.ts';
import { placeOfHash } from '../../../src/app/route.ts';
import { anEntry } from '../../support/run-entry.ts';

const head = (n: number, change: Parameters<typeof anEntry>[1] = {}, score?: number) => anEntry(n, change, score).head;

describe('what changed since the run before', () => {
  it('names the keys that differ alone, those that came and those that went', () => {
    const before = head(1, { settings: [['seed', '1'], ['models.svm.C', '1'], ['cv.n_splits', '5']] }); // prettier-ignore
    const after = head(2, { settings: [['seed', '1'], ['models.svm.C', '10'], ['features.epsilon', '0.1']] }); // prettier-ignore
    expect(changesBetween(before, after)).toEqual([
      { key: 'models.svm.C', before: '1', after: '10' },
      { key: 'cv.n_splits', before: '5', after: null },
      { key: 'features.epsilon', before: null, after: '0.1' },
    ]);
  });

  it('follows time, whatever the order of the list', () => {
    const other = { ...head(1).data, sha256: 'e'.repeat(64) };
    const runs = [head(3, { at: 30, data: other }), head(2, { at: 20, kernels: 2 }), head(1, { at: 10, kernels: 2 })];
    const steps = stepsOf(runs);
    expect(steps.get(runs[2].sha256)?.before).toBeNull();
    expect(steps.get(runs[1].sha256)).toMatchObject({ otherData: false, otherEngine: false, changes: [] });
    expect(steps.get(runs[0].sha256)).toMatchObject({ otherData: true, otherEngine: true });
  });

  it('shows values as people write them', () => {
    expect([valueWords(null), valueWords('"rbf"'), valueWords('""'), valueWords('0.5'), valueWords('["a"]')]).toEqual([
      '–',
      'rbf',
      '""',
      '0.5',
      '["a"]',
    ]);
    expect(valueWords(`"${'x'.repeat(100)}"`)).toHaveLength(40);
  });
});

describe('the list', () => {
  const runs = [
    head(3, { at: 30, note: 'With more Trees' }, 0.8),
    head(2, { at: 20, star: true, best: 'knn' }, 0.95),
    head(1, { at: 10 }, 0.8),
  ];
  const steps = stepsOf(runs);
  const hashes = (view: Partial<typeof initialList>): number[] =>
    listed(runs, steps, { ...initialList, ...view }).map(({ at }) => at);

  it('is sorted by a column; of equals the latest stays first', () => {
    expect(hashes({})).toEqual([30, 20, 10]);
    expect(hashes({ descending: false })).toEqual([10, 20, 30]);
    expect(hashes({ sort: 'f1' })).toEqual([20, 30, 10]);
    expect(hashes({ sort: 'f1', descending: false })).toEqual([30, 10, 20]);
    expect(hashes({ sort: 'star' })).toEqual([20, 30, 10]);
    expect(hashes({ sort: 'best', descending: false })).toEqual([20, 30, 10]);
  });

  it('turns round on the second click, and begins texts with A and scores with the best', () => {
    const byF1 = sortedBy(initialList, 'f1');
    expect(byF1).toMatchObject({ sort: 'f1', descending: true });
    expect(sortedBy(byF1, 'f1').descending).toBe(false);
    expect(sortedBy(byF1, 'data').descending).toBe(false);
  });

  it('is filtered by every word in notes, models, settings and hashes', () => {
    expect(hashes({ filter: 'trees more' })).toEqual([30]);
    expect(hashes({ filter: 'neighbours' })).toEqual([20]);
    expect(hashes({ filter: 'svm.c=1' })).toEqual([30, 20, 10]);
    expect(hashes({ filter: runs[2].sha256 })).toEqual([10]);
    expect(hashes({ filter: 'nothing has this' })).toEqual([]);
    expect(hashes({ starredOnly: true })).toEqual([20]);
  });
});

describe('the address of a comparison', () => {
  const ids = [1, 2, 3].map((n) => String(n).repeat(64));

  it('comes back from the hash, in its order', () => {
    const hash = addressOf(ids);
    expect(comparedOfHash(hash).every((id, i) => ids[i].startsWith(id))).toBe(true);
    expect(placeOfHash(hash)).toBe('runs');
  });

  it('has at most five, each once; anything else is no comparison', () => {
    const many = Array.from({ length: 9 }, (_, i) => String(i).repeat(12));
    expect(comparedOfHash(addressOf(many))).toHaveLength(5);
    expect(comparedOfHash(`#runs/compare/${'a'.repeat(12)},${'a'.repeat(12)}`)).toHaveLength(1);
    for (const hash of ['#runs', '#runs/compare/', '#runs/compare/<script>', '#runs/compare/abc', '#verify'])
      expect(comparedOfHash(hash)).toEqual([]);
  });
});

it('says when in as few words as tell it', () => {
  const now = new Date(2026, 10, 21, 15, 0).getTime();
  expect(when(new Date(2026, 10, 21, 9, 5).getTime(), now)).toBe('today 09:05');
  expect(when(new Date(2026, 10, 20, 23, 59).getTime(), now)).toBe('yesterday 23:59');
  expect(when(new Date(2026, 10, 1, 9, 5).getTime(), now)).toBe('1 Nov 09:05');
  expect(when(new Date(2024, 10, 1, 9, 5).getTime(), now)).toBe('1 Nov 2024');
});
