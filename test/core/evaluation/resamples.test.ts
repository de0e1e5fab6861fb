import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compiledResamples } from '../../../src/core/evaluation/compiled-resamples.ts';
import { plainResamples, sortRows, SUMS } from '../../../src/core/evaluation/resamples.ts';
import { stream } from '../../../src/core/random/stream.ts';

/** Ends of the range, neighbours of the threshold, ties, and anything. */
const probability = fc.oneof(
  fc.constantFrom(0, 1, 0.5, 0.5 - 2 ** -54, 0.5 + 2 ** -53, 5e-324, 1 - 2 ** -53),
  fc.nat(6).map((at) => at / 6),
  fc.double({ min: 0, max: 1, noNaN: true }),
);
const row = fc.record({ y: fc.nat(1), p: probability });

const bits = (array: Float64Array): string =>
  Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString('hex');

describe('resamples', () => {
  it('have the same bits compiled and plain, one after the other', () => {
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 90 }),
        probability,
        fc.integer({ min: 0, max: 2 ** 31 }),
        (rows, threshold, seed) => {
          const y = Uint8Array.from(rows, (one) => one.y);
          const p = Float64Array.from(rows, (one) => one.p);
          const sorted = sortRows(y, p, threshold);
          const plain = plainResamples(sorted, stream(seed, 'bootstrap/test'));
          const compiled = compiledResamples(sorted, stream(seed, 'bootstrap/test'));
          if (compiled === null) throw new Error('there is no WebAssembly');
          for (let b = 0; b < 8; b++) {
            const [one, other] = [new Float64Array(SUMS), new Float64Array(SUMS)];
            plain(one);
            compiled(other);
            expect(bits(other)).toBe(bits(one));
          }
        },
      ),
    );
  });

  it('are of as many rows as there are, and flag as many as the threshold does', () => {
    const y = Uint8Array.from({ length: 5000 }, (_, i) => Number(i % 3 === 0));
    const p = Float64Array.from(y, (label, i) => ((i * 37) % 101) / 101 / (2 - label));
    const sorted = sortRows(y, p, 0.25);
    const sums = new Float64Array(SUMS);
    for (const make of [plainResamples, compiledResamples]) {
      const next = make(sorted, stream(7, 'bootstrap/test'));
      for (let b = 0; b < 3; b++) {
        next?.(sums);
        expect(sums[0] + sums[1]).toBe(y.length);
        expect(sums[2]).toBeLessThanOrEqual(sums[0]);
        expect(sums[3]).toBeLessThanOrEqual(sums[1]);
        expect((sums[2] + sums[3]) / y.length).toBeCloseTo(sorted.flagged / y.length, 1);
      }
    }
  });
});
