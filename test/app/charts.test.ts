import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heightAt, linePath, thinRows } from '../../src/app/charts/curve-paths.ts';
import { barHeights, operatingAt, operatingCurves } from '../../src/app/charts/operating.ts';
import { spread } from '../../src/app/charts/place-labels.ts';
import { niceScale, niceStep, position } from '../../src/app/charts/ticks.ts';
import type { OperatingView } from '../../src/worker/protocol.ts';

const curve = (...points: [number, number][]) => ({
  x: Float64Array.from(points, (p) => p[0]),
  y: Float64Array.from(points, (p) => p[1]),
});

describe('ticks', () => {
  it('are round', () => {
    expect(niceStep(0.1, 5)).toBeCloseTo(0.02);
    expect(niceStep(0.3, 3)).toBeCloseTo(0.1);
    expect(niceScale([0.887, 0.974]).ticks).toEqual([0.88, 0.9, 0.92, 0.94, 0.96, 0.98]);
    expect(niceScale([0, 10]).ticks).toEqual([0, 2, 4, 6, 8, 10]);
  });

  it('enclose every value, also a single one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 20 }),
        (values) => {
          const scale = niceScale(values);
          expect(scale.ticks.length).toBeGreaterThan(1);
          const slack = 1e-9 * Math.max(1, ...values.map(Math.abs));
          for (const value of values) {
            expect(value).toBeGreaterThanOrEqual(scale.from - slack);
            expect(value).toBeLessThanOrEqual(scale.to + slack);
          }
        },
      ),
    );
  });

  it('give positions from 0 to 1', () => {
    const scale = niceScale([0, 10]);
    expect([0, 5, 10].map((v) => position(scale, v))).toEqual([0, 0.5, 1]);
  });
});

describe('curves', () => {
  const roc = curve([0, 0], [0, 0.5], [0.5, 0.9], [1, 1]);

  it('are read between their points, and on a vertical step at its top', () => {
    expect(heightAt(roc, 0)).toBe(0);
    expect(heightAt(roc, 0.25)).toBeCloseTo(0.7);
    expect(heightAt(roc, 2)).toBe(1);
    expect(heightAt(curve([0, 0], [0.2, 0.1], [0.2, 0.8], [1, 1]), 0.2)).toBe(0.8);
  });

  it('become paths and short tables', () => {
    expect(
      linePath(
        curve([0, 0], [1, 1]),
        (v) => v * 100,
        (v) => 100 - v * 100,
      ),
    ).toBe('M0.0 100.0L100.0 0.0');
    const long = { x: Float64Array.from({ length: 500 }, (_, i) => i), y: new Float64Array(500) };
    const rows = thinRows(long, 20);
    expect(rows).toHaveLength(20);
    expect([rows[0].x, rows[19].x]).toEqual([0, 499]);
  });
});

describe('labels', () => {
  it('stand apart, in order, inside', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { minLength: 1, maxLength: 8 }), (wanted) => {
        const placed = spread(wanted, 16, 4, 296);
        const sorted = [...placed].sort((a, b) => a - b);
        for (let i = 1; i < sorted.length; i++) expect(sorted[i] - sorted[i - 1]).toBeGreaterThan(16 - 1e-6);
        expect(sorted[0]).toBeGreaterThanOrEqual(4 - 1e-6);
        expect(sorted[sorted.length - 1]).toBeLessThanOrEqual(296 + 1e-6);
        wanted.forEach((a, i) =>
          wanted.forEach((b, j) => {
            if (a < b) expect(placed[i]).toBeLessThan(placed[j]);
          }),
        );
      }),
    );
  });

  it('stay where they are when there is room', () => {
    expect(spread([200, 50, 100], 16, 0, 300)).toEqual([200, 50, 100]);
  });
});

describe('operating points', () => {
  const view: OperatingView = {
    threshold: Float64Array.of(0.9, 0.6, 0.2),
    truePositives: Uint32Array.of(20, 30, 40),
    falsePositives: Uint32Array.of(0, 10, 60),
    positives: 40,
    negatives: 60,
  };

  it('flag what is at or above the threshold', () => {
    expect(operatingAt(view, 0.6)).toMatchObject({
      tp: 30,
      fp: 10,
      fn: 10,
      tn: 50,
      precision: 0.75,
      recall: 0.75,
      f1: 0.75,
    });
    expect(operatingAt(view, 0.61)).toMatchObject({ tp: 20, fp: 0 });
    expect(operatingAt(view, 0.95)).toMatchObject({ tp: 0, fp: 0, precision: 0, recall: 0, f1: 0 });
    expect(operatingAt(view, 0)).toMatchObject({ tp: 40, fp: 60 });
  });

  it('make curves with ascending thresholds, precision only where enough rows are flagged', () => {
    const curves = operatingCurves({ ...view, truePositives: Uint32Array.of(5, 30, 40) });
    expect([...curves.recall.x]).toEqual([0.2, 0.6, 0.9]);
    expect([...curves.precision.x]).toEqual([0.2, 0.6]);
  });

  it('are counted in bars from 0 to 1', () => {
    expect(barHeights([0, 25, 100])).toEqual([0, 0.5, 1]);
    expect(barHeights([0, 0])).toEqual([0, 0]);
  });
});
