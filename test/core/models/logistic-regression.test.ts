import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { LogisticRegressionParams } from '../../../src/core/config/config.ts';
import { gradientDirection } from '../../../src/core/models/logistic-regression/gradient-direction.ts';
import {
  decisionFunction,
  logisticRegression,
  type FittedLogisticRegression,
} from '../../../src/core/models/logistic-regression/logistic-regression.ts';
import {
  createProblem,
  evaluate,
  multiply,
  multiplyTransposed,
} from '../../../src/core/models/logistic-regression/problem.ts';
import { schurDirection } from '../../../src/core/models/logistic-regression/schur-direction.ts';
import type { FitInput } from '../../../src/core/models/estimator.ts';
import { softplus } from '../../../src/core/numerics/sigmoid.ts';
import { fitInput, makeDesign, mixedSample } from './designs.ts';

interface Vector {
  readonly name: string;
  readonly C: number;
  readonly fit_intercept: boolean;
  readonly class_weight: [number, number];
  readonly numeric_hundredths: number[][];
  readonly levels: number[];
  readonly codes: number[][];
  readonly y: number[];
  readonly coefficients: number[];
  readonly intercept: number;
}

const vectors = JSON.parse(
  readFileSync(new URL('../../vectors/logistic_regression/logistic_regression.json', import.meta.url), 'utf8'),
) as Vector[];

const params: LogisticRegressionParams = { C: 1, max_iter: 100, tol: 1e-4, fit_intercept: true, class_weight: null };

function inputOf(vector: Vector): FitInput {
  const numeric = vector.numeric_hundredths.map((column) => column.map((value) => value / 100));
  return fitInput(makeDesign(vector.y.length, numeric, vector.codes, vector.levels), vector.y, vector.class_weight);
}

function coefficients({ numeric, categorical }: FittedLogisticRegression): number[] {
  return [...numeric, ...categorical.flatMap((block) => [...block])];
}

function objective(fitted: FittedLogisticRegression, { design, y, classWeight }: FitInput, C: number): number {
  const margins = decisionFunction(fitted, design);
  let total = 0;
  for (let i = 0; i < design.n; i++) total += classWeight[y[i]] * softplus(y[i] === 1 ? -margins[i] : margins[i]);
  return total + coefficients(fitted).reduce((sum, value) => sum + value * value, 0) / (2 * C);
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

describe('against scikit-learn', () => {
  it.each(vectors)('$name', (vector) => {
    const input = inputOf(vector);
    const own = { ...params, C: vector.C, fit_intercept: vector.fit_intercept };
    const fitted = logisticRegression.fit(input, { ...own, tol: 1e-10 });
    expect(fitted.converged).toBe(true);
    expect(Math.abs(fitted.intercept - vector.intercept)).toBeLessThan(1e-6);
    coefficients(fitted).forEach((value, j) =>
      expect(Math.abs(value - vector.coefficients[j])).toBeLessThan(1e-6 * Math.max(1, Math.abs(value))),
    );

    const usual = logisticRegression.fit(input, own);
    const best = objective(fitted, input, vector.C);
    expect(usual.converged).toBe(true);
    expect(usual.iterations).toBeLessThanOrEqual(20);
    expect(objective(usual, input, vector.C) - best).toBeLessThan(1e-6 * best);
  });
});

describe('directions', () => {
  const designs = [
    { numeric: 3, levels: [5, 12, 4] },
    { numeric: 0, levels: [6, 6] },
    { numeric: 4, levels: [9] },
    { numeric: 6, levels: [] },
  ];

  it.each(designs)("solve Newton's equations H·d = −g ($numeric numeric, levels $levels)", (shape) => {
    for (const fit_intercept of [true, false]) {
      const sample = mixedSample(150, shape.numeric, shape.levels);
      const problem = createProblem(fitInput(sample.design, sample.y, [1, 2.5]), { ...params, fit_intercept });
      const slopes = { first: new Float64Array(problem.n), second: new Float64Array(problem.n) };
      const margins = Float64Array.from(sample.y, (label, i) => label + i / 200);
      evaluate(problem, margins, slopes);
      const gradient = new Float64Array(problem.size);
      multiplyTransposed(problem, slopes.first, new Float64Array(problem.size), gradient);
      for (const [find, tolerance] of [
        [schurDirection, 1e-10],
        [gradientDirection, 0.05],
      ] as const) {
        const direction = new Float64Array(problem.size);
        find(problem, slopes.second, gradient, direction);
        const rows = new Float64Array(problem.n);
        const image = new Float64Array(problem.size);
        multiply(problem, direction, rows);
        multiplyTransposed(
          problem,
          rows.map((value, i) => value * slopes.second[i]),
          direction,
          image,
        );
        const left = length(image.map((value, j) => value + gradient[j]));
        expect(left).toBeLessThan(tolerance * length(gradient));
        if (!fit_intercept) expect(direction[0] + 0).toBe(0);
      }
    }
  });

  it('a design too wide to factorise reaches the minimum all the same', () => {
    const { design, y } = mixedSample(200, 300, [5]);
    const input = fitInput(design, y);
    const fitted = logisticRegression.fit(input, { ...params, tol: 1e-7 });
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
