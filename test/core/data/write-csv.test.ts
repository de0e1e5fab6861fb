import { describe, expect, it } from 'vitest';
import { guardFormula, writeCsv } from '../../../src/core/data/write-csv.ts';

describe('writeCsv', () => {
  it('quotes what must be quoted and nothing else', () => {
    const rows = [
      ['1', 'a, b', 'say "hi"'],
      ['', ' x ', 'two\nlines'],
    ];
    expect(writeCsv(['p', 'q', 'r'], rows)).toBe('p,q,r\n1,"a, b","say ""hi"""\n, x ,"two\nlines"\n');
  });

  it('quotes a lone empty field, which would be a blank line', () => {
    expect(writeCsv(['a'], [[''], [' '], ['x']])).toBe('a\n""\n" "\nx\n');
  });

  it('takes any iterable', () => {
    function* rows(): Generator<string[]> {
      yield ['1'];
      yield ['2'];
    }
    expect(writeCsv(['a'], rows())).toBe('a\n1\n2\n');
  });
});

describe('guardFormula', () => {
  it.each(["=cmd|' /C calc'!A0", '+a', '-b', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '-1+2', '＝1', '=1'])(
    'guards %j',
    (cell) => {
      expect(guardFormula(cell)).toBe(`'${cell}`);
    },
  );
  it.each(['', 'a=b', '-1', '+1.5', '-2e5', "'=1", ' =1', '1-2'])('leaves %j', (cell) => {
    expect(guardFormula(cell)).toBe(cell);
  });
});
