import type { GradientBoostingParams } from '../../config/config.ts';
import type { Estimator } from '../estimator.ts';
import { boostingAnatomy } from './anatomy.ts';
import { decodeBoosting, encodeBoosting } from './boosting-value.ts';
import { compileBoosting } from './compile-boosting.ts';
import { fitBoosting } from './fit-boosting.ts';
import type { FittedBoosting } from './fitted-boosting.ts';
import { predictBoosting } from './predict-boosting.ts';

/**
 * Histogram gradient boosting as scikit-learn's `HistGradientBoostingClassifier` for two classes (after LightGBM, Ke et
 * al., NIPS 2017): leaf-wise trees on binned columns, log loss, Newton steps; categorical columns are split natively.
 * A level that training has not seen goes with the larger child, as scikit-learn's missing values do.
 */
export const gradientBoosting: Estimator<GradientBoostingParams, FittedBoosting> = {
  name: 'gradient_boosting',
  fit: (input, params) => fitBoosting(input, params),
  predictProba: predictBoosting,
  summary: (fitted) => {
    const { roots, depth } = compileBoosting(fitted);
    return { trees: roots.length, nodes: fitted.column.length, leaves: fitted.value.length, depth };
  },
  anatomy: boostingAnatomy,
  encode: encodeBoosting,
  decode: decodeBoosting,
};
