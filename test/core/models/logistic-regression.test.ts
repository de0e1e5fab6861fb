import { describe, expect, it } from 'vitest';
import type { LogisticRegressionParams } from '../../../src/core/config/config.ts';
import { factoriseInPlace, paddedSize, solveInPlace } from '../../../src/core/models/logistic-regression/cholesky.ts';
import { curvatureRule } from '../../../src/core/models/logistic-regression/curvature-rule.ts';
import { createPoint, evaluate, type Point } from '../../../src/core/models/logistic-regression/evaluate.ts';
import { hessianAt, hessianDiagonal } from '../../../src/core/models/logistic-regression/hessian.ts';
import {
  decisionFunction,
  logisticRegression,
  type FittedLogisticRegression,
} from '../../../src/core/models/logistic-regression/logistic-regression.ts';
import { createProblem, everyNth, type Problem } from '../../../src/core/models/logistic-regression/problem.ts';
import { schurSolver } from '../../../src/core/models/logistic-regression/schur.ts';
import type { FitInput } from '../../../src/core/models/estimator.ts';
import { sigmoid, softplus } from '../../../src/core/numerics/sigmoid.ts';
import { fitInput, makeDesign, mixedSample, takeRows } from './designs.ts';

const params: LogisticRegressionParams = { C: 1, max_iter: 100, tol: 1e-4, fit_intercept: true, class_weight: null };

function coefficients({ numeric, categorical }: FittedLogisticRegression): number[] {
  return [...numeric, ...categorical.flatMap((block) => [...block])];
}

/** Largest |gradient| of the objective, from its definition. */
function steepness(fitted: FittedLogisticRegression, input: FitInput, C: number): number {
  const { design, y, classWeight } = input;
  const p = logisticRegression.predictProba(fitted, design);
  const residual = p.map((value, i) => classWeight[y[i]] * (value - y[i]));
  const total = (part: (i: number) => number): number => residual.reduce((sum, r, i) => sum + r * part(i), 0);
  const parts = [
    total(() => 1),
    ...design.numeric.map((values, j) => total((i) => values[i]) + fitted.numeric[j] / C),
    ...design.categorical.flatMap(({ codes, levels }, c) =>
      Array.from({ length: levels }, (_, l) => total((i) => (codes[i] === l ? 1 : 0)) + fitted.categorical[c][l] / C),
    ),
  ];
  return Math.max(...parts.map(Math.abs));
}

function length(vector: Float64Array): number {
  return Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
}

/** The columns of Z in the order of the unknowns, from the definition. */
function denseColumns({ n, active, x, stride, blocks }: Problem): number[][] {
  const rows = Array.from({ length: n }, (_, i) => i);
  return [
    rows.map(() => 1),
    ...active.map((_, j) => rows.map((i) => x[j * stride + i])),
    ...blocks.flatMap(({ codes, levels }) =>
      Array.from({ length: levels }, (_, level) => rows.map((i) => (codes[i] === level ? 1 : 0))),
    ),
  ];
}

function sumOf(values: ArrayLike<number>): number {
  return Array.from(values).reduce((total, value) => total + value, 0);
}

const designs = [
  { numeric: 3, levels: [5, 12, 4] },
  { numeric: 0, levels: [6, 6] },
  { numeric: 4, levels: [9] },
  { numeric: 6, levels: [] },
  { numeric: 9, levels: [2] },
];

