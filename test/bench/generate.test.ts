import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateKernelData, generateRows } from '../../bench/data/generate.ts';

const SHAPE = { numeric: 10, levels: [2, 1000] };

describe('generateRows', () => {
  it('gives the same values every time and in every engine', () => {
    const { design, y } = generateRows(500, SHAPE);
    const hash = createHash('sha256');
    for (const values of design.numeric) hash.update(new Uint8Array(values.buffer));
    for (const { codes } of design.categorical) hash.update(new Uint8Array(codes.buffer));
    expect(hash.update(y).digest('hex').slice(0, 16)).toBe('091efbc6b32f58e0');
  });

  it('gives a column the same values whatever stands beside it', () => {
    const narrow = generateRows(50, { numeric: 10, levels: [] });
    const wide = generateRows(50, { numeric: 20, levels: [3] });
    expect(wide.design.numeric.slice(0, 10)).toEqual(narrow.design.numeric);
  });

  it('has about 30 % positives', () => {
    const { y } = generateRows(2000, SHAPE);
    const share = y.reduce((sum, label) => sum + label, 0) / y.length;
    expect(share).toBeGreaterThan(0.2);
    expect(share).toBeLessThan(0.4);
  });
});

describe('generateKernelData', () => {
  it('numbers the levels that occur in training without gaps, and marks others as unknown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 60 }), fc.integer({ min: 1, max: 20 }), (train, query) => {
        const data = generateKernelData(train, query, SHAPE);
        expect([data.train.design.n, data.query.design.n]).toEqual([train, query]);
        data.train.design.categorical.forEach(({ codes, levels }, c) => {
          expect(new Set(codes)).toEqual(new Set(Array.from({ length: levels }, (_, level) => level)));
          const asked = data.query.design.categorical[c];
          expect(asked.levels).toBe(levels);
          for (const code of asked.codes) expect(code >= -1 && code < levels).toBe(true);
        });
      }),
    );
  });
});
