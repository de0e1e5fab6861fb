import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasLeadingZero, isLargeInteger, isNumberLike, parseDecimal } from '../../../src/core/data/decimal.ts';

describe('parseDecimal', () => {
  it.each([
    ['1', 1],
    ['-1.50', -1.5],
    ['+2e3', 2000],
    ['.5', 0.5],
    ['5.', 5],
    ['007', 7],
    ['1E-2', 0.01],
    ['4.9e-324', 5e-324],
    ['1e-400', 0],
  ])('reads %s', (text, value) => {
    expect(parseDecimal(text)).toBe(value);
  });

  it.each([
    '',
    '.',
    'e5',
    '1e',
    '1e400',
    '-1e400',
    'Infinity',
    'NaN',
    '0x10',
    '1_000',
    '12,5',
    '1 000',
    '$3',
    '--1',
    '１',
    '1n',
  ])('does not read %s', (text) => {
    expect(parseDecimal(text)).toBeNaN();
  });

  it('reads back every number that ECMAScript prints, zero without its sign', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(parseDecimal(String(value))).toBe(value + 0);
      }),
    );
    expect(Object.is(parseDecimal('-0'), 0)).toBe(true);
  });
});

describe('isNumberLike', () => {
  it.each([
    '12,5',
    '-1,5',
    '1 000',
    '1\u00a0000',
    '1,234,567.8',
    '1.234,5',
    '$3',
    '3 €',
    '5%',
    '1e400',
    '0x1F',
    'Infinity',
    '-inf',
    '1_000',
    "1'000",
  ])('is true of %s', (text) => {
    expect(isNumberLike(text)).toBe(true);
  });
  it.each(['red', '', '1.2.3', '2024-01-05', '10-20', '3+', '12:30', '<5', '1,2,3', 'A1', 'x1'])(
    'is false of %s',
    (text) => {
      expect(isNumberLike(text)).toBe(false);
    },
  );
  it('takes time linear in the text', () => {
    const start = performance.now();
    for (const text of ['1'.repeat(64), `${'1,'.repeat(31)}x`, ' '.repeat(64), '1'.repeat(1_000_000)])
      for (let i = 0; i < 2000; i++) isNumberLike(text);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

it('knows integers that a double cannot hold', () => {
  expect(isLargeInteger('9007199254740991')).toBe(false);
  expect(isLargeInteger('9007199254740992')).toBe(true);
  expect(isLargeInteger('-9007199254740993')).toBe(true);
  expect(isLargeInteger('0000000000000000000001')).toBe(false);
  expect(isLargeInteger('9007199254740993.0')).toBe(false);
});

it('knows digits that lose a zero', () => {
  expect(['01', '0', '10', '0.5', '-01'].map(hasLeadingZero)).toEqual([true, false, false, false, false]);
});
