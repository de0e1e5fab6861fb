import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack, unpack } from '../../../src/core/bytes/pack.ts';
import type { RandomForestParams } from '../../../src/core/config/config.ts';
import { randomForest } from '../../../src/core/models/random-forest/random-forest.ts';
import { fitInput, mixedSample, takeRows } from './designs.ts';

const params: RandomForestParams = {
  criterion: 'gini',
  max_depth: null,
  min_samples_split: 2,
  min_samples_leaf: 1,
  max_features: 'sqrt',
  class_weight: null,
  n_estimators: 10,
  bootstrap: true,
};

describe('random forest', () => {
  it('is the same however it is cut into blocks', () => {
    const { design, y } = mixedSample(120, 3, [9, 4], 'cuts');
    const input = fitInput(design, y);
    const settings = { ...params, n_estimators: 12 };
    const whole = pack(randomForest.encode(randomForest.fit(input, settings)));
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 11 })), (cuts) => {
        const ends = [...cuts.sort((a, b) => a - b), 12];
        const blocks = ends.map((to, i) => {
          const block = randomForest.fitBlock(input, settings, i === 0 ? 0 : ends[i - 1], to);
          return randomForest.decodeBlock(unpack(pack(randomForest.encodeBlock(block))));
        });
        expect(pack(randomForest.encode(randomForest.mergeBlocks(blocks)))).toEqual(whole);
      }),
      { numRuns: 25 },
    );
  });

  it('gives the same bits whether its blocks are scored or joined first, for any number of trees', () => {
    const { design, y } = mixedSample(60, 2, [5], 'scores');
    const input = fitInput(design, y, [1, 1.7]);
    const { design: queries } = mixedSample(70, 2, [5], 'queries');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 260 }), (trees) => {
        const settings = { ...params, n_estimators: trees, max_depth: 4 };
        const fitted = randomForest.fit(input, settings);
        const blocks = randomForest
          .blocks(settings)
          .map(([from, to]) => randomForest.fitBlock(input, settings, from, to));
        const scores = blocks.map((block) => randomForest.scoreBlock(block, queries));
        expect(randomForest.mergeScores(scores, settings)).toEqual(randomForest.predictProba(fitted, queries));
        expect(randomForest.mergeSummaries(blocks.map((block) => randomForest.summarizeBlock(block)))).toEqual(
          randomForest.summary(fitted),
        );
        const read = randomForest.decode(unpack(pack(randomForest.encode(randomForest.mergeBlocks(blocks)))), {
          numeric: 2,
          categorical: [5],
        });
        expect(randomForest.predictProba(read, queries)).toEqual(randomForest.predictProba(fitted, queries));
      }),
      { numRuns: 30 },
    );
  });

  it('is cut into blocks by its size alone, without gaps', () => {
    for (const [trees, count] of [
      [1, 1],
      [50, 1],
      [51, 2],
      [400, 8],
      [1000, 20],
    ]) {
      const blocks = randomForest.blocks({ ...params, n_estimators: trees });
      expect(blocks).toHaveLength(count);
      expect(blocks.map(([from]) => from)).toEqual([0, ...blocks.slice(0, -1).map(([, to]) => to)]);
      expect(blocks.at(-1)?.[1]).toBe(trees);
    }
  });

  it('is the mean of its trees', () => {
    const { design, y } = mixedSample(100, 2, [6], 'mean');
    const input = fitInput(design, y, [1, 2.5]);
    const sums = new Float64Array(design.n);
    for (let tree = 0; tree < 7; tree++) {
      const one = randomForest.predictProba(randomForest.fitBlock(input, params, tree, tree + 1), design);
      one.forEach((p, row) => (sums[row] += p));
    }
    const forest = randomForest.fit(input, { ...params, n_estimators: 7 });
    expect(randomForest.predictProba(forest, design)).toEqual(sums.map((sum) => sum / 7));
    expect(randomForest.summary(forest).trees).toBe(7);
  });

  it('predicts many rows as it predicts each', () => {
    const { design, y } = mixedSample(4200, 2, [6], 'chunks');
    const forest = randomForest.fit(fitInput(design, y), params);
    const together = randomForest.predictProba(forest, design);
    for (const row of [0, 2047, 2048, 4095, 4096, 4199])
      expect(randomForest.predictProba(forest, takeRows(design, [row]))[0]).toBe(together[row]);
  });

  it('refuses blocks of another design', () => {
    const { design, y } = mixedSample(60, 2, [6], 'blocks');
    const block = randomForest.fitBlock(fitInput(design, y), params, 0, 2);
    const sample = mixedSample(60, 2, [5], 'blocks');
    const other = randomForest.fitBlock(fitInput(sample.design, sample.y), params, 0, 2);
    expect(() => randomForest.mergeBlocks([block, other])).toThrow(expect.objectContaining({ code: 'model/invalid' }));
  });
});
