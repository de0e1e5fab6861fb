import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { codeSpan, markdownTable, plainText, rounded, yamlText } from '../../../src/core/bundle/markdown.ts';

describe('plainText', () => {
  it.each([
    ['<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)&gt;'],
    ['![x](https://evil.example/a.png)', '\\!\\[x\\](https&#58;//evil.example/a.png)'],
    ['a | b\nc', 'a \\| b c'],
    ['# **x** `y` _z_ ~~q~~', '\\# \\*\\*x\\*\\* \\`y\\` \\_z\\_ \\~\\~q\\~\\~'],
    ['me@example.org, www.example.org', 'me&#64;example.org, www&#46;example.org'],
    ['&lt;', '&amp;lt;'],
  ])('%j', (text, shown) => {
    expect(plainText(text)).toBe(shown);
  });

  it('leaves nothing that could open a tag, a link, a table cell or a line', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(plainText(text)).not.toMatch(/[<>\n\r]|(?<!\\)(?:\\\\)*[[\]|`]/);
      }),
    );
  });
});

describe('yamlText', () => {
  it('is read back by a YAML parser', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(parse(`a: ${yamlText(text)}\n`)).toEqual({ a: text });
      }),
    );
  });
});

it('codeSpan holds backticks', () => {
  expect(codeSpan('a`b')).toBe('`` a`b ``');
  expect(codeSpan('metrics.json')).toBe('`metrics.json`');
});

it('rounded', () => {
  expect([0.25, 0, 1 / 3, null, 1e-9, 1e21].map(rounded)).toEqual([
    '0.2500',
    '0.0000',
    '0.3333',
    'not defined',
    '1e-9',
    '1e+21',
  ]);
});

it('markdownTable', () => {
  expect(markdownTable(['a', 'b:'], [['x', '1']])).toBe('| a | b |\n| --- | ---: |\n| x | 1 |');
});
