import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Value } from '../../../src/core/bytes/value.ts';
import type { GradientBoostingParams } from '../../../src/core/config/config.ts';
import { binRows } from '../../../src/core/models/gradient-boosting/bins.ts';
import { hasStalled, splitRows } from '../../../src/core/models/gradient-boosting/early-stopping.ts';
import { gradientBoosting } from '../../../src/core/models/gradient-boosting/gradient-boosting.ts';
import { fitInput, makeDesign, mixedSample } from './designs.ts';

interface Vector {
  readonly name: string;
  readonly params: Partial<GradientBoostingParams>;
  readonly class_weight: [number, number];
  readonly levels: number[];
  readonly numeric_64ths: number[][];
  readonly codes: number[][];
  readonly y: number[];
  readonly query_64ths: number[][];
  readonly query_codes: number[][];
  readonly baseline: number;
  readonly column: number[];
  readonly threshold: number[];
  readonly leaf: number[];
  readonly score: number[];
  readonly query_score: number[];
}

const vectors = JSON.parse(
  readFileSync(new URL('../../vectors/gradient_boosting/gradient_boosting.json', import.meta.url), 'utf8'),
) as Vector[];

const params: GradientBoostingParams = {
  learning_rate: 0.1,
  max_iter: 100,
  max_leaf_nodes: 31,
  max_depth: null,
  min_samples_leaf: 20,
  l2_regularization: 0,
  max_bins: 255,
  early_stopping: false,
  validation_fraction: 0.1,
  n_iter_no_change: 10,
  tol: 1e-7,
  class_weight: null,
};
const logit = (p: number): number => Math.log(p / (1 - p));

