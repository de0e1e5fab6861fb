import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ScoresView } from '../../src/worker/protocol.ts';
import { foldBands } from '../../src/worker/workbench-bands.ts';
import { brierScore, reliabilityBins, wilson } from '../../src/worker/workbench-reliability.ts';
import { curveCounts } from '../../src/core/evaluation/curve.ts';
import { SMALL_CONFIG, smallRun, type SmallRun } from '../app/results/small-run.ts';

const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 20 })), {
  minLength: 1,
  maxLength: 120,
});

describe('Wilson intervals', () => {
  it('are those of the literature', () => {
    // Newcombe (1998), table I: 81 of 263 and 15 of 148.
    expect(wilson(81, 263).map((x) => x.toFixed(4))).toEqual(['0.2553', '0.3662']);
    expect(wilson(15, 148).map((x) => x.toFixed(4))).toEqual(['0.0624', '0.1605']);
  });

  it('hold the share and stay in [0, 1]', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (a, b) => {
        const [low, high] = wilson(a, a + b);
        const share = a + b === 0 ? 0.5 : a / (a + b);
        expect(0 <= low && low <= share && share <= high && high <= 1).toBe(true);
      }),
    );
  });
});

describe('reliability bins', () => {
  it('hold every row once, in order, equal probabilities together', () => {
    fc.assert(
      fc.property(rows, (data) => {
        const y = Uint8Array.from(data, ([label]) => label);
        const p = Float64Array.from(data, ([, twentieth]) => twentieth / 20);
        const bins = reliabilityBins(y, p, 10);
        expect(bins.reduce((sum, bin) => sum + bin.rows, 0)).toBe(y.length);
        expect(bins.reduce((sum, bin) => sum + bin.positives, 0)).toBe(y.reduce((sum, label) => sum + label, 0));
        expect(bins.length).toBeLessThanOrEqual(10);
        for (let i = 1; i < bins.length; i++) expect(bins[i].predicted).toBeGreaterThan(bins[i - 1].predicted);
      }),
    );
  });

  it('give the Brier score of a coin as a quarter', () => {
    expect(brierScore(Uint8Array.of(0, 1), Float64Array.of(0.5, 0.5))).toBe(0.25);
  });
});

describe('fold bands', () => {
  it('hold the lowest and the highest fold', () => {
    const y = Uint8Array.from({ length: 40 }, (_, i) => (i % 4 < 2 ? 1 : 0));
    const probabilities = Float64Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? 0.8 : i % 4 === 1 ? 0.3 : 0.6));
    const fold = Int32Array.from({ length: 40 }, (_, i) => (i < 20 ? 0 : 1));
    const bands = foldBands({ rows: fold, y, probabilities, fold, counts: curveCounts(y, probabilities) });
    const at = bands?.recall.x.indexOf(0.5) ?? -1;
    expect([bands?.recall.low[at], bands?.recall.high[at]]).toEqual([0.5, 0.5]);
    expect(bands?.precision.x.at(-1)).toBeCloseTo(0.8);
  });
});

describe('scores of a finished run', () => {
  let small: SmallRun;
  let best: ScoresView;

  beforeAll(async () => {
    small = await smallRun();
    best = await small.workbench.scores(small.run.sha256, small.run.models[0].model, 'out_of_fold');
  });

  it('are there for every model out of fold, and for the best on the test rows', async () => {
    const { workbench, run } = small;
    for (const { model } of run.models) {
      const scores = await workbench.scores(run.sha256, model, 'out_of_fold');
      expect(scores.counts.positives + scores.counts.negatives).toBe(run.trainRows);
    }
    const test = await workbench.scores(run.sha256, run.models[0].model, 'test');
    expect(test.bands).toBeNull();
    expect(test.counts.positives + test.counts.negatives).toBe(run.testRows);
    expect(test.brier).toBeCloseTo(run.test.scores.brier, 12);
    await expect(workbench.scores(run.sha256, run.models[1].model, 'test')).rejects.toThrow(/no test probabilities/);
    await expect(workbench.scores('another', run.models[0].model, 'test')).rejects.toThrow(/no longer kept/);
  });

  it('choose by the rule of the config', () => {
    expect(best.chosen).toBe(small.run.threshold.threshold);
  });

  it('give a target that leads a new run to what targetFor says', async () => {
    const { workbench, run, dataset } = small;
    const target = await workbench.targetFor(run.sha256, best.counts.threshold[12]);
    if (target === null) throw new Error('no target');
    expect(target.precision).toBeGreaterThanOrEqual(target.target);
    const config = SMALL_CONFIG.replace('target_precision: 0.6', `target_precision: ${target.target}`);
    const again = await workbench.run(dataset, config, { onPlan: () => undefined, onTask: () => undefined });
    expect(again.threshold.threshold).toBe(target.threshold);
    expect(again.threshold.recall).toBe(target.recall);
  });

  it('give no target where nothing is found', async () => {
    const other = await smallRun();
    expect(await other.workbench.targetFor(other.run.sha256, 1)).toBeNull();
  });
});
