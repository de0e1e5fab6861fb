import type { Value } from '../../bytes/value.ts';
import type { DesignShape } from '../estimator.ts';
import { invalidModel, readFloats, readList, readObject } from '../read-value.ts';
import type { FittedBayes } from './fitted-bayes.ts';

/** No logarithm of a probability of doubles is lower; it keeps a stranger's sums finite. */
const LOWEST = -1e6;

export function encodeBayes({ prior, mean, variance, levels }: FittedBayes): Value {
  return { levels, mean, prior, variance };
}

/** @throws SelfsameError `model/invalid` */
export function decodeBayes(value: Value, { numeric, categorical }: DesignShape): FittedBayes {
  const fields = readObject(value, 'naive Bayes', ['levels', 'mean', 'prior', 'variance']);
  const variance = readFloats(fields.variance, 'variance', 2 * numeric);
  if (!variance.every((spread) => spread > 0)) invalidModel('variance', 'above 0');
  return {
    prior: readLogarithms(fields.prior, 'prior', 2),
    mean: readFloats(fields.mean, 'mean', 2 * numeric),
    variance,
    levels: readList(fields.levels, 'levels', categorical.length).map((column, index) =>
      readLogarithms(column, `levels[${index}]`, 2 * categorical[index]),
    ),
  };
}

function readLogarithms(value: Value | undefined, place: string, length: number): Float64Array {
  const logarithms = readFloats(value, place, length);
  if (!logarithms.every((logarithm) => logarithm >= LOWEST && logarithm <= 0))
    invalidModel(place, 'logarithms of probabilities');
  return logarithms;
}
