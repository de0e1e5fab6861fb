import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack, unpack } from '../../../src/core/bytes/pack.ts';
import type { RandomForestParams } from '../../../src/core/config/config.ts';
import { randomForest } from '../../../src/core/models/random-forest/random-forest.ts';
import { compileTrees } from '../../../src/core/models/tree/compile-trees.ts';
import type { FittedTrees } from '../../../src/core/models/tree/fitted-trees.ts';
import { fitInput, makeDesign, mixedSample, takeRows } from './designs.ts';

interface Case {
  readonly name: string;
  readonly params: Partial<RandomForestParams>;
  readonly class_weight: [number, number];
  readonly nodes_mean: number;
  readonly nodes_deviation: number;
  readonly probability: number[];
}

const vectors = JSON.parse(
  readFileSync(new URL('../../vectors/random_forest/random_forest.json', import.meta.url), 'utf8'),
) as { queries: number; levels: number[]; numeric_64ths: number[][]; codes: number[][]; y: number[]; cases: Case[] };

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
  const all = makeDesign(
    vectors.y.length,
    vectors.numeric_64ths.map((column) => column.map((value) => value / 64)),
    vectors.codes,
    vectors.levels,
  );
  const n = all.n - vectors.queries;
  const rows = Array.from({ length: all.n }, (_, row) => row);
  const design = takeRows(all, rows.slice(0, n));
  const queries = takeRows(all, rows.slice(n));

  it.each(vectors.cases)('is distributed as that of scikit-learn: $name', (expected) => {
    const trees = 1500;
    const input = fitInput(design, vectors.y.slice(0, n), expected.class_weight);
    const fitted = randomForest.fit(input, { ...params, ...expected.params, n_estimators: trees });
    // Five standard errors of the difference to the mean of scikit-learn's 4,000 trees.
    const error = expected.nodes_deviation * Math.sqrt(1 / trees + 1 / 4000);
    expect(Math.abs(fitted.column.length / trees - expected.nodes_mean)).toBeLessThan(5 * error);
    const sizes = treeSizes(fitted);
    const deviation = Math.sqrt(
      sizes.reduce((sum, size) => sum + (size - fitted.column.length / trees) ** 2, 0) / trees,
    );
    expect(deviation / expected.nodes_deviation).toBeGreaterThan(0.85);
    expect(deviation / expected.nodes_deviation).toBeLessThan(1.15);
    const differences = [...randomForest.predictProba(fitted, queries)].map((p, i) => p - expected.probability[i]);
    // A leaf's share has a deviation of 0.5 over trees at the most: 0.5 · √(1/1500 + 1/4000) = 0.015.
    expect(Math.max(...differences.map(Math.abs))).toBeLessThan(0.06);
    expect(Math.abs(differences.reduce((sum, d) => sum + d, 0)) / differences.length).toBeLessThan(0.01);
  });

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
        expect(pack(randomForest.encode(randomForest.mergeBlocks(blocks, input, settings)))).toEqual(whole);
      }),
      { numRuns: 25 },
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
    const { design, y } = mixedSample(2100, 2, [6], 'chunks');
    const forest = randomForest.fit(fitInput(design, y), params);
    const together = randomForest.predictProba(forest, design);
    for (const row of [0, 2047, 2048, 2099])
      expect(randomForest.predictProba(forest, takeRows(design, [row]))[0]).toBe(together[row]);
  });

  it('refuses blocks of another design', () => {
    const { design, y } = mixedSample(60, 2, [6], 'blocks');
    const block = randomForest.fitBlock(fitInput(design, y), params, 0, 2);
    const other = mixedSample(60, 2, [5], 'blocks');
    expect(() => randomForest.mergeBlocks([block], fitInput(other.design, other.y), params)).toThrow(
      expect.objectContaining({ code: 'model/invalid' }),
    );
  });
});

function treeSizes(fitted: FittedTrees): number[] {
  const { roots } = compileTrees(fitted);
  return Array.from(roots, (root, tree) => ((roots[tree + 1] ?? 3 * fitted.column.length) - root) / 3);
}
