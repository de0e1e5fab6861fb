import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack } from '../../../src/core/bytes/pack.ts';
import type { SvmParams } from '../../../src/core/config/config.ts';
import { DEFAULT_FIT_OPTIONS, fitSvm } from '../../../src/core/models/svm/fit.ts';
import { decisionValues } from '../../../src/core/models/svm/decisions.ts';
import { resolveKernel } from '../../../src/core/models/svm/kernel.ts';
import { svm } from '../../../src/core/models/svm/svm.ts';
import { fitInput, makeDesign, mixedSample, takeRows } from './designs.ts';
import { DEFAULTS, dualObjective, solve, violation } from './svm-reference.ts';

const anyParams = fc.record({
  C: fc.constantFrom(0.01, 1, 30),
  kernel: fc.constantFrom('rbf' as const, 'linear' as const, 'poly' as const),
  gamma: fc.constantFrom('scale' as const, 'auto' as const, 0.3),
  degree: fc.constantFrom(1, 2, 3),
  coef0: fc.constantFrom(0, 1),
  tol: fc.constantFrom(1e-2, 1e-3),
  class_weight: fc.constant(null),
});
const anySample = fc
  .record({
    n: fc.integer({ min: 8, max: 70 }),
    numeric: fc.integer({ min: 0, max: 6 }),
    levels: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 2 }),
    seed: fc.string({ maxLength: 3 }),
  })
  .map(({ n, numeric, levels, seed }) => mixedSample(n, numeric, levels, seed));
const anyWeights = fc.constantFrom<readonly [number, number]>([1, 1], [0.3, 2]);

describe('the dual solver', () => {
  it('meets the optimality conditions within tol', () => {
    fc.assert(
      fc.property(anySample, anyParams, anyWeights, ({ design, y }, params, weights) => {
        const solved = solve(design, y, params, weights);
        expect(solved.solution.converged).toBe(true);
        const { beta } = solved.state;
        expect(Math.abs(beta.reduce((sum, value) => sum + value, 0))).toBeLessThan(1e-9 * params.C * y.length);
        const { box } = solved.problem;
        expect(
          [...beta].every((value, i) => (y[i] === 1 ? value >= 0 && value <= box[1] : value <= 0 && value >= -box[0])),
        ).toBe(true);
        // Float32 rows: each of them is off by up to 6e-8 of its entries.
        const kernel = resolveKernel(params, design);
        const slack =
          1e-7 * beta.reduce((sum, value, i) => sum + Math.abs(value) * solved.problem.kernel.diagonal[i], 0);
        expect(violation(design, kernel, solved)).toBeLessThan(params.tol + slack + 1e-7);
      }),
      { numRuns: 60 },
    );
  });

  it('shrinks without moving the optimum', () => {
    const { design, y } = mixedSample(600, 3, [5], 'shrinking');
    for (const C of [0.5, 20]) {
      const params = { ...DEFAULTS, C };
      const [plain, shrunk] = [false, true].map((shrinking) => solve(design, y, params, [1, 1], { shrinking }));
      expect(shrunk.solution.iterations).toBeGreaterThan(200);
      expect(violation(design, resolveKernel(params, design), shrunk)).toBeLessThan(params.tol + 1e-4);
      const objectives = [plain, shrunk].map(({ state }) =>
        dualObjective(design, resolveKernel(params, design), state.beta),
      );
      expect(Math.abs(objectives[0] / objectives[1] - 1)).toBeLessThan(1e-5);
      expect(Math.abs(plain.solution.rho - shrunk.solution.rho)).toBeLessThan(4 * params.tol);
    }
  });

  it('gives the same bits whatever the size of the row cache', () => {
    const { design, y } = mixedSample(300, 3, [5, 2], 'cache');
    const bytes = [0, 300 * 4 * 7, 300 * 4 * 60, DEFAULT_FIT_OPTIONS.cacheBytes].map((cacheBytes) =>
      pack(svm.encode(fitSvm(fitInput(design, y), DEFAULTS, { ...DEFAULT_FIT_OPTIONS, cacheBytes }))),
    );
    for (const other of bytes.slice(1)) expect(other).toEqual(bytes[0]);
  });

  it('stops at the bound on iterations and says so', () => {
    const { design, y } = mixedSample(60, 2, [3], 'bound');
    const full = solve(design, y);
    const cut = solve(design, y, DEFAULTS, [1, 1], { maxIterations: 5 });
    expect(full.solution.iterations).toBeGreaterThan(5);
    expect(cut.solution).toMatchObject({ iterations: 5, converged: false });
    expect(Number.isFinite(cut.solution.rho)).toBe(true);
  });
});

describe('inputs at the edge', () => {
  const fits = (design: ReturnType<typeof makeDesign>, y: ArrayLike<number>, params: Partial<SvmParams> = {}) => {
    const fitted = fitSvm(fitInput(design, y), { ...DEFAULTS, ...params });
    const probabilities = svm.predictProba(fitted, design);
    expect([...probabilities].every((p) => p >= 0 && p <= 1)).toBe(true);
    return { fitted, probabilities };
  };

  it('separates what is separable, with a hard margin too', () => {
    const x = [-4, -3, -2.5, -2, -1, 1, 2, 2.25, 3, 5];
    const y = x.map((value) => (value > 0 ? 1 : 0));
    for (const C of [1, 1e6, 1e300]) {
      const { fitted } = fits(makeDesign(10, [x]), y, { C, kernel: 'linear' });
      expect(fitted.converged).toBe(true);
      const decisions = decisionValues(fitted, makeDesign(3, [[-1, 0, 1]]));
      if (C > 1) [-1, 0, 1].forEach((value, i) => expect(decisions[i]).toBeCloseTo(value, 2));
    }
  });

  it('ends on contradicting duplicates', () => {
    const codes = Int32Array.from({ length: 40 }, (_, i) => i % 2);
    const y = Uint8Array.from({ length: 40 }, (_, i) => (i % 4 === 0 || i % 4 === 3 ? 1 : 0));
    const { probabilities } = fits(makeDesign(40, [], [codes], [2]), y, { C: 1000 });
    expect(Math.max(...probabilities) - Math.min(...probabilities)).toBeLessThan(0.2);
  });

  it('fits one row of each class', () => {
    const { fitted, probabilities } = fits(makeDesign(2, [[-1, 1]]), [0, 1]);
    expect(fitted.coefficients).toHaveLength(2);
    expect(probabilities[0]).toBeLessThan(probabilities[1]);
  });

  it('fits a class of a single row among many', () => {
    const x = Array.from({ length: 30 }, (_, i) => (i === 7 ? 9 : i / 30));
    const { probabilities } = fits(
      makeDesign(30, [x]),
      x.map((value) => (value === 9 ? 1 : 0)),
    );
    expect(Math.max(...probabilities)).toBe(probabilities[7]);
  });

  it('stays finite where kernel values overflow', () => {
    const { design, y } = mixedSample(30, 2, [3], 'overflow');
    const large = makeDesign(
      30,
      design.numeric.map((column) => column.map((value) => value * 1e120)),
      [],
      [],
    );
    fits(large, y, { kernel: 'linear', tol: 1 });
    fits(large, y, { kernel: 'rbf' });
    fits(takeRows(design, [0, 5, 9, 29]), [0, 1, 0, 1], { kernel: 'poly', degree: 100, coef0: 50, gamma: 3 });
  });

  it('has no support vectors where the tolerance asks for none', () => {
    const { fitted } = fits(makeDesign(4, [[0, 1, 2, 3]]), [0, 0, 1, 1], { tol: 3 });
    expect(fitted.coefficients).toHaveLength(0);
  });
});
