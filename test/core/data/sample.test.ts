import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { profileDataset } from '../../../src/core/data/profile.ts';
import { readTable } from '../../../src/core/data/read-table.ts';
import { codesOf, dataConfig } from './data-config.ts';

const bytes = new Uint8Array(readFileSync(new URL('../../../public/sample/ml_datasource.csv', import.meta.url)));
const config = dataConfig({ target: 'purchased', positive_class: null });

describe('the sample data', () => {
  it('is read as the original project reads it', () => {
    const { table, resolution, problems } = readTable(bytes, config);
    expect(table.n).toBe(17761);
    expect(table.columns.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      'student_country categorical',
      'days_on_platform numeric',
      'minutes_watched numeric',
      'courses_started numeric',
      'practice_exams_started numeric',
      'practice_exams_passed numeric',
      'minutes_spent_on_exams numeric',
    ]);
    expect(resolution).toMatchObject({ positive_class: '1', negative_class: '0', delimiter: ',' });
    expect(table.target.y.reduce((sum, label) => sum + label, 0)).toBe(1631);
    expect(codesOf(problems)).toEqual([
      'data/default-positive-class',
      'data/many-levels',
      'data/missing-token-plausible',
    ]);
  });

  it('has the profile that is known of it', () => {
    const profile = profileDataset(bytes, config, 1.5);
    expect(profile).toMatchObject({
      rows: 17761,
      duplicateRows: 575,
      target: { labels: ['0', '1'], counts: [16130, 1631], missing: 0 },
    });
    expect(profile.columns.map(({ name, missing, distinct }) => [name, missing, distinct])).toEqual([
      ['student_country', 9, 171],
      ['days_on_platform', 0, 293],
      ['minutes_watched', 0, 1852],
      ['courses_started', 0, 12],
      ['practice_exams_started', 0, 33],
      ['practice_exams_passed', 0, 26],
      ['minutes_spent_on_exams', 0, 986],
      ['purchased', 0, 2],
    ]);
    const [country, days, minutes, courses] = profile.columns;
    expect(country.categorical?.top[1]).toEqual({ level: 'US', count: 2451, byClass: [1900, 551] });
    expect(days.numeric).toMatchObject({ min: 0, max: 292, median: 113 });
    expect(days.numeric?.mean).toBeCloseTo(123.20511, 5);
    expect(days.problems[0].message).toContain('83 % of the rows of class "1"');
    expect(minutes.numeric?.histogram).toMatchObject({ cutHigh: true, cutLow: false });
    expect(minutes.numeric?.histogram.to).toBeCloseTo(335.66, 2);
    expect(minutes.numeric?.histogram.byClass?.[1][0]).toBe(394);
    expect(courses.numeric?.histogram).toMatchObject({ from: 1, width: 1 });
    const clipped = profile.columns.filter(({ problems }) => codesOf(problems).includes('data/constant'));
    expect(clipped.map(({ name }) => name)).toEqual([
      'courses_started',
      'practice_exams_started',
      'practice_exams_passed',
      'minutes_spent_on_exams',
    ]);
  });

  it('keeps Namibia where the empty field alone is missing', () => {
    const kept = readTable(bytes, { ...config, missing_values_by_column: { student_country: [''] } });
    const [country] = kept.table.columns;
    expect(country.kind === 'categorical' ? country.levels : []).toContain('NA');
  });
});
