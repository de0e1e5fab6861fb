import { describe, expect, it } from 'vitest';
import type { FeaturesConfig } from '../../../src/core/config/config.ts';
import type { Column, NumericColumn } from '../../../src/core/data/table.ts';
import { applyEngineering, engineerFeatures, featureProblems } from '../../../src/core/features/engineer.ts';
import { codesOf, problemsOf } from '../data/data-config.ts';

const FEATURES: FeaturesConfig = {
  epsilon: 1e-6,
  engagement: { minutes_watched_weight: 0.6, days_on_platform_weight: 0.3, courses_started_weight: 10 },
};
const numeric = (name: string, ...values: number[]): NumericColumn => ({
  kind: 'numeric',
  name,
  values: Float64Array.from(values),
});
const COLUMNS: readonly Column[] = [
  numeric('days_on_platform', 0, 10, NaN),
  numeric('minutes_watched', 30, 45.5, 1),
  numeric('courses_started', 1, 2, 3),
  numeric('practice_exams_started', 0, 4, 1),
  numeric('practice_exams_passed', 0, 3, NaN),
];
const without = (name: string): Column[] => COLUMNS.filter((column) => column.name !== name);
const columnsOf = (columns: readonly Column[]): { columns: readonly Column[] } => ({ columns });

describe('engineerFeatures', () => {
  it('computes the three features of the original project', () => {
    const features = engineerFeatures(columnsOf(COLUMNS), FEATURES);
    expect(features.map(({ name }) => name)).toEqual(['engagement_score', 'exam_success_rate', 'learning_consistency']);
    const [engagement, success, consistency] = features.map(({ values }) => [...values]);
    expect(engagement).toEqual([30 * 0.6 + 0 * 0.3 + 1 * 10, 45.5 * 0.6 + 10 * 0.3 + 2 * 10, NaN]);
    expect(success).toEqual([0, 3 / (4 + 1e-6), NaN]);
    expect(consistency).toEqual([30, 4.55, NaN]);
  });

  it('adds none without a features section', () => {
    expect(engineerFeatures(columnsOf(COLUMNS), null)).toEqual([]);
    expect(featureProblems(columnsOf(COLUMNS), null)).toEqual([]);
  });

  it('leaves out, with a warning, those that lack a numeric source', () => {
    const table = columnsOf([
      ...without('courses_started'),
      { kind: 'categorical', name: 'courses_started', levels: ['x'], codes: new Int32Array(3) },
    ]);
    expect(engineerFeatures(table, FEATURES).map(({ name }) => name)).toEqual([
      'exam_success_rate',
      'learning_consistency',
    ]);
    const problems = featureProblems(table, FEATURES);
    expect(problems).toMatchObject([{ code: 'data/feature-sources', severity: 'warning' }]);
    expect(problems[0].message).toContain('courses_started');
    expect(codesOf(featureProblems(columnsOf(without('minutes_watched')), FEATURES))).toHaveLength(2);
    expect(featureProblems(columnsOf(COLUMNS), FEATURES)).toEqual([]);
  });

  it('names row and column of an infinite result', () => {
    const columns = [...without('minutes_watched'), numeric('minutes_watched', 1, 2e307, 3)];
    const heavy = { ...FEATURES, engagement: { ...FEATURES.engagement, minutes_watched_weight: 100 } };
    const problems = problemsOf(() => applyEngineering(columns, heavy));
    expect(problems).toMatchObject([{ code: 'data/not-finite', place: { name: 'engagement_score', row: 1 } }]);
    expect(problems[0].message).toContain('minutes_watched = 2e+307');
  });

  it('refuses a division by zero', () => {
    const columns = [
      ...COLUMNS.filter(({ name }) => !name.startsWith('practice')),
      numeric('practice_exams_started', 1, -1e-6, 1),
      numeric('practice_exams_passed', 1, 1, 1),
    ];
    expect(codesOf(problemsOf(() => applyEngineering(columns, FEATURES)))).toEqual(['data/not-finite']);
  });

  it('refuses a file that has a column of that name', () => {
    const columns = [...COLUMNS, numeric('engagement_score', 1, 2, 3)];
    expect(codesOf(problemsOf(() => applyEngineering(columns, FEATURES)))).toEqual(['data/duplicate-header']);
  });
});
