import { Matrix } from 'ml-matrix';
import LogisticRegression from 'ml-logistic-regression';
import type { LogisticRegressionParams } from '../../core/config/config.ts';
import type { Estimator } from '../../core/models/estimator.ts';
import { readBoolean, readFloats, readObject } from '../../core/models/read-value.ts';
import { asProbability, denseRows, widthOf } from './dense.ts';
import { refuseWeights } from './refuse.ts';
import { shielded } from './shield.ts';

/** Most steps of a fit: the package takes all that it is given, it has no stopping rule. */
const MAX_STEPS = 20000;

interface FittedMljsRegression {
  /** One for each encoded column, and the intercept's behind them where there is one. */
  readonly weights: Float64Array;
  readonly intercept: boolean;
  readonly steps: number;
  /** Largest part of the gradient of the loss where the descent stopped; tells whether it arrived. */
  readonly gradient: number;
}

/**
 * ml-logistic-regression has neither intercept nor penalty, takes a fixed number of steps of a fixed length, and sums
 * the gradient over rows, so that its default step diverges on more than some hundred rows. The adapter gives it a
 * column of ones, the penalty as rows, and a step from the data.
 */
export const mljsLogisticRegression: Estimator<LogisticRegressionParams, FittedMljsRegression> = {
  name: 'logistic_regression',

  fit({ design, y, classWeight }, { C, fit_intercept }) {
    refuseWeights(classWeight, 'ml-logistic-regression');
    const rows = withOnes(denseRows(design), fit_intercept);
    const width = rows[0].length - (fit_intercept ? 1 : 0);
    const penalty = penaltyRows(width, rows[0].length, C);
    const all = [...rows, ...penalty];
    const labels = [...y, ...penalty.map((_, i) => i % 2)];
    const curvature = largestCurvature(all);
    const numSteps = Math.min(MAX_STEPS, Math.max(200, Math.ceil(8 * curvature * Math.min(C, 1e6))));
    const features = new Matrix(all);
    const weights = shielded(() => {
      const model = new LogisticRegression({ numSteps, learningRate: 1 / curvature });
      model.train(features, Matrix.columnVector(labels));
      return Float64Array.from(model.classifiers[0].weights.to1DArray());
    });
    const gradient = largestGradient(all, labels, predict(weights, all));
    return { weights, intercept: fit_intercept, steps: numSteps, gradient };
  },

  predictProba: ({ weights, intercept }, design) => predict(weights, withOnes(denseRows(design), intercept)),

  summary: ({ steps, gradient, weights }) => ({ steps, gradient, coefficients: weights.length }),

  encode: ({ weights, intercept, steps, gradient }) => ({
    intercept,
    training: Float64Array.of(steps, gradient),
    weights,
  }),

  decode(value, shape) {
    const fields = readObject(value, 'classifier', ['intercept', 'training', 'weights']);
    const intercept = readBoolean(fields.intercept, 'intercept');
    const [steps, gradient] = readFloats(fields.training, 'training', 2);
    return {
      weights: readFloats(fields.weights, 'weights', widthOf(shape) + (intercept ? 1 : 0)),
      intercept,
      steps,
      gradient,
    };
  },
};

function predict(weights: Float64Array, rows: readonly (readonly number[])[]): Float64Array {
  if (rows.length === 0) return new Float64Array(0);
  const scores = shielded(() =>
    LogisticRegression.load({
      name: 'LogisticRegression',
      numberClasses: 1,
      classifiers: [{ weights: [[...weights]] }],
    }).classifiers[0].testScores(new Matrix(rows as number[][])),
  );
  return Float64Array.from(scores, asProbability);
}

function withOnes(rows: number[][], intercept: boolean): number[][] {
  if (intercept) for (const row of rows) row.push(1);
  return rows;
}

/**
 * The penalty w²/2C as rows (data augmentation: Greenland 2001). A row with s in one column and nothing elsewhere, once
 * in each class, costs s²w²/4 − s⁴w⁴/96 + …; m such pairs with s² = 2/(mC) are the penalty up to a relative error of
 * w²/(12 m C).
 */
function penaltyRows(penalised: number, width: number, C: number): number[][] {
  const pairs = Math.min(8, Math.max(1, Math.ceil(8 / C)));
  const s = Math.sqrt(2 / (pairs * C));
  const rows: number[][] = [];
  for (let j = 0; j < penalised; j++)
    for (let i = 0; i < 2 * pairs; i++) {
      const row = new Array<number>(width).fill(0);
      row[j] = s;
      rows.push(row);
    }
  return rows;
}

/** An upper bound of the loss's second derivative, ‖XᵀX‖∞ / 4: with the step 1 / it, the descent cannot overshoot. */
function largestCurvature(rows: readonly (readonly number[])[]): number {
  const width = rows[0].length;
  let largest = 0;
  for (let j = 0; j < width; j++) {
    let total = 0;
    for (let k = 0; k < width; k++) {
      let product = 0;
      for (const row of rows) product += row[j] * row[k];
      total += Math.abs(product);
    }
    largest = Math.max(largest, total);
  }
  return largest / 4;
}

function largestGradient(
  rows: readonly (readonly number[])[],
  labels: readonly number[],
  probabilities: Float64Array,
): number {
  let largest = 0;
  for (let j = 0; j < rows[0].length; j++) {
    let total = 0;
    rows.forEach((row, i) => (total += row[j] * (probabilities[i] - labels[i])));
    largest = Math.max(largest, Math.abs(total));
  }
  return largest;
}
