import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { exploredOf, readThreshold, stepThreshold, thresholdAt } from '../../../src/app/results/explore/explored.ts';
import { explorerFinding, handleHint, handleWords } from '../../../src/app/results/explore/explore-words.ts';
import { emptyResults, scoresKey, type ResultsState } from '../../../src/app/store/results-state.ts';
import type { ScoresView } from '../../../src/worker/protocol.ts';
import { smallRun, type SmallRun } from './small-run.ts';

describe('the handle', () => {
  it('moves by keys in small and large steps, onto round numbers, and stays on the axis', () => {
    expect(stepThreshold(0.648412, 'ArrowRight')).toBe(0.6534);
    expect(stepThreshold(0.5, 'ArrowDown')).toBe(0.495);
    expect(stepThreshold(0.5, 'PageUp')).toBe(0.55);
    expect(stepThreshold(0.5, 'Home')).toBe(0);
    expect(stepThreshold(0.5, 'End')).toBe(1);
    expect(stepThreshold(0.002, 'ArrowLeft')).toBe(0);
    expect(stepThreshold(0.99, 'PageUp')).toBe(1);
    expect(stepThreshold(0.5, 'a')).toBeNull();
  });

  it('takes a number however it is written', () => {
    expect(readThreshold(' 0.5 ')).toBe(0.5);
    expect(readThreshold('0,25')).toBe(0.25);
    expect(readThreshold('70 %')).toBe(0.7);
    for (const wrong of ['', '%', 'x', '1.5', '-0.1', 'Infinity', '0.5.1']) expect(readThreshold(wrong)).toBeNull();
  });

  it('says where to go when the target leaves hardly anything to find', () => {
    expect(handleHint({ recall: 0.03 }, 0.9)).toMatch(/^Few rows reach the target precision of 0\.9: drag .* left/);
    expect(handleHint({ recall: 0.6 }, 0.9)).toMatch(/^Drag the handle/);
  });

  it('follows a pointer from 0 at the left end to 1 at the right', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100, max: 900 }), (x) => {
        const at = thresholdAt(x, 44, 644);
        expect(at).toBeCloseTo(Math.min(1, Math.max(0, (x - 44) / 600)), 3);
      }),
    );
  });
});

describe('what is explored', () => {
  let small: SmallRun;
  let scores: ScoresView;

  beforeAll(async () => {
    small = await smallRun();
    scores = await small.workbench.scores(small.run.sha256, small.run.models[0].model, 'out_of_fold');
  });

  const looking = (change: Partial<ResultsState>): ResultsState => ({
    ...emptyResults,
    run: small.run.sha256,
    model: small.run.models[0].model,
    scores: { [scoresKey(small.run.models[0].model, 'out_of_fold')]: scores },
    ...change,
  });

  it('begins at the trained threshold, with the counts that the run has at it', () => {
    const { run } = small;
    const explored = exploredOf(run, looking({}));
    expect(explored).toMatchObject({ moved: false, isBest: true, threshold: run.threshold.threshold });
    expect(explored.point.precision).toBe(run.threshold.precision);
    expect(explored.point.recall).toBe(run.threshold.recall);
    expect(explorerFinding(run, explored)).toContain('the chosen threshold');
  });

  it('says that a moved threshold is explored, never that it was trained', () => {
    const explored = exploredOf(small.run, looking({ threshold: 0.25 }));
    expect(explored.moved).toBe(true);
    expect(explorerFinding(small.run, explored)).toMatch(/^At 0\.250, explored, /);
    expect(handleWords(explored)).toMatch(/^0\.250, explored: \d+ rows flagged, precision 0\.\d{3}/);
    const nothing = exploredOf(small.run, looking({ threshold: 1 }));
    expect(explorerFinding(small.run, nothing)).toBe('At 1.000, explored, no row is flagged');
  });

  it('forgets what was explored in another run', () => {
    expect(exploredOf(small.run, looking({ run: 'another', threshold: 0.25 })).moved).toBe(false);
  });

  it('counts every row at every threshold', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (threshold) => {
        const { point } = exploredOf(small.run, looking({ threshold }));
        expect(point.tp + point.fp + point.fn + point.tn).toBe(small.run.trainRows);
        expect(point.tp + point.fn).toBe(small.run.trainPositives);
      }),
    );
  });
});
