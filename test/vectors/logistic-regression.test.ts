import { describe, expect, it } from 'vitest';
import type { FitInput } from '../../src/core/models/estimator.ts';
import {
  decisionFunction,
  logisticRegression,
  type FittedLogisticRegression,
} from '../../src/core/models/logistic-regression/logistic-regression.ts';
import { softplus } from '../../src/core/numerics/sigmoid.ts';
import { CASES, doubles, inputOf } from './case.ts';

describe.each(CASES)('$name', (own) => {
  it.each(own.expected.logistic_regression)(
    'has the coefficients of scikit-learn: $params',
    ({ params, intercept, coefficients }) => {
      const input = inputOf(own, params.class_weight);
      const fitted = logisticRegression.fit(input, { ...params, tol: 1e-10, max_iter: 1000 });
      expect(fitted.converged).toBe(true);
      const expected = doubles(coefficients);
      const actual = coefficientsOf(fitted);
      expect(Math.abs(fitted.intercept - intercept)).toBeLessThan(1e-6 * Math.max(1, Math.abs(intercept)));
      expect(actual).toHaveLength(expected.length);
      actual.forEach((value, j) =>
        expect(Math.abs(value - expected[j])).toBeLessThan(1e-6 * Math.max(1, Math.abs(expected[j]))),
      );

      const usual = logisticRegression.fit(input, { ...params, tol: 1e-4, max_iter: 100 });
      const least = objective(fitted, input, params.C);
      expect(usual.converged).toBe(true);
      // Where no part of the gradient is above tol, strong convexity (1 / C by the penalty) bounds what is left.
      const left = (params.C * actual.length * 1e-4 ** 2) / 2;
      expect(objective(usual, input, params.C) - least).toBeLessThan(Math.max(left, 1e-6 * least));
    },
  );
});

function coefficientsOf({ numeric, categorical }: FittedLogisticRegression): number[] {
  return [...numeric, ...categorical.flatMap((block) => [...block])];
}

/** What is minimised: weighted log losses + |w|² / 2C. */
function objective(fitted: FittedLogisticRegression, { design, y, classWeight }: FitInput, C: number): number {
  const margins = decisionFunction(fitted, design);
  let total = coefficientsOf(fitted).reduce((sum, value) => sum + value * value, 0) / (2 * C);
  for (let i = 0; i < design.n; i++) total += classWeight[y[i]] * softplus(y[i] === 1 ? -margins[i] : margins[i]);
  return total;
}
