import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { missingPages, PAGE_ROWS, rowAt, withPage } from '../../../src/app/results/rows/row-pages.ts';
import { calibrationFinding, missOf } from '../../../src/app/results/calibration.ts';
import type { ReliabilityBin, ScoresView } from '../../../src/worker/protocol.ts';

const page = (n: number, total: number) => ({
  total,
  columns: ['a'],
  rows: Array.from({ length: Math.min(PAGE_ROWS, total - n * PAGE_ROWS) }, (_, i) => ({
    row: n * PAGE_ROWS + i,
    probability: 0,
    fields: ['x'],
  })),
});

describe('a list in pages', () => {
  it('asks for the pages in view that it has not, and no others', () => {
    const known = withPage(null, 0, page(0, 1000));
    expect(missingPages(known, 0, 99)).toEqual([]);
    expect(missingPages(known, 90, 210)).toEqual([1, 2]);
    expect(missingPages(known, 990, 5000)).toEqual([9]);
  });

  it('has every row once its pages are there', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 450 }), fc.nat(449), (total, at) => {
        const from = Math.min(at, total - 1);
        let known = withPage(null, 0, page(0, total));
        for (const n of missingPages(known, from, total - 1)) known = withPage(known, n, page(n, total));
        expect(rowAt(known, from)?.row).toBe(from);
        expect(rowAt(known, total - 1)?.row).toBe(total - 1);
        expect(rowAt(known, total)).toBeUndefined();
      }),
    );
  });
});

describe('calibration in words', () => {
  const bin = (predicted: number, low: number, high: number): ReliabilityBin => ({
    rows: 20,
    positives: 5,
    predicted,
    observed: (low + high) / 2,
    low,
    high,
  });
  const view = (...reliability: ReliabilityBin[]) => ({ reliability, brier: 0.0412 }) as unknown as ScoresView;

  it('says on which side the probabilities are wrong, and how often', () => {
    expect(missOf(bin(0.5, 0.1, 0.4))).toBe('too high');
    expect(calibrationFinding(view(bin(0.2, 0.1, 0.3)))).toBe(
      'Probabilities can be taken at their word (Brier score 0.041)',
    );
    expect(calibrationFinding(view(bin(0.2, 0.1, 0.3), bin(0.2, 0.3, 0.4)))).toBe(
      'Probabilities are too low in 1\u00a0of\u00a02\u00a0groups (Brier score 0.041)',
    );
    expect(calibrationFinding(view(bin(0.9, 0.1, 0.3), bin(0.2, 0.3, 0.4)))).toContain(
      'too high in 1 and too low in 1',
    );
  });
});