describe.each(designs)('$numeric numeric columns, levels $levels', (shape) => {
  // 513 rows: two tiles and an odd row.
  const sample = mixedSample(513, shape.numeric, shape.levels);
  const weight = [1, 2.5] as const;
  const problemOf = (fit_intercept: boolean): Problem =>
    createProblem(fitInput(sample.design, sample.y, weight), { ...params, C: 0.3, fit_intercept });
  const pointOf = (problem: Problem): Point => {
    const point = createPoint(problem);
    point.theta.forEach((_, j) => (point.theta[j] = (((j * 7) % 5) - 2) / 4));
    if (!problem.fitIntercept) point.theta[0] = 0;
    evaluate(problem, point);
    return point;
  };

  it.each([true, false])('objective, gradient and curvature are those of the definition, intercept %s', (intercept) => {
    const problem = problemOf(intercept);
    const { theta, gradient, curvature, objective } = pointOf(problem);
    const columns = denseColumns(problem);
    const margins = Array.from(problem.y, (_, i) => sumOf(columns.map((column, j) => column[i] * theta[j])));
    const wrong = margins.map((m, i) => (problem.y[i] === 1 ? -m : m));
    const losses = wrong.map((u, i) => weight[problem.y[i]] * softplus(u));
    const squares = sumOf(theta.subarray(1).map((value) => value * value));
    expect(objective).toBeCloseTo(sumOf(losses) + squares / (2 * 0.3), 9);
    const slopes = wrong.map((u, i) => weight[problem.y[i]] * (problem.y[i] === 1 ? -1 : 1) * sigmoid(u));
    columns.forEach((column, j) => {
      const penalised = j === 0 ? 0 : theta[j] / 0.3;
      const expected = j === 0 && !intercept ? 0 : sumOf(column.map((value, i) => value * slopes[i])) + penalised;
      expect(gradient[j]).toBeCloseTo(expected, 9);
    });
    wrong.forEach((u, i) => expect(curvature[i]).toBeCloseTo(weight[problem.y[i]] * sigmoid(u) * sigmoid(-u), 13));
  });

  it.each([true, false])("solves Newton's equations and knows the diagonal, intercept %s", (intercept) => {
    const problem = problemOf(intercept);
    const { gradient, curvature } = pointOf(problem);
    const columns = denseColumns(problem);
    const times = (v: Float64Array): number[] => {
      const rows = Array.from(problem.y, (_, i) => curvature[i] * sumOf(columns.map((column, j) => column[i] * v[j])));
      return columns.map((column, j) => sumOf(column.map((z, i) => z * rows[i])) + (j === 0 ? 0 : v[j] / 0.3));
    };
    const solution = new Float64Array(problem.size);
    schurSolver(hessianAt(problem, curvature))(gradient, solution);
    if (!intercept) expect(solution[0] + 0).toBe(0);
    times(solution).forEach((value, j) => {
      if (j > 0 || intercept) expect(Math.abs(value - gradient[j])).toBeLessThan(1e-10 * length(gradient));
    });
    hessianDiagonal(problem, curvature).forEach((value, j) => {
      const unit = new Float64Array(problem.size);
      unit[j] = 1;
      expect(value).toBeCloseTo(j === 0 && !intercept ? 1 : times(unit)[j], 9);
    });
  });

  it('a problem of every third row is the problem of those rows', () => {
    const rows = Array.from({ length: 171 }, (_, i) => 3 * i);
    const thinned = everyNth(problemOf(true), 3);
    const labels = rows.map((row) => sample.y[row]);
    const own = createProblem(fitInput(takeRows(sample.design, rows), labels, weight), { ...params, C: 0.9 });
    expect({ ...thinned, penalty: own.penalty, workspace: own.workspace }).toEqual(own);
    expect(thinned.penalty).toBeCloseTo(own.penalty, 12);
  });
});

describe('ways to the minimum', () => {
  const tight = { ...params, tol: 1e-9 };

  it.each([
    ["Newton's method", 900, 5, [6, 40], 0, 1],
    ['a Hessian of a sample from a coarse start', 9000, 12, [], 0, 100],
    ['L-BFGS, then a Hessian', 600, 60, [5], 100, 100],
  ])('%s', (_, n, numeric, levels, first, period) => {
    const { design, y } = mixedSample(n, numeric, levels);
    const input = fitInput(design, y, [1, 1.5]);
    const rule = curvatureRule(createProblem(input, tight));
    expect(rule.first).toBeLessThanOrEqual(first);
    expect(rule.first === 0).toBe(first === 0);
    expect(rule.period).toBeLessThanOrEqual(period);
    const fitted = logisticRegression.fit(input, tight);
    expect(fitted.converged).toBe(true);
    expect(steepness(fitted, input, 1)).toBeLessThan(1e-7);
  });

  it('solves a singular system as far as it is determined', () => {
    const size = 7;
    const stride = paddedSize(size);
    const matrix = new Float64Array(stride * (size + 3));
    // vvᵀ + a diagonal that is zero in the last two: they are one direction.
    const entry = (i: number, j: number): number =>
      (i > 4 ? 1 : i + 1) * (j > 4 ? 1 : j + 1) + (i === j && i < 5 ? 2 : 0);
    for (let i = 0; i < size; i++) for (let j = 0; j <= i; j++) matrix[i * stride + j] = entry(i, j);
    const b = Float64Array.from({ length: size }, (_, i) => (i > 4 ? 3 : i));
    const solution = b.slice();
    factoriseInPlace(matrix, size);
    solveInPlace(matrix, size, solution);
    b.forEach((value, i) =>
      expect(sumOf(solution.map((component, j) => entry(i, j) * component))).toBeCloseTo(value, 9),
    );
  });

  it('a design too wide to factorise: L-BFGS alone', () => {
    const { design, y } = mixedSample(400, 2, [2100, 2100]);
    const input = fitInput(design, y);
    expect(curvatureRule(createProblem(input, params)).first).toBe(Infinity);
    const fitted = logisticRegression.fit(input, { ...params, max_iter: 1000, tol: 1e-7 });
    expect(fitted.converged).toBe(true);
    expect(steepness(fitted, input, 1)).toBeLessThan(1e-6);
  });
});

