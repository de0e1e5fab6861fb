import { describe, expect, it } from 'vitest';
import {
  about,
  cellSeconds,
  count,
  fileSize,
  plural,
  roundedPercent,
  score,
  seconds,
  short,
  signed,
} from '../../src/app/text/numbers.ts';

describe('numbers for people', () => {
  it('groups thousands and knows one from many', () => {
    expect(count(17761)).toBe('17,761');
    expect(plural(1, 'row')).toBe('1 row');
    expect(plural(1200, 'row')).toBe('1,200 rows');
  });

  it('shows sizes in decimal units with three digits', () => {
    expect([0, 826, 999, 1000, 373_808, 999_499, 999_999, 2_005_067].map(fileSize)).toEqual([
      '0\u00a0B',
      '826\u00a0B',
      '999\u00a0B',
      '1\u00a0kB',
      '374\u00a0kB',
      '999\u00a0kB',
      '1\u00a0MB',
      '2.01\u00a0MB',
    ]);
  });

  it('has a true minus sign, but none before a zero', () => {
    expect(signed(-0.0036)).toBe('−0.004');
    expect(signed(-0.0001)).toBe('0.000');
    expect(signed(0.02)).toBe('0.020');
  });

  it('shows a missing score as a dash', () => {
    expect(score(null)).toBe('–');
    expect(score(0.96781, 4)).toBe('0.9678');
  });

  it('keeps four significant digits', () => {
    expect([335.66, 5312.3, 0.000012, 1234567.5, 12, -3].map(short)).toEqual([
      '335.7',
      '5,312',
      '1.20e−5',
      '1.23e6',
      '12',
      '−3',
    ]);
  });

  it('never rounds a share to nothing or to everything', () => {
    expect([0, 0.001, 0.5, 0.999, 1].map(roundedPercent)).toEqual([
      '0\u00a0%',
      'under 1\u00a0%',
      '50\u00a0%',
      'over 99\u00a0%',
      '100\u00a0%',
    ]);
  });

  it('shows times as precisely as they are worth', () => {
    expect([0.04, 34.8, 185].map(seconds)).toEqual(['0.0\u00a0s', '34.8\u00a0s', '3\u00a0min 5\u00a0s']);
    expect([7199, 7500, 11160].map(seconds)).toEqual([
      '119\u00a0min 59\u00a0s',
      '2\u00a0h 5\u00a0min',
      '3\u00a0h 6\u00a0min',
    ]);
    expect([7100, 11160].map(about)).toEqual(['about 118\u00a0min', 'about 3\u00a0hours']);
    expect([0.2, 34.8, 185].map(about)).toEqual(['about 1\u00a0s', 'about 35\u00a0s', 'about 3\u00a0min']);
    expect([0.04, 3.46, 9.96, 34.8, 185].map(cellSeconds)).toEqual(['0.0', '3.5', '10', '35', '3m']);
  });
});
