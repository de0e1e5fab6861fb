import { describe, expect, it } from 'vitest';
import { jointLogLikelihood } from '../../src/core/models/naive-bayes/likelihood.ts';
import { naiveBayes } from '../../src/core/models/naive-bayes/naive-bayes.ts';
import { CASES, doubles, firstRows, inputOf } from './case.ts';

describe.each(CASES)('$name', (own) => {
  it.each(own.expected.naive_bayes)('has the joint log likelihoods of scikit-learn: $params', ({ params, joint }) => {
    const expected = doubles(joint);
    const fitted = naiveBayes.fit(inputOf(own, params.class_weight), params);
    const n = expected.length / 2;
    const queries = firstRows(own.asked, n);
    const actual = jointLogLikelihood(fitted, queries);
    expect(actual).toHaveLength(expected.length);
    actual.forEach((value, i) =>
      expect(Math.abs(value - expected[i])).toBeLessThan(1e-9 * Math.max(1, Math.abs(expected[i]))),
    );
    naiveBayes.predictProba(fitted, queries).forEach((p, i) => {
      expect(p).toBeCloseTo(1 / (1 + Math.exp(expected[i] - expected[n + i])), 9);
    });
  });
});
