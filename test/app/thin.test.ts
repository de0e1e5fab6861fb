import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heightAt } from '../../src/app/charts/curve-paths.ts';
import { cornersOf, histogram, operatingView, precisionRecallView, rocView } from '../../src/worker/workbench-thin.ts';

const counts = {
  thresholds: Float64Array.of(0.9, 0.8, 0.7, 0.1),
  truePositives: Uint32Array.of(1, 2, 2, 4),
  falsePositives: Uint32Array.of(0, 0, 2, 4),
  positives: 4,
  negatives: 4,
};

describe('thinned curves', () => {
  it('lose only points on a straight line when nothing may be lost', () => {
    expect(cornersOf(Float64Array.of(0, 1, 2, 2, 3), Float64Array.of(0, 0, 0, 1, 1), 0)).toEqual([0, 2, 3, 4]);
  });

  it('keep every dropped point within the tolerance', () => {
    const steps = fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { minLength: 2, maxLength: 80 });
    fc.assert(
      fc.property(steps, fc.constantFrom(0.01, 0.05), (moves, tolerance) => {
        const total = [0, 1].map((axis) => moves.reduce((sum, move) => sum + move[axis], 1));
        const x = new Float64Array(moves.length);
        const y = new Float64Array(moves.length);
        moves.forEach(([dx, dy], i) => {
          x[i] = (i === 0 ? 0 : x[i - 1]) + dx / total[0];
          y[i] = (i === 0 ? 0 : y[i - 1]) + dy / total[1];
        });
        const kept = cornersOf(x, y, tolerance);
        expect([kept[0], kept.at(-1)]).toEqual([0, moves.length - 1]);
        for (let i = 0; i < x.length; i++) {
          const next = kept.findIndex((k) => k >= i);
          const [a, b] = [kept[Math.max(0, next - 1)], kept[next]];
          expect(distance(x[i], y[i], x[a], y[a], x[b], y[b])).toBeLessThanOrEqual(tolerance + 1e-12);
        }
      }),
    );
  });

  it('begin where nothing is flagged and end where all is', () => {
    const roc = rocView(counts);
    expect([roc.x[0], roc.y[0], roc.x.at(-1), roc.y.at(-1)]).toEqual([0, 0, 1, 1]);
    expect(heightAt(roc, 0)).toBeCloseTo(0);
    expect([...roc.y]).toContain(0.5);
  });

  it('do not invent a precision at recall 0', () => {
    expect(precisionRecallView(counts).x[0]).toBe(0.25);
    expect([...precisionRecallView(counts).y]).toEqual([1, 1, 0.5, 0.5]);
  });

  it('keep counts, so that every figure at a kept threshold is exact', () => {
    const view = operatingView(counts);
    expect([...view.threshold]).toEqual([0.9, 0.8, 0.7, 0.1]);
    expect([...view.truePositives]).toEqual([1, 2, 2, 4]);
  });

  it('count scores in equal bins, 1 in the last', () => {
    expect(histogram(Float64Array.of(0, 0.24, 0.25, 1), Uint8Array.of(0, 1, 1, 1), 4)).toEqual({
      negative: [1, 0, 0, 0],
      positive: [1, 1, 0, 1],
    });
  });
});

function distance(px: number, py: number, ax: number, ay: number, bx: number, by: number): number {
  const [dx, dy] = [bx - ax, by - ay];
  const square = dx * dx + dy * dy;
  const t = square === 0 ? 0 : Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / square));
  return Math.hypot(px - ax - t * dx, py - ay - t * dy);
}
