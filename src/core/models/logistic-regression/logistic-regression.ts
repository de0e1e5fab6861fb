import type { LogisticRegressionParams } from '../../config/config.ts';
import { sigmoid } from '../../numerics/sigmoid.ts';
import type { Design } from '../../preprocessing/design.ts';
import type { Estimator, FitInput } from '../estimator.ts';
import { readBoolean, readFinite, readFloats, readInteger, readList, readObject } from '../read-value.ts';
import { minimise } from './minimise.ts';
import { createProblem } from './problem.ts';
import { startingPoint } from './starting-point.ts';

export interface FittedLogisticRegression {
  readonly intercept: number;
  /** One for each numeric column of the design. */
  readonly numeric: Float64Array;
  /** For each categorical column the coefficients of its levels. */
  readonly categorical: readonly Float64Array[];
  readonly iterations: number;
  readonly converged: boolean;
}

/**
 * Logistic regression with an L2 penalty: the minimum of ½|w|² + C·Σ weighted log losses, the intercept free of
 * penalty, as scikit-learn's `LogisticRegression(penalty='l2')`. `max_iter` counts Newton steps, of which around ten do.
 */
export const logisticRegression: Estimator<LogisticRegressionParams, FittedLogisticRegression> = {
  name: 'logistic_regression',

  fit: (input, params) => fitLogisticRegression(input, params),

  predictProba(fitted, design) {
    return decisionFunction(fitted, design).map(probability);
  },

  summary: ({ iterations, converged }) => ({ iterations, converged }),

  anatomy: ({ intercept, numeric, categorical }) => ({
    kind: 'additive',
    scale: 'log-odds',
    intercept,
    numeric: (column, value) => numeric[column] * value,
    levels: categorical,
  }),

  encode: ({ intercept, numeric, categorical, iterations, converged }) => ({
    intercept,
    numeric,
    categorical,
    iterations,
    converged,
  }),

  decode(value, shape) {
    const keys = ['intercept', 'numeric', 'categorical', 'iterations', 'converged'];
    const object = readObject(value, 'logistic_regression', keys);
    const blocks = readList(object.categorical, 'categorical', shape.categorical.length);
    return {
      intercept: readFinite(object.intercept, 'intercept'),
      numeric: readFloats(object.numeric, 'numeric', shape.numeric),
      categorical: shape.categorical.map((levels, c) => readFloats(blocks[c], `categorical[${c}]`, levels)),
      iterations: readInteger(object.iterations, 'iterations', 0, Number.MAX_SAFE_INTEGER),
      converged: readBoolean(object.converged, 'converged'),
    };
  },
};

/** @param compiled whether loops may be compiled ones: the bits are the same */
export function fitLogisticRegression(
  input: FitInput,
  params: LogisticRegressionParams,
  compiled = true,
): FittedLogisticRegression {
  const problem = createProblem(input, params, compiled);
  const { theta, iterations, converged } = minimise(problem, startingPoint(problem), params.tol, params.max_iter);
  const numeric = new Float64Array(input.design.numeric.length);
  problem.active.forEach((column, j) => (numeric[column] = theta[j + 1]));
  const categorical = input.design.categorical.map(({ levels }) => new Float64Array(levels));
  for (const { column, levels, offset } of problem.blocks)
    categorical[column].set(theta.subarray(offset, offset + levels));
  const [intercept] = theta;
  return { intercept, numeric, categorical, iterations, converged };
}

/** Intercept + numeric columns in order + categorical columns in order, for each row. */
export function decisionFunction(fitted: FittedLogisticRegression, design: Design): Float64Array {
  const margins = new Float64Array(design.n).fill(fitted.intercept);
  design.numeric.forEach((values, j) => {
    const coefficient = fitted.numeric[j];
    if (coefficient !== 0) for (let i = 0; i < design.n; i++) margins[i] += coefficient * values[i];
  });
  design.categorical.forEach(({ codes }, c) => {
    const coefficients = fitted.categorical[c];
    for (let i = 0; i < design.n; i++) if (codes[i] >= 0) margins[i] += coefficients[codes[i]];
  });
  return margins;
}

/** Coefficients near the end of the number range, as a stranger may send them, can make Infinity − Infinity. */
function probability(margin: number): number {
  return margin === margin ? sigmoid(margin) : 0.5;
}
