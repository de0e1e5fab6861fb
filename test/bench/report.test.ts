import { describe, expect, it } from 'vitest';
import { tableText } from '../../bench/report/table.ts';
import { mebibytes, ratioText, secondsText, significant, targetText } from '../../bench/report/words.ts';

describe('tableText', () => {
  const table = { title: 'Title', header: ['a', 'long name'], rows: [['value', '1']], notes: ['A note.'] };

  it('writes Markdown', () => {
    expect(tableText(table, true)).toBe('### Title\n\n| a | long name |\n| --- | --- |\n| value | 1 |\n\nA note.\n');
  });

  it('aligns columns', () => {
    expect(tableText(table, false)).toBe('Title\na      long name\n-----  ---------\nvalue  1\nA note.\n');
  });
});

describe('words', () => {
  it('shows three significant digits without an exponent', () => {
    expect([0.0123456, 0.5, 7.321, 45.67, 1234.5, 0, 1e-9].map(significant)).toEqual([
      '0.0123',
      '0.500',
      '7.32',
      '45.7',
      '1235',
      '0',
      '0.000000',
    ]);
  });

  it('shows ranges', () => {
    expect(secondsText([2, 1, 3])).toBe('1.00–3.00 s');
    expect(secondsText([2])).toBe('2.00 s');
    expect(ratioText({ ratio: 0.25, lowest: 0.2, highest: 0.5 })).toBe('0.250 (0.200–0.500)');
  });

  it('says whether a target is reached', () => {
    expect(targetText(0.2, 0.2)).toBe('≤ 0.2 reached');
    expect(targetText(0.21, 0.2)).toBe('≤ 0.2 missed');
    expect(targetText(0.21, undefined)).toBe('');
  });

  it('shows memory, and a dash where it is not known', () => {
    expect(mebibytes(3 * 1024 * 1024)).toBe('3 MiB');
    expect(mebibytes(0)).toBe('–');
  });
});
