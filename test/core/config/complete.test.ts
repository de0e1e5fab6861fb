import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeConfig, keyPathAt } from '../../../src/core/config/complete.ts';

const SAMPLE = readFileSync(new URL('../../../public/sample/config.yaml', import.meta.url), 'utf8');
const COLUMNS = ['age', 'a: b'];

/** The text with a cursor (`|`) in it: the labels that are offered there. */
function offered(marked: string): readonly string[] | null {
  const completion = completeConfig(marked.replace('|', ''), marked.indexOf('|'), COLUMNS);
  return completion === null ? null : completion.options.map(({ label }) => label);
}

/** The text after the option of that label was chosen. */
function chosen(marked: string, label: string): string | null {
  const text = marked.replace('|', '');
  const completion = completeConfig(text, marked.indexOf('|'), COLUMNS);
  const option = completion?.options.find((each) => each.label === label);
  if (completion === null || option === undefined) return null;
  return text.slice(0, completion.from) + option.insert + text.slice(completion.to);
}

describe('keys', () => {
  it('of the top, but those that are there already', () => {
    expect(offered('|')).toEqual(
      'experiment seed engine data features preprocessing models baseline cv sweep business evaluation artifacts bundle'.split(
        ' ',
      ),
    );
    expect(offered('seed: 1\n|\ncv: {}\n')).not.toContain('seed');
    expect(offered('seed: 1\n|\ncv: {}\n')).not.toContain('cv');
    expect(offered('se|ed: 1\n')).toContain('seed');
  });

  it.each([
    ['cv:\n  |', ['n_splits', 'rank_by']],
    ['cv:\n  n_splits: 5\n  ra|', ['rank_by']],
    ['cv:\r\n  n_splits: 5\r\n  ra|\r\nseed: 1\r\n', ['rank_by']],
    ['cv: {|}', ['n_splits', 'rank_by']],
    ['cv: {n_splits: 5, r|}', ['rank_by']],
    ['cv: {\n  n_splits: 5,\n  |', ['rank_by']],
    [
      'models:\n  svm:\n    C: 1\n  kn|\n',
      [
        'logistic_regression',
        'knn',
        'decision_tree',
        'random_forest',
        'extra_trees',
        'gradient_boosting',
        'naive_bayes',
      ],
    ],
    ['models:\n  knn:\n    |\n  svm:\n    C: 1\n', ['n_neighbors', 'weights']],
    ['models:\n  knn:\n    n_neighbors: 5\n\n    |', ['weights']],
    ['models: {knn: {w|', ['n_neighbors', 'weights']],
    [
      'features:\n  engagement:\n    m|',
      ['minutes_watched_weight', 'days_on_platform_weight', 'courses_started_weight'],
    ],
    ['data:\n  columns:\n    |', COLUMNS],
    ['cv: [broken\nbusiness:\n  t|', ['target_precision', 'threshold_from']],
    ['"cv":\n  |', ['n_splits', 'rank_by']],
  ])('of %j', (marked, labels) => {
    expect(offered(marked)).toEqual(labels);
  });

  it('are written with what follows them', () => {
    expect(chosen('cv:\n  ra|nk', 'rank_by')).toBe('cv:\n  rank_by: ');
    expect(chosen('mo|', 'models')).toBe('models:\n  ');
    expect(chosen('models:\n  k|', 'knn')).toBe('models:\n  knn:\n    ');
    expect(chosen('models: {k|}', 'knn')).toBe('models: {knn: {}}');
    expect(chosen('data:\n  columns:\n    a|', 'a: b')).toBe('data:\n  columns:\n    "a: b": ');
  });
});

describe('values', () => {
  it.each([
    ['cv:\n  rank_by: |', ['roc_auc', 'average_precision', 'f1', 'log_loss']],
    ['cv: {rank_by: a|', ['roc_auc', 'average_precision', 'f1', 'log_loss']],
    ['cv:\n  n_splits: |\n', ['5']],
    ['bundle:\n  include_dataset: t|', ['true', 'false']],
    ['models:\n  svm:\n    gamma: |', ['scale', 'auto']],
    ['models:\n  svm:\n    class_weight: |', ['balanced', 'null']],
    ['data:\n  target: a|', COLUMNS],
    ['data:\n  exclude: [a|', COLUMNS],
    ['data:\n  exclude:\n    - |', COLUMNS],
    ['data:\n  exclude:\n  - |', COLUMNS],
    ['data:\n  columns:\n    age: |', ['numeric', 'categorical', 'ignore']],
    ['data:\n  columns: {age: n|}', ['numeric', 'categorical', 'ignore']],
  ])('of %j', (marked, labels) => {
    expect(offered(marked)).toEqual(labels);
  });

  it.each([['# cv: |'], ['seed: 1 # |'], ['models: |'], ['nothing:\n  |'], ['nothing: |'], ['cv:\n  rank_by:|']])(
    'are not offered at %j',
    (marked) => {
      expect(offered(marked)).toBeNull();
    },
  );

  it('carry the default and the documentation', () => {
    const completion = completeConfig('cv:\n  rank_by: ', 15);
    expect(completion).toMatchObject({ path: 'cv.rank_by', from: 15, to: 15 });
    expect(completion?.options[0]).toMatchObject({ label: 'roc_auc', detail: 'default' });
    expect(completion?.options[0].doc).toContain('best model');
  });
});

describe('keyPathAt', () => {
  it('finds every key of the sample', () => {
    const found = (text: string, part: string) => keyPathAt(text, text.indexOf(part) + 2);
    expect(found(SAMPLE, 'minutes_watched_weight')).toBe('features.engagement.minutes_watched_weight');
    expect(found(SAMPLE, 'n_neighbors')).toBe('models.knn.n_neighbors');
    expect(found(SAMPLE, 'best_model.joblib')).toBe('artifacts.model_file');
    expect(found('cv: {n_splits: 5}', 'splits')).toBe('cv.n_splits');
    expect(keyPathAt('# no', 3)).toBeNull();
  });

  it('never fails, whatever is typed', () => {
    const piece = fc.constantFrom(
      'a',
      ':',
      ' ',
      '\n',
      '  ',
      '{',
      '}',
      '[',
      ']',
      ',',
      '"',
      "'",
      '#',
      '-',
      '- ',
      'cv',
      'data',
      '\\',
      '\r\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.nat(), (pieces, at) => {
        const text = pieces.join('');
        const offset = at % (text.length + 1);
        const completion = completeConfig(text, offset, COLUMNS);
        if (completion !== null) {
          expect(completion.from).toBeLessThanOrEqual(offset);
          expect(completion.to).toBeGreaterThanOrEqual(offset);
        }
        keyPathAt(text, offset);
      }),
      { numRuns: 500 },
    );
  });
});
