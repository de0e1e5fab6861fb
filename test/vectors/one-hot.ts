import type { Kernel } from '../../src/core/models/svm/kernel.ts';
import { encodedWidth, type Design } from '../../src/core/preprocessing/design.ts';

/** The encoded matrix that the core never builds: n × width, row-major. */
export interface Matrix {
  readonly n: number;
  readonly width: number;
  readonly values: Float64Array;
}

export function oneHotMatrix(design: Design): Matrix {
  const { n } = design;
  const width = encodedWidth(design);
  const values = new Float64Array(n * width);
  design.numeric.forEach((column, j) => {
    for (let i = 0; i < n; i++) values[i * width + j] = column[i];
  });
  let offset = design.numeric.length;
  for (const { codes, levels } of design.categorical) {
    for (let i = 0; i < n; i++) if (codes[i] >= 0) values[i * width + offset + codes[i]] = 1;
    offset += levels;
  }
  return { n, width, values };
}

/** ‖row i of a − row j of b‖². */
export function squaredDistance(a: Matrix, i: number, b: Matrix, j: number): number {
  let total = 0;
  for (let c = 0; c < a.width; c++) {
    const difference = a.values[i * a.width + c] - b.values[j * b.width + c];
    total += difference * difference;
  }
  return total;
}

/** The kernel of row i of a and row j of b, as the textbook has it. */
export function kernelOf({ kind, gamma, degree, coef0 }: Kernel, a: Matrix, i: number, b: Matrix, j: number): number {
  if (kind === 'rbf') return Math.exp(-gamma * squaredDistance(a, i, b, j));
  let dot = 0;
  for (let c = 0; c < a.width; c++) dot += a.values[i * a.width + c] * b.values[j * b.width + c];
  return kind === 'linear' ? dot : (gamma * dot + coef0) ** degree;
}
