import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SelfsameError } from '../../../src/core/index.ts';
import { parseStrictJson } from '../../../src/core/bundle/strict-json.ts';

const parse = (text: string) => parseStrictJson(new TextEncoder().encode(text), 'x.json');
const refusal = (bytes: Uint8Array) => {
  try {
    parseStrictJson(bytes, 'x.json');
  } catch (error) {
    if (error instanceof SelfsameError) return error.problems[0];
    throw error;
  }
  throw new Error('accepted');
};
const codeOf = (text: string) => refusal(new TextEncoder().encode(text)).code;

describe('parseStrictJson', () => {
  it('agrees with JSON.parse on all JSON', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(0, 2), (text, indent) => {
        const value: unknown = JSON.parse(text);
        expect(JSON.stringify(parse(JSON.stringify(value, null, indent)))).toBe(JSON.stringify(value));
      }),
    );
  });

  it('gives a result or a coded error for any text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...'{}[]",:0123eE+-.\\ utrfalsn'.split(''), '\n', '\u0001', 'é')),
        (characters) => {
          const text = characters.join('');
          let expected: unknown;
          try {
            expected = JSON.parse(text);
          } catch {
            expect(() => parse(text)).toThrow(SelfsameError);
            return;
          }
          try {
            expect(JSON.stringify(parse(text))).toBe(JSON.stringify(expected));
          } catch (error) {
            // What JSON.parse lets pass and this parser does not: duplicate keys, numbers beyond the range.
            if (!(error instanceof SelfsameError)) throw error;
            expect(['json/duplicate-key', 'json/number']).toContain(error.code);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('reads escapes, surrogates and every kind of space', () => {
    expect(parse(' \t\r\n{"\\u0061\\"\\\\\\/\\b\\f\\n\\r\\t": "\\ud83d\\ude00"} ')).toEqual({
      'a"\\/\b\f\n\r\t': '😀',
    });
  });

  it('keeps prototype keys as ordinary keys', () => {
    const value = parse('{"__proto__": {"polluted": true}, "constructor": 1}') as Record<string, unknown>;
    expect(Object.keys(value)).toEqual(['__proto__', 'constructor']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.getPrototypeOf(value)).toBeNull();
  });

  it.each([
    ['json/duplicate-key', '{"a": 1, "a": 1}'],
    ['json/duplicate-key', '{"a": 1, "\\u0061": 2}'],
    ['json/duplicate-key', '{"__proto__": 1, "__proto__": 2}'],
    ['json/depth', '['.repeat(100000)],
    ['json/depth', '{"a":'.repeat(65)],
    ['json/syntax', ''],
    ['json/syntax', '[1,]'],
    ['json/syntax', '{"a":1,}'],
    ['json/syntax', "{'a':1}"],
    ['json/syntax', '[1] x'],
    ['json/syntax', 'NaN'],
    ['json/syntax', '-Infinity'],
    ['json/number', '1e999'],
    ['json/syntax', '01'],
    ['json/syntax', '.5'],
    ['json/syntax', '1.'],
    ['json/syntax', '+1'],
    ['json/syntax', '"a\nb"'],
    ['json/syntax', '"\\x41"'],
    ['json/syntax', '"\\u00g1"'],
    ['json/syntax', '"abc'],
    ['json/syntax', 'tru'],
    ['json/encoding', '\ufeff{}'],
    ['json/encoding', '"\\ud800"'],
    ['json/syntax', '// no\n1'],
  ])('%s: %j', (code, text) => {
    expect(codeOf(text)).toBe(code);
  });

  it('says where', () => {
    expect(refusal(new TextEncoder().encode('{\n  "a": 1,\n  "a": 2\n}')).place).toEqual({
      path: 'x.json',
      line: 3,
      column: 3,
    });
  });

  it('refuses what is not UTF-8, and what is too large', () => {
    expect(refusal(Uint8Array.of(0x22, 0xff, 0x22)).code).toBe('json/encoding');
    expect(() => parseStrictJson(new Uint8Array(20), 'x', { bytes: 10, depth: 3, values: 9 })).toThrow(SelfsameError);
  });
});