describe('edges', () => {
  it('stops at max_iter and says so', () => {
    const { design, y } = mixedSample(100, 3, [4]);
    const fitted = logisticRegression.fit(fitInput(design, y), { ...params, max_iter: 1, tol: 1e-10 });
    expect(fitted).toMatchObject({ iterations: 1, converged: false });
    expect(logisticRegression.summary(fitted)).toEqual({ iterations: 1, converged: false });
  });

  it('gives separable data finite coefficients however weak the penalty', () => {
    const x = Float64Array.from({ length: 40 }, (_, i) => i - 19.5);
    const input = fitInput(
      makeDesign(40, [x]),
      x.map((value) => (value > 0 ? 1 : 0)),
    );
    for (const C of [1e4, 1e8, 1e12]) {
      const fitted = logisticRegression.fit(input, { ...params, C });
      expect(Number.isFinite(fitted.numeric[0])).toBe(true);
      expect(fitted.numeric[0]).toBeGreaterThan(1);
      expect(fitted.converged).toBe(true);
    }
  });

  it('copes with an intercept that the levels can replace at almost no penalty', () => {
    const { design, y } = mixedSample(200, 2, [6, 3]);
    const input = fitInput(design, y);
    const fitted = logisticRegression.fit(input, { ...params, C: 1e12, tol: 1e-6 });
    expect(steepness(fitted, input, 1e12)).toBeLessThan(1e-5);
  });

  it('gives constant columns no part, and an unknown category the plain margin', () => {
    const { design, y } = mixedSample(80, 1, [3]);
    const wide = { ...design, numeric: [new Float64Array(80).fill(2), design.numeric[0], new Float64Array(80)] };
    const fitted = logisticRegression.fit(fitInput(wide, y), params);
    const narrow = logisticRegression.fit(fitInput(design, y), params);
    expect([...fitted.numeric]).toEqual([0, narrow.numeric[0], 0]);
    const unknown = makeDesign(1, [[0]], [[-1]], [3]);
    expect(decisionFunction(narrow, unknown)[0]).toBe(narrow.intercept);
  });

  it('takes a class weight as that many copies of the rows', () => {
    const { design, y } = mixedSample(60, 2, [3]);
    const rows = Array.from(y, (label, i) => (label === 1 ? [i, i, i] : [i])).flat();
    const repeated = makeDesign(
      rows.length,
      design.numeric.map((values) => rows.map((row) => values[row])),
      design.categorical.map(({ codes }) => rows.map((row) => codes[row])),
      [3],
    );
    const tight = { ...params, tol: 1e-10 };
    const copies = logisticRegression.fit(
      fitInput(
        repeated,
        rows.map((row) => y[row]),
      ),
      tight,
    );
    const weighted = logisticRegression.fit(fitInput(design, y, [1, 3]), tight);
    coefficients(weighted).forEach((value, j) => expect(value).toBeCloseTo(coefficients(copies)[j], 9));
  });

  it('never predicts NaN from a hostile file', () => {
    const fitted = logisticRegression.decode(
      {
        intercept: 0,
        numeric: Float64Array.of(1e308, -1e308),
        categorical: [],
        iterations: 1,
        converged: true,
      },
      { numeric: 2, categorical: [] },
    );
    expect([...logisticRegression.predictProba(fitted, makeDesign(1, [[1e10], [1e10]]))]).toEqual([0.5]);
  });
});
