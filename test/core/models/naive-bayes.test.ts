import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Value } from '../../../src/core/bytes/value.ts';
import type { NaiveBayesParams } from '../../../src/core/config/config.ts';
import { naiveBayes } from '../../../src/core/models/naive-bayes/naive-bayes.ts';
import { fitInput, makeDesign, mixedSample } from './designs.ts';

const params: NaiveBayesParams = { var_smoothing: 1e-9, alpha: 1, class_weight: null };

describe('naive Bayes', () => {
  it('learns nothing from a level that training has not seen', () => {
    const { design, y } = mixedSample(80, 2, [4]);
    const fitted = naiveBayes.fit(fitInput(design, y), params);
    const unknown = makeDesign(1, [[0.5], [-1]], [[-1]], [4]);
    const numericAlone = naiveBayes.fit(fitInput(makeDesign(80, design.numeric), y), params);
    expect([...naiveBayes.predictProba(fitted, unknown)]).toEqual([
      ...naiveBayes.predictProba(numericAlone, makeDesign(1, [[0.5], [-1]])),
    ]);
  });

  it('gives the prior where no column varies', () => {
    const design = makeDesign(4, [[3, 3, 3, 3]]);
    const fitted = naiveBayes.fit(fitInput(design, [0, 0, 0, 1]), params);
    for (const p of naiveBayes.predictProba(fitted, design)) expect(p).toBeCloseTo(0.25, 14);
  });

  it('predicts a probability however far a row lies out', () => {
    const { design, y } = mixedSample(60, 2, []);
    const fitted = naiveBayes.fit(fitInput(design, y), params);
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.double({ noNaN: true }), (a, b) => {
        const far = makeDesign(1, [[a], [Number.isFinite(b) ? b : 1e308]]);
        const [p] = naiveBayes.predictProba(fitted, far);
        expect(p >= 0 && p <= 1).toBe(true);
      }),
    );
  });

  describe('refuses', () => {
    const shape = { numeric: 1, categorical: [2] };
    const good = {
      levels: [Float64Array.of(-1, -0.5, -2, -0.1)],
      mean: Float64Array.of(0, 1),
      prior: Float64Array.of(-0.7, -0.7),
      variance: Float64Array.of(1, 2),
    };
    const refused: readonly (readonly [string, { readonly [key: string]: Value }])[] = [
      ['a variance of 0', { variance: Float64Array.of(1, 0) }],
      ['a negative variance', { variance: Float64Array.of(-1, 1) }],
      ['an infinite mean', { mean: Float64Array.of(0, Infinity) }],
      ['a mean too many', { mean: Float64Array.of(0, 1, 2) }],
      ['a prior above 1', { prior: Float64Array.of(0.5, -0.7) }],
      ['logarithms whose sums overflow', { levels: [Float64Array.of(-1.7e308, -0.5, -2, -0.1)] }],
      ['a level too few', { levels: [Float64Array.of(-1, -0.5)] }],
      ['a column too few', { levels: [] }],
    ];

    it('nothing of a good model', () => {
      const design = makeDesign(2, [[0, 1]], [[0, -1]], [2]);
      expect(naiveBayes.predictProba(naiveBayes.decode(good, shape), design)).toHaveLength(2);
    });

    it.each(refused)('%s', (_, change) => {
      expect(() => naiveBayes.decode({ ...good, ...change }, shape)).toThrow(
        expect.objectContaining({ code: 'model/invalid' }),
      );
    });
  });
});
