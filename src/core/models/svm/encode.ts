import type { NumberArray, Value } from '../../bytes/value.ts';
import type { DesignShape } from '../estimator.ts';
import {
  invalidModel,
  readBoolean,
  readChoice,
  readFinite,
  readFloats,
  readInteger,
  readIntegers,
  readList,
  readObject,
} from '../read-value.ts';
import type { FittedSvm } from './fitted.ts';
import { KERNEL_KINDS, LARGEST_DEGREE, type Kernel } from './kernel.ts';
import { LARGEST_C } from './fit.ts';
import type { Points } from './points.ts';

/** Numbers that a fit stays below and within which no decision value can overflow. */
const LARGEST_NUMBER = 1e100;

const KEYS = [
  'calibration_iterations',
  'coefficients',
  'converged',
  'iterations',
  'kernel',
  'rho',
  'sigmoid',
  'support',
] as const;
const KERNEL_KEYS = ['coef0', 'degree', 'gamma', 'kind'] as const;
const SIGMOID_KEYS = ['a', 'b'] as const;
const SUPPORT_KEYS = ['codes', 'constant_values', 'numeric', 'varying'] as const;

export function encodeSvm(fitted: FittedSvm): Value {
  const { kernel, support, sigmoid } = fitted;
  return {
    kernel: { kind: kernel.kind, gamma: kernel.gamma, degree: kernel.degree, coef0: kernel.coef0 },
    support: {
      numeric: support.numeric,
      varying: support.varying,
      constant_values: support.constantValues,
      codes: support.codes.map((codes, c) => narrow(codes, support.levels[c])),
    },
    coefficients: fitted.coefficients,
    rho: fitted.rho,
    sigmoid: { a: sigmoid.a, b: sigmoid.b },
    iterations: fitted.iterations,
    calibration_iterations: fitted.calibrationIterations,
    converged: fitted.converged,
  };
}

/** Codes plus one, unknown being 0, in the narrowest unsigned type that the number of levels allows. */
function narrow(codes: Int32Array, levels: number): NumberArray {
  const shifted = codes.map((code) => code + 1);
  if (levels <= 0xff) return Uint8Array.from(shifted);
  return levels <= 0xffff ? Uint16Array.from(shifted) : Uint32Array.from(shifted);
}

/** @throws SelfsameError `model/invalid` */
export function decodeSvm(value: Value, shape: DesignShape): FittedSvm {
  const model = readObject(value, 'svm', KEYS);
  const coefficients = readFloats(model.coefficients, 'coefficients', null);
  if (coefficients.some((coefficient) => Math.abs(coefficient) > LARGEST_C))
    return invalidModel('coefficients', `within ±${LARGEST_C}`);
  const sigmoid = readObject(model.sigmoid, 'sigmoid', SIGMOID_KEYS);
  return {
    kernel: decodeKernel(model.kernel),
    support: decodeSupport(model.support, coefficients.length, shape),
    coefficients,
    rho: readModerate(model.rho, 'rho'),
    sigmoid: { a: readModerate(sigmoid.a, 'sigmoid.a'), b: readModerate(sigmoid.b, 'sigmoid.b') },
    iterations: readInteger(model.iterations, 'iterations', 0, Number.MAX_SAFE_INTEGER),
    calibrationIterations: readInteger(
      model.calibration_iterations,
      'calibration_iterations',
      0,
      Number.MAX_SAFE_INTEGER,
    ),
    converged: readBoolean(model.converged, 'converged'),
  };
}

function decodeKernel(value: Value): Kernel {
  const kernel = readObject(value, 'kernel', KERNEL_KEYS);
  const gamma = readFinite(kernel.gamma, 'kernel.gamma');
  if (gamma < 0) return invalidModel('kernel.gamma', 'at least 0');
  return {
    kind: readChoice(kernel.kind, 'kernel.kind', KERNEL_KINDS),
    gamma,
    degree: readInteger(kernel.degree, 'kernel.degree', 0, LARGEST_DEGREE),
    coef0: readFinite(kernel.coef0, 'kernel.coef0'),
  };
}

function decodeSupport(value: Value, n: number, shape: DesignShape): Points {
  const support = readObject(value, 'support', SUPPORT_KEYS);
  const varying = Int32Array.from(
    readIntegers(support.varying, 'support.varying', null, 0, Math.max(0, shape.numeric - 1)),
  );
  if (varying.length > shape.numeric || varying.some((c, at) => at > 0 && c <= varying[at - 1]))
    return invalidModel('support.varying', 'ascending indexes of numeric columns');
  const constant = Int32Array.from(
    Array.from({ length: shape.numeric }, (_, c) => c).filter((c) => !varying.includes(c)),
  );
  return {
    n,
    numeric: readList(support.numeric, 'support.numeric', varying.length).map((column, c) =>
      readFloats(column, `support.numeric[${c}]`, n),
    ),
    codes: readList(support.codes, 'support.codes', shape.categorical.length).map((codes, c) =>
      Int32Array.from(
        readIntegers(codes, `support.codes[${c}]`, n, 0, shape.categorical[c]),
        (code: number) => code - 1,
      ),
    ),
    varying,
    constant,
    constantValues: readFloats(support.constant_values, 'support.constant_values', constant.length),
    levels: Int32Array.from(shape.categorical),
  };
}

function readModerate(value: Value, place: string): number {
  const number = readFinite(value, place);
  if (Math.abs(number) > LARGEST_NUMBER) return invalidModel(place, `within ±${LARGEST_NUMBER}`);
  return number;
}
