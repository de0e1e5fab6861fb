import type { SvmParams } from '../../config/config.ts';
import type { Estimator } from '../estimator.ts';
import { decodeSvm, encodeSvm } from './encode.ts';
import { fitSvm } from './fit.ts';
import { probabilities } from './decisions.ts';
import type { FittedSvm } from './fitted.ts';

/**
 * C-support vector classification with probabilities: the model of scikit-learn's `SVC(probability=True)` and libsvm,
 * on a design whose one-hot columns are never built.
 */
export const svm: Estimator<SvmParams, FittedSvm> = {
  name: 'svm',
  fit: (input, params) => fitSvm(input, params),
  predictProba: probabilities,
  summary: ({ kernel, support, rho, sigmoid, iterations, calibrationIterations, converged }) => ({
    support_vectors: support.n,
    gamma: kernel.gamma,
    rho,
    sigmoid_a: sigmoid.a,
    sigmoid_b: sigmoid.b,
    iterations,
    calibration_iterations: calibrationIterations,
    converged,
  }),
  encode: encodeSvm,
  decode: decodeSvm,
};
