import { describe, expect, it } from 'vitest';
import { fitSvm } from '../../src/core/models/svm/fit.ts';
import { decisionValues } from '../../src/core/models/svm/decisions.ts';
import { resolveKernel, type Kernel } from '../../src/core/models/svm/kernel.ts';
import { fitSigmoid, type Sigmoid } from '../../src/core/models/svm/platt.ts';
import { softplus } from '../../src/core/numerics/sigmoid.ts';
import { solve } from '../core/models/svm-reference.ts';
import { CASES, doubles, firstRows, inputOf } from './case.ts';
import { kernelOf, oneHotMatrix, type Matrix } from './one-hot.ts';

describe.each(CASES)('$name', (own) => {
  const rows = oneHotMatrix(own.design);

  it.each(own.expected.svm)('has the dual optimum and the decisions of scikit-learn: $params', (expected) => {
    const params = { ...expected.params, tol: 1e-5 };
    const { classWeight } = inputOf(own, params.class_weight);
    const kernel = resolveKernel(params, own.design);
    expect(Math.abs(kernel.gamma / expected.gamma - 1)).toBeLessThan(1e-12);

    const { state, solution } = solve(own.design, own.y, params, classWeight);
    expect(solution.converged).toBe(true);
    expect(Math.abs(objective(kernel, rows, state.beta) / expected.objective - 1)).toBeLessThan(1e-6);

    const decisions = doubles(expected.decisions);
    const asked = oneHotMatrix(firstRows(own.asked, decisions.length));
    const support = supportOf(state.beta);
    expectDecisions(
      decisions.map((_, i) => {
        const terms = support.map((row) => state.beta[row] * kernelOf(kernel, asked, i, rows, row));
        return terms.reduce((sum, term) => sum + term, -solution.rho);
      }),
      decisions,
    );
  });

  it('decides like scikit-learn as a whole', () => {
    const [{ params, decisions }] = own.expected.svm;
    const expected = doubles(decisions);
    const fitted = fitSvm(inputOf(own, params.class_weight), { ...params, tol: 1e-5 });
    expectDecisions(decisionValues(fitted, firstRows(own.asked, expected.length)), expected);
  });

  it.each(own.expected.svm)("fits scikit-learn's sigmoid to decisions: $params", ({ sigmoid }) => {
    const decisions = doubles(sigmoid.decisions);
    const y = own.y.subarray(0, decisions.length);
    // The sum is convex, so one as low is the same sigmoid. (scikit-learn's minimiser gives up early on heavy-tails.)
    expect(logLoss(fitSigmoid(decisions, y), decisions, y)).toBeLessThan(logLoss(sigmoid, decisions, y) + 1e-7);
  });
});

function expectDecisions(actual: Float64Array, expected: Float64Array): void {
  const unit = Math.max(1, ...expected.map(Math.abs));
  expect(actual).toHaveLength(expected.length);
  actual.forEach((value, i) => expect(Math.abs(value - expected[i])).toBeLessThan(1e-3 * unit));
}

/** What Platt's a and b minimise: the log loss against his softened labels. */
function logLoss({ a, b }: Sigmoid, decisions: Float64Array, y: Uint8Array): number {
  const positives = y.reduce((sum, label) => sum + label, 0);
  const target = (label: number): number =>
    label === 1 ? (positives + 1) / (positives + 2) : 1 / (y.length - positives + 2);
  return decisions.reduce((sum, f, i) => sum + softplus(a * f + b) - (1 - target(y[i])) * (a * f + b), 0);
}

function supportOf(beta: Float64Array): number[] {
  return [...beta.keys()].filter((row) => beta[row] !== 0);
}

/** ½ βᵀKβ − Σ|β|, kernel values from their definition. */
function objective(kernel: Kernel, rows: Matrix, beta: Float64Array): number {
  const support = supportOf(beta);
  let total = 0;
  support.forEach((i, at) => {
    total += 0.5 * beta[i] * beta[i] * kernelOf(kernel, rows, i, rows, i) - Math.abs(beta[i]);
    for (const j of support.slice(0, at)) total += beta[i] * beta[j] * kernelOf(kernel, rows, i, rows, j);
  });
  return total;
}
