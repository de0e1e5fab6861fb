import { describe, expect, it } from 'vitest';
import { chartCsv } from '../../src/app/charts/export/csv.ts';

describe('numbers of a chart as CSV', () => {
  it('are unrounded, missing ones empty', () => {
    expect(chartCsv({ head: ['a', 'b'], rows: [[0.1 + 0.2, null]] })).toBe('a,b\n0.30000000000000004,\n');
  });

  it('quote what would break a row, and disarm what a spreadsheet would run', () => {
    expect(chartCsv({ head: ['x, y'], rows: [['say "a"'], ['=1+1'], [-1]] })).toBe('"x, y"\n"say ""a"""\n\'=1+1\n-1\n');
  });
});
