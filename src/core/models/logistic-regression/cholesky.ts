import { dotFour } from './columns.ts';

/** Pivots below this part of their diagonal entry are rounding errors of a singular matrix. */
const RELATIVE_PIVOT = 1e-14;

/** Row length for matrices of `size` rows: even, as the products of columns ask for. */
export function paddedSize(size: number): number {
  return size + (size % 2);
}

/**
 * Cholesky factors over the lower triangle of a matrix (row-major, rows of `paddedSize(size)`, with three more rows of
 * room at the end; positive definite up to rounding). Where a pivot vanishes it becomes infinite: the component is held
 * at 0, which keeps the solution a direction of descent within the others.
 */
export function factoriseInPlace(matrix: Float64Array, size: number): void {
  const stride = paddedSize(size);
  const pivotRow = new Float64Array(stride);
  const sums = new Float64Array(4);
  for (let j = 0; j < size; j++) {
    const row = j * stride;
    const width = paddedSize(j);
    pivotRow.set(matrix.subarray(row, row + j));
    let pivot = 0;
    for (let i = j; i < size; i += 4) {
      sums.fill(0);
      dotFour(matrix, i * stride, stride, width, pivotRow, sums, 0);
      for (let r = 0; r < 4 && i + r < size; r++) {
        const at = (i + r) * stride + j;
        const value = matrix[at] - sums[r];
        if (i + r === j) {
          pivot = value > RELATIVE_PIVOT * matrix[at] ? Math.sqrt(value) : Infinity;
          matrix[at] = pivot;
        } else matrix[at] = value / pivot;
      }
    }
  }
}

/** Solves L·Lᵀ·d = b in place of b (length size or more). */
export function solveInPlace(factor: Float64Array, size: number, b: Float64Array): void {
  const stride = paddedSize(size);
  for (let i = 0; i < size; i++) {
    let value = b[i];
    for (let t = 0; t < i; t++) value -= factor[i * stride + t] * b[t];
    b[i] = value / factor[i * stride + i];
  }
  for (let i = size - 1; i >= 0; i--) {
    const value = b[i] / factor[i * stride + i];
    b[i] = value;
    for (let t = 0; t < i; t++) b[t] -= factor[i * stride + t] * value;
  }
}
