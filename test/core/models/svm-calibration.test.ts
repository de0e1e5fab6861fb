import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { innerFolds, outOfFoldDecisions } from '../../../src/core/models/svm/calibrate.ts';
import { fitSvm } from '../../../src/core/models/svm/fit.ts';
import { decisionValues } from '../../../src/core/models/svm/decisions.ts';
import { fitSigmoid } from '../../../src/core/models/svm/platt.ts';
import { stream } from '../../../src/core/random/stream.ts';
import { fitInput, mixedSample, takeRows } from './designs.ts';
import { DEFAULTS, solve } from './svm-reference.ts';

const streams =
  (seed: number) =>
  (name: string): ReturnType<typeof stream> =>
    stream(seed, `svm/final/${name}`);
const labels = (negatives: number, positives: number): Uint8Array =>
  Uint8Array.from({ length: negatives + positives }, (_, i) => (i < positives ? 1 : 0));

describe('the sigmoid', () => {
  it('stays finite for any decision values', () => {
    const value = fc.oneof(fc.double({ noNaN: true, min: -1e60, max: 1e60 }), fc.constantFrom(0, 1, -1, 1e-300));
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 30 }), (decisions) => {
        const { a, b } = fitSigmoid(Float64Array.from(decisions), labels(decisions.length - 1, 1));
        expect([a, b].every(Number.isFinite)).toBe(true);
      }),
    );
  });
});

describe('inner folds', () => {
  it('deals each class in turn, the next going on where the last stopped', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), fc.nat(), (n0, n1, seed) => {
        const y = labels(n0, n1);
        const { folds, of } = innerFolds(y, streams(seed));
        expect(folds).toBe(Math.min(5, n0, n1));
        const sizes = (label: number | null): number[] =>
          Array.from({ length: folds }, (_, f) => of.filter((g, i) => g === f && (label ?? y[i]) === y[i]).length);
        for (const label of [null, 0, 1]) expect(Math.max(...sizes(label)) - Math.min(...sizes(label))).toBeLessThan(2);
        sizes(0).forEach((size, f) => expect(size).toBe(Math.ceil((n0 - f) / folds)));
        expect(innerFolds(y, streams(seed)).of).toEqual(of);
      }),
    );
  });

  it('is dealt from the streams of the two classes', () => {
    const y = labels(30, 20);
    const named: string[] = [];
    const first = innerFolds(y, (name) => (named.push(name), streams(1)(name))).of;
    expect(named).toEqual(['platt/class-0', 'platt/class-1']);
    expect(innerFolds(y, streams(2)).of).not.toEqual(first);
  });
});

describe('decision values from inner folds', () => {
  it('are those of machines fitted from nothing without the fold', () => {
    const { design, y } = mixedSample(200, 3, [4], 'out of fold');
    const params = { ...DEFAULTS, tol: 1e-5 };
    const input = fitInput(design, y);
    const { problem, state, solution } = solve(design, y, { ...params, gamma: 0.3 });
    const options = { tol: params.tol, shrinking: true, maxIterations: 1e6 };
    const outOfFold = outOfFoldDecisions(problem, state, solution, input.stream, options);
    expect(outOfFold.converged).toBe(true);
    const { folds, of } = innerFolds(y, input.stream);
    expect(folds).toBe(5);
    const rows = [...y.keys()];
    for (let fold = 0; fold < folds; fold++) {
      const training = rows.filter((row) => of[row] !== fold);
      const held = rows.filter((row) => of[row] === fold);
      const cold = fitSvm(
        fitInput(
          takeRows(design, training),
          training.map((row) => y[row]),
        ),
        { ...params, gamma: 0.3 },
      );
      const expected = decisionValues(cold, takeRows(design, held));
      held.forEach((row, i) => expect(Math.abs(outOfFold.decisions[row] - expected[i])).toBeLessThan(1e-4));
    }
  });

  it('are the full fit’s own where a class has a single row', () => {
    const { design } = mixedSample(30, 2, [3], 'single');
    const y = labels(29, 1);
    const { problem, state, solution } = solve(design, y);
    const options = { tol: 1e-3, shrinking: true, maxIterations: 1e6 };
    const { decisions } = outOfFoldDecisions(problem, state, solution, streams(1), options);
    const expected = decisionValues(fitSvm(fitInput(design, y), DEFAULTS), design);
    decisions.forEach((value, i) => expect(Math.abs(value - expected[i])).toBeLessThan(1e-6));
  });
});
