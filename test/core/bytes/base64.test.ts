import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64, toBase64 } from '../../../src/core/bytes/base64.ts';

describe('base64', () => {
  it('is the one of RFC 4648, and read back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const text = toBase64(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64'));
        expect(fromBase64(text)).toEqual(bytes);
      }),
    );
  });

  it('has one spelling for the same bytes: other padding, letters and unused bits are refused', () => {
    expect(fromBase64('AQI=')).toEqual(Uint8Array.of(1, 2));
    for (const text of ['AQI', 'AQJ=', 'AQ==A', 'AR==', 'A===', '====', 'AQ-_', 'AQ I', 'AQ\u0141='])
      expect(fromBase64(text)).toBeNull();
  });
});
