import type { SvmParams } from '../../config/config.ts';
import { powInteger } from '../../numerics/pow-integer.ts';
import { encodedWidth, type Design } from '../../preprocessing/design.ts';

export const KERNEL_KINDS = ['rbf', 'linear', 'poly'] as const satisfies readonly SvmParams['kernel'][];
type KernelKind = (typeof KERNEL_KINDS)[number];
/** A degree is raised to by squaring; the bound keeps a stranger's model from asking for more. */
export const LARGEST_DEGREE = 1000;

/** A kernel with its numbers: e^(−gamma·‖x − y‖²), x·y, or (gamma·x·y + coef0)^degree. */
export interface Kernel {
  readonly kind: KernelKind;
  readonly gamma: number;
  readonly degree: number;
  readonly coef0: number;
}

/** Kernel values stay within ±this: finite as a Float32, and so are sums over any number of rows as doubles. */
const LARGEST = 1e30;

/** The kernel that `params` mean for a training design. */
export function resolveKernel(params: SvmParams, design: Design): Kernel {
  return {
    kind: params.kernel,
    gamma: resolveGamma(params.gamma, design),
    degree: params.degree,
    coef0: params.coef0,
  };
}

/**
 * scikit-learn's meaning: `auto` is 1 / d, `scale` 1 / (d · variance of all entries of the encoded matrix), d counting
 * all encoded columns; 1 where that variance is 0.
 */
function resolveGamma(gamma: SvmParams['gamma'], design: Design): number {
  if (typeof gamma === 'number') return gamma;
  const width = encodedWidth(design);
  if (gamma === 'auto') return 1 / Math.max(1, width);
  const variance = entryVariance(design, width);
  return variance > 0 ? Math.min(1 / (width * variance), Number.MAX_VALUE) : 1;
}

/** Population variance over all n × width entries, without the one-hot columns: known codes are ones. */
function entryVariance(design: Design, width: number): number {
  const entries = design.n * width;
  let ones = 0;
  let zeros = 0;
  for (const { codes, levels } of design.categorical) {
    let known = 0;
    for (let i = 0; i < codes.length; i++) if (codes[i] >= 0) known++;
    ones += known;
    zeros += design.n * levels - known;
  }
  let total = ones;
  for (const column of design.numeric) total += sumOf(column, 0, false);
  const mean = total / entries;
  let squares = ones * (1 - mean) * (1 - mean) + zeros * mean * mean;
  for (const column of design.numeric) squares += sumOf(column, mean, true);
  return squares / entries;
}

function sumOf(column: Float64Array, centre: number, squared: boolean): number {
  let total = 0;
  for (let i = 0; i < column.length; i++) {
    const value = column[i] - centre;
    total += squared ? value * value : value;
  }
  return total;
}

/** `x` within ±LARGEST; NaN, which an overflowing dot product can give, becomes −LARGEST. */
function bounded(x: number): number {
  if (x > LARGEST) return LARGEST;
  return x > -LARGEST ? x : -LARGEST;
}

/** Dot products `values[from … to)` to kernel values, in place (kinds other than rbf). */
export function dotsToKernel(kernel: Kernel, values: Float64Array, from: number, to: number): void {
  const { kind, gamma, coef0, degree } = kernel;
  if (kind === 'linear') {
    for (let s = from; s < to; s++) values[s] = bounded(values[s]);
  } else if (degree === 3) {
    // The default, with the multiplications that powInteger makes.
    for (let s = from; s < to; s++) {
      const base = bounded(gamma * values[s] + coef0);
      values[s] = bounded(base * (base * base));
    }
  } else {
    for (let s = from; s < to; s++) values[s] = bounded(powInteger(bounded(gamma * values[s] + coef0), degree));
  }
}
