import type { NaiveBayesParams } from '../../config/config.ts';
import { sigmoid } from '../../numerics/sigmoid.ts';
import type { Estimator } from '../estimator.ts';
import { bayesAnatomy } from './anatomy.ts';
import { decodeBayes, encodeBayes } from './bayes-value.ts';
import { fitBayes } from './fit-bayes.ts';
import type { FittedBayes } from './fitted-bayes.ts';
import { jointLogLikelihood } from './likelihood.ts';

/**
 * Naive Bayes: columns independent within each class, numeric ones normal as in scikit-learn's `GaussianNB`, categorical
 * ones with Laplace's smoothing as in its `CategoricalNB`; one prior for both.
 */
export const naiveBayes: Estimator<NaiveBayesParams, FittedBayes> = {
  name: 'naive_bayes',
  fit: fitBayes,
  predictProba(fitted, design) {
    const joint = jointLogLikelihood(fitted, design);
    const probabilities = new Float64Array(design.n);
    for (let row = 0; row < design.n; row++) probabilities[row] = sigmoid(joint[design.n + row] - joint[row]);
    return probabilities;
  },
  summary: ({ mean, levels }) => ({ columns: mean.length / 2 + levels.length }),
  anatomy: bayesAnatomy,
  encode: encodeBayes,
  decode: decodeBayes,
};