describe('gradient boosting', () => {
  describe.each(vectors)('against scikit-learn: $name', (vector) => {
    const numeric = vector.numeric_64ths.map((column) => column.map((value) => value / 64));
    const design = makeDesign(vector.y.length, numeric, vector.codes, vector.levels);
    const fitted = gradientBoosting.fit(fitInput(design, vector.y, vector.class_weight), {
      ...params,
      ...vector.params,
    });

    it('grows the same trees, leaves to 1e-9', () => {
      expect(fitted.baseline).toBeCloseTo(vector.baseline, 12);
      expect(Array.from(fitted.column, (code) => code - 1)).toEqual(vector.column);
      vector.leaf.forEach((value, leaf) => {
        expect(fitted.value[leaf]).toBeCloseTo(value, 9);
      });
    });

    it('cuts at the same thresholds', () => {
      let next = 0;
      const thresholds = Array.from(fitted.column)
        .filter((code) => code > 0 && code <= numeric.length)
        .map((code) => fitted.cuts[code - 1][fitted.cut[next++]]);
      expect(thresholds).toEqual(vector.threshold);
    });

    it('predicts the same scores to 1e-8, unknown categories included', () => {
      const queries = makeDesign(
        40,
        vector.query_64ths.map((column) => column.map((value) => value / 64)),
        vector.query_codes,
        vector.levels,
      );
      const scores = [...gradientBoosting.predictProba(fitted, queries)].map(logit);
      vector.query_score.forEach((score, row) => {
        expect(scores[row]).toBeCloseTo(score, 8);
      });
      const training = [...gradientBoosting.predictProba(fitted, design)].map(logit);
      vector.score.forEach((score, row) => {
        expect(training[row]).toBeCloseTo(score, 8);
      });
    });
  });

  it('adds no tree where nothing can be split', () => {
    const { design, y } = mixedSample(30, 2, [3]);
    const fitted = gradientBoosting.fit(fitInput(design, y), params);
    expect(gradientBoosting.summary(fitted)).toEqual({ trees: 0, nodes: 0, leaves: 0, depth: 0 });
    expect(new Set(gradientBoosting.predictProba(fitted, design)).size).toBe(1);
  });

  it('gives the most frequent levels their own bin and the rest one', () => {
    const codes = [0, 0, 0, 1, 2, 2, 3, 4, 4, 4];
    const { binOfLevel } = binRows(makeDesign(10, [], [codes], [5]), Int32Array.from(codes.keys()), 3);
    expect([...binOfLevel[0]]).toEqual([0, 2, 2, 2, 1]);
  });

  it('grows the same trees in any order where leaves have no limit', () => {
    const { design, y } = mixedSample(300, 3, [6]);
    const small = { ...params, min_samples_leaf: 2, max_iter: 3 };
    const limited = gradientBoosting.fit(fitInput(design, y), { ...small, max_leaf_nodes: 100000 });
    const unlimited = gradientBoosting.fit(fitInput(design, y), { ...small, max_leaf_nodes: null });
    expect(unlimited).toEqual(limited);
  });

  describe('stops early', () => {
    const early = { ...params, early_stopping: true, n_iter_no_change: 2, tol: 0.1 };

    it('with a share of each class set aside', () => {
      const { design, y } = mixedSample(200, 1, []);
      const { training, validation } = splitRows(fitInput(design, y), { ...early, validation_fraction: 0.25 });
      const positives = (rows: Int32Array) => rows.filter((row) => y[row] === 1).length;
      const all = positives(training) + positives(validation);
      expect(positives(validation)).toBe(Math.floor(0.25 * all + 0.5));
      expect([...training, ...validation].sort((a, b) => a - b)).toEqual([...y.keys()]);
    });

    it('once the last losses are no better than the one before them', () => {
      expect(hasStalled([1, 0.9], early)).toBe(false);
      expect(hasStalled([1, 0.95, 0.92], early)).toBe(true);
      expect(hasStalled([1, 0.95, 0.88], early)).toBe(false);
    });

    it('so that noise gets few trees', () => {
      const { design } = mixedSample(400, 2, []);
      const y = Array.from({ length: 400 }, (_, row) => ((row * 7919) % 13) % 2);
      const fitted = gradientBoosting.fit(fitInput(design, y), { ...params, early_stopping: true });
      expect(gradientBoosting.summary(fitted).trees).toBeLessThan(60);
    });
  });

  describe('refuses', () => {
    const shape = { numeric: 1, categorical: [3] };
    const good = {
      baseline: -0.5,
      bin_of_level: [Uint8Array.of(0, 1, 2)],
      column: Uint8Array.of(1, 2, 0, 0, 0),
      cut: Uint8Array.of(1),
      cuts: [Float64Array.of(-1, 4)],
      left: Uint8Array.of(0b1001),
      value: Float64Array.of(1, 2, 3),
    };
    const refused: readonly (readonly [string, { readonly [key: string]: Value }])[] = [
      ['a tree cut off', { column: Uint8Array.of(1, 2, 0, 0), value: Float64Array.of(1, 2) }],
      ['a node without children', { column: Uint8Array.of(1, 2, 0, 0, 0, 2), left: Uint8Array.of(9, 9) }],
      ['a column that is not there', { column: Uint8Array.of(1, 3, 0, 0, 0) }],
      ['a threshold that is not there', { cut: Uint8Array.of(2) }],
      ['a threshold too many', { cut: Uint8Array.of(1, 0) }],
      ['a threshold too few', { cut: new Uint8Array(0) }],
      ['thresholds out of order', { cuts: [Float64Array.of(4, -1)] }],
      ['a bitset too short', { left: new Uint8Array(0) }],
      ['a bitset too long', { left: Uint8Array.of(9, 0) }],
      ['a leaf too many', { value: Float64Array.of(1, 2, 3, 4) }],
      ['leaves whose sum overflows', { value: Float64Array.of(1e308, 1e308, 1e308) }],
      ['an infinite baseline', { baseline: Infinity }],
      ['a gap between bins', { bin_of_level: [Uint8Array.of(0, 3, 2)] }],
      ['more bins than a byte has', { bin_of_level: [Uint8Array.of(0, 255, 2)] }],
      ['another shape', { bin_of_level: [Uint8Array.of(0, 1)] }],
      ['endless depth', deepChain(70_000)],
    ];

    it('nothing of a good model', () => {
      const fitted = gradientBoosting.decode(good, shape);
      const design = makeDesign(4, [[4, 4, 4, 5]], [[0, -1, 1, 0]], [3]);
      const scores = [...gradientBoosting.predictProba(fitted, design)].map(logit);
      [0.5, 0.5, 1.5, 2.5].forEach((score, row) => {
        expect(scores[row]).toBeCloseTo(score, 12);
      });
    });

    it.each(refused)('%s', (_, change) => {
      expect(() => gradientBoosting.decode({ ...good, ...change }, shape)).toThrow(
        expect.objectContaining({ code: 'model/invalid' }),
      );
    });
  });
});

function deepChain(depth: number): { readonly [key: string]: Value } {
  return {
    column: Uint8Array.from({ length: 2 * depth + 1 }, (_, node) => (node < depth ? 1 : 0)),
    cut: new Uint8Array(depth),
    left: new Uint8Array(0),
    value: new Float64Array(depth + 1),
  };
}
