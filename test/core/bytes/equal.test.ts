import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equalBytes } from '../../../src/core/bytes/equal.ts';

describe('equalBytes', () => {
  it('holds for a copy, and no longer when a byte is changed or left out', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), fc.nat(), fc.integer({ min: 1, max: 255 }), (bytes, at, change) => {
        const other = bytes.slice();
        expect(equalBytes(bytes, other)).toBe(true);
        other[at % bytes.length] ^= change;
        expect(equalBytes(bytes, other)).toBe(false);
        expect(equalBytes(bytes, bytes.subarray(1))).toBe(false);
      }),
    );
  });
});
