import { describe, expect, it } from 'vitest';
import { fileRemedies } from '../../src/app/experiment/remedies.ts';
import type { ColumnProfile, DatasetProfile, Problem } from '../../src/worker/protocol.ts';

const column = (name: string, ...levels: string[]): ColumnProfile =>
  ({
    name,
    distinct: levels.length,
    numeric: null,
    categorical: { top: levels.map((level) => ({ level })) },
  }) as unknown as ColumnProfile;

const labelsOf = (columns: readonly ColumnProfile[], code: Problem['code']) =>
  fileRemedies({ code, severity: 'error', message: '' }, {
    columns,
    target: { name: 'y' },
  } as unknown as DatasetProfile).map(({ label }) => label);

describe('what is offered where a target has not two values', () => {
  it('is to count the third as missing where it says nothing, else other columns with two', () => {
    const other = column('b', 'ja', 'nein');
    const offered = (...levels: string[]) => labelsOf([column('y', ...levels), other], 'data/target-not-binary');
    expect(offered('yes', 'no', '-')).toEqual(['Count “-” as missing', 'Predict b']);
    expect(offered('yes', 'no', 'Unknown', '?')).toEqual([
      'Count “Unknown” as missing',
      'Count “?” as missing',
      'Predict b',
    ]);
    expect(offered('low', 'medium', 'high')).toEqual(['Predict b']);
    // Counting it as missing would leave three.
    expect(offered('low', 'medium', 'high', '-')).toEqual(['Predict b']);
  });

  it('looks for the value that says yes in the column that takes its place', () => {
    const [predict] = fileRemedies({ code: 'data/target-absent', severity: 'error', message: '' }, {
      columns: [column('b', 'ja', 'nein')],
      target: null,
    } as unknown as DatasetProfile);
    expect(predict?.edit).toEqual({ kind: 'target', column: 'b', positive: 'ja' });
  });
});
