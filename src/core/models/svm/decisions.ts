import { sigmoid } from '../../numerics/sigmoid.ts';
import type { Design } from '../../preprocessing/design.ts';
import { compiledDecisionValues } from './compiled-decisions.ts';
import { constantPart } from './constant-part.ts';
import type { FittedSvm } from './fitted.ts';
import { createQuery } from './kernel-sums.ts';
import { kernelValues } from './kernel-values.ts';
import { packPoints, scaled } from './packed-points.ts';

/**
 * Σ coefficient_j K(support vector j, row) − rho for each row, summed in the order of the support vectors.
 * @param compiled whether WebAssembly is used where it is there: the same bits either way
 */
export function decisionValues(fitted: FittedSvm, design: Design, compiled = true): Float64Array {
  const known = compiled ? compiledDecisionValues(fitted, design) : null;
  if (known !== null) return known;
  const { kernel, support, coefficients, rho } = fitted;
  const kernelOf = kernelValues(kernel, support.levels);
  const packed = packPoints(support, kernelOf.scale);
  const query = createQuery(packed, 0);
  const decisions = new Float64Array(design.n);
  for (let i = 0; i < design.n; i++) {
    support.varying.forEach((c, at) => (query.values[at] = scaled(design.numeric[c][i], kernelOf.scale)));
    for (let c = 0; c < query.codes.length; c++) query.codes[c] = design.categorical[c].codes[i] + 1;
    query.base = constantPart(fitted, kernelOf.scale, design, i);
    decisions[i] = kernelOf.expansion(packed, query, coefficients) - rho;
  }
  return decisions;
}

/** P(class 1) = 1 / (1 + e^(a·f + b)) of each row's decision value f. */
export function probabilities(fitted: FittedSvm, design: Design): Float64Array {
  const { a, b } = fitted.sigmoid;
  return decisionValues(fitted, design).map((f) => sigmoid(-(a * f + b)));
}
