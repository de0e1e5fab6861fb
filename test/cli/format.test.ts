import { describe, expect, it } from 'vitest';
import { bytes, count, duration, plural, score, textTable } from '../../src/cli/format.ts';

describe('format', () => {
  it('groups digits without asking the locale', () => {
    expect([0, 999, 1000, 17761, 1234567].map(count)).toEqual(['0', '999', '1,000', '17,761', '1,234,567']);
    expect([plural(1, 'row'), plural(0, 'row')]).toEqual(['1 row', '0 rows']);
  });

  it('gives sizes and durations in a fitting unit', () => {
    expect([bytes(1), bytes(2048), bytes(3 * 1024 * 1024)]).toEqual(['1 byte', '2.0 KiB', '3.0 MiB']);
    expect([duration(0.04), duration(9.97), duration(59.6), duration(125)]).toEqual([
      '0.0 s',
      '10 s',
      '1 min 00 s',
      '2 min 05 s',
    ]);
  });

  it('shows a score that does not exist as a dash', () => {
    expect([score(null), score(0.94213)]).toEqual(['–', '0.9421']);
  });

  it('aligns columns', () => {
    expect(
      textTable([
        ['model', 'AUC'],
        ['svm', '0.9'],
      ]),
    ).toEqual(['model  AUC', 'svm    0.9']);
  });
});
