/** Pivots below this part of their diagonal entry are rounding errors of a singular matrix. */
const RELATIVE_PIVOT = 1e-14;

/**
 * Solves S·d = b in place of b, by Cholesky factors written over the lower triangle of S (size × size, row-major,
 * positive definite up to rounding). Where a pivot vanishes the component is held at 0, which keeps −d a direction of
 * descent within the others.
 */
export function solveInPlace(matrix: Float64Array, size: number, b: Float64Array): void {
  for (let i = 0; i < size; i++) {
    const row = i * size;
    const diagonal = matrix[row + i];
    for (let j = 0; j <= i; j++) {
      const other = j * size;
      let value = matrix[row + j];
      for (let t = 0; t < j; t++) value -= matrix[row + t] * matrix[other + t];
      if (j < i) matrix[row + j] = value / matrix[other + j];
      else matrix[row + i] = value > RELATIVE_PIVOT * diagonal ? Math.sqrt(value) : Infinity;
    }
  }
  for (let i = 0; i < size; i++) {
    let value = b[i];
    for (let t = 0; t < i; t++) value -= matrix[i * size + t] * b[t];
    b[i] = value / matrix[i * size + i];
  }
  for (let i = size - 1; i >= 0; i--) {
    let value = b[i];
    for (let t = i + 1; t < size; t++) value -= matrix[t * size + i] * b[t];
    b[i] = value / matrix[i * size + i];
  }
}
