import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeUtf8 } from '../../../src/core/bytes/text.ts';
import { convertToUtf8, probableEncodings } from '../../../src/core/data/encodings.ts';

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const utf16 = (text: string, bigEndian: boolean): Uint8Array =>
  Uint8Array.from({ length: 2 * text.length }, (_, i) => {
    const unit = text.charCodeAt(i >> 1);
    return (i & 1) === (bigEndian ? 0 : 1) ? unit >> 8 : unit & 255;
  });

describe('encodings other than UTF-8', () => {
  it('are guessed from marks, zeros and the bytes that only Windows uses', () => {
    expect(probableEncodings(utf16('\ufeffa,b\n', false))).toEqual(['utf-16le']);
    expect(probableEncodings(utf16('\ufeffa,b\n', true))).toEqual(['utf-16be']);
    expect(probableEncodings(utf16('a,b\n1,2\n', false))).toEqual(['utf-16le']);
    expect(probableEncodings(utf16('a,b\n1,2\n', true))).toEqual(['utf-16be']);
    expect(probableEncodings(latin1('K\xf6ln,5 \x80\n'))).toEqual(['windows-1252', 'iso-8859-1']);
    expect(probableEncodings(latin1('K\xf6ln,5\n'))).toEqual(['iso-8859-1']);
    expect(probableEncodings(latin1('PK\x03\x04'))).toEqual([]);
    expect(probableEncodings(latin1('\x89PNG\r\n\x1a\n'))).toEqual([]);
  });

  it('become the same text in UTF-8', () => {
    expect(decodeUtf8(convertToUtf8(latin1('5 \x80 \x9cuvre\r\n'), 'windows-1252'))).toBe('5 € œuvre\r\n');
    expect(decodeUtf8(convertToUtf8(latin1('M\xfcnchen'), 'iso-8859-1'))).toBe('München');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.boolean(), fc.boolean(), (text, big, mark) => {
        const whole = text.startsWith('\ufeff') ? text.slice(1) : text;
        const bytes = utf16((mark ? '\ufeff' : '') + whole, big);
        expect(decodeUtf8(convertToUtf8(bytes, big ? 'utf-16be' : 'utf-16le'))).toBe(whole);
      }),
    );
  });

  it('read every byte, also those that Windows leaves open', () => {
    const all = Uint8Array.from({ length: 256 }, (_, i) => i);
    // Code points of Python's cp1252; what it leaves open is a control, as in the WHATWG's table.
    const windows = [
      0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d, 0x17d,
      0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0x9d,
      0x17e, 0x178,
    ];
    const text = decodeUtf8(convertToUtf8(all, 'windows-1252'));
    expect(Array.from(text, (letter) => letter.charCodeAt(0))).toEqual(
      Array.from(all, (byte) => (byte >= 0x80 && byte < 0xa0 ? windows[byte - 0x80] : byte)),
    );
    const plain = decodeUtf8(convertToUtf8(all, 'iso-8859-1'));
    expect(Array.from(plain, (letter) => letter.charCodeAt(0))).toEqual([...all]);
  });

  it('are refused where UTF-16 has half a character', () => {
    expect(() => convertToUtf8(Uint8Array.of(0x61, 0, 0x62), 'utf-16le')).toThrow(/byte 2/);
    expect(() => convertToUtf8(utf16('a\ud800b', false), 'utf-16le')).toThrow(/byte 2/);
    expect(() => convertToUtf8(utf16('a\udc00', true), 'utf-16be')).toThrow(/byte 2/);
  });
});
