import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootstrapIntervals, METRICS } from '../../../src/core/evaluation/bootstrap.ts';
import { scoreProbabilities } from '../../../src/core/evaluation/scores.ts';
import { quantile } from '../../../src/core/numerics/quantile.ts';
import { stream } from '../../../src/core/random/stream.ts';

/** By the definition: the drawn rows one after the other, scored as any rows are. */
function byDefinition(y: Uint8Array, p: Float64Array, threshold: number, resamples: number, seed: number) {
  const random = stream(seed, 'bootstrap/test');
  return Array.from({ length: resamples }, () => {
    const rows = Array.from(y, () => random.below(y.length));
    return scoreProbabilities(
      Uint8Array.from(rows, (row) => y[row]),
      Float64Array.from(rows, (row) => p[row]),
      threshold,
    );
  });
}

describe('bootstrapIntervals', () => {
  it('gives the quantiles of the scores of rows drawn with replacement', () => {
    const row = fc.record({ y: fc.nat(1), p: fc.nat(8) });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), fc.nat(1000), fc.nat(8), (rows, seed, at) => {
        const y = Uint8Array.from(rows, (one) => one.y);
        const p = Float64Array.from(rows, (one) => one.p / 8);
        const value = scoreProbabilities(y, p, at / 8);
        const found = bootstrapIntervals(y, p, at / 8, value, 20, stream(seed, 'bootstrap/test'));
        const drawn = byDefinition(y, p, at / 8, 20, seed);
        expect(found.one_class).toBe(drawn.filter(({ roc_auc }) => roc_auc === null).length);
        for (const metric of METRICS) {
          const scores = Float64Array.from(drawn.flatMap((scored) => scored[metric] ?? [])).sort();
          const interval = found.metrics[metric];
          if (value[metric] === null || scores.length === 0) {
            expect(interval).toBeNull();
            continue;
          }
          expect(interval?.value).toBe(value[metric]);
          expect(interval?.low).toBeCloseTo(quantile(scores, 0.025), 12);
          expect(interval?.high).toBeCloseTo(quantile(scores, 0.975), 12);
        }
      }),
    );
  });

  it('covers the true score about as often as it says', () => {
    // 200 test sets of 300 rows, a third flagged, with a true precision of 0.75.
    let covered = 0;
    for (let set = 0; set < 200; set++) {
      const random = stream(set, 'data');
      const p = Float64Array.from({ length: 300 }, () => (random.below(3) === 0 ? 0.75 : 0.1));
      const y = Uint8Array.from(p, (chance) => (random.real() < chance ? 1 : 0));
      const { metrics } = bootstrapIntervals(y, p, 0.5, scoreProbabilities(y, p, 0.5), 400, stream(set, 'test'));
      if (metrics.precision !== null && metrics.precision.low <= 0.75 && metrics.precision.high >= 0.75) covered++;
    }
    expect(covered).toBeGreaterThan(180);
    expect(covered).toBeLessThan(200);
  });
});
