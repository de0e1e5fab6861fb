import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printable } from '../../src/cli/printable.ts';

describe('printable', () => {
  it('keeps words of any script and line ends', () => {
    expect(printable('Größe 年 ñ\nגודל')).toBe('Größe 年 ñ\nגודל');
  });

  it('spells out what would move the cursor, colour the text or turn it around', () => {
    expect(printable('a\u001b[31mb')).toBe('a\\u001b[31mb');
    expect(printable('\u009b2J\u202egpj.exe\u2066\r')).toBe('\\u009b2J\\u202egpj.exe\\u2066\\u000d');
  });

  it('leaves no control character in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => !/[^\P{Cc}\n]/u.test(printable(text))),
      { numRuns: 500 },
    );
  });
});
