/** Rounds after which sorting is cheaper than going on: random data needs about ten, only crafted data this many. */
const MAX_ROUNDS = 48;

/**
 * The value that would stand at `target` if `values[from, to)` were sorted; reorders the range. Hoare's selection with
 * the median of three as pivot, and a sort where that goes wrong, so that no data makes it quadratic. No NaN.
 */
export function select(values: Float64Array, from: number, to: number, target: number): number {
  let low = from;
  let high = to - 1;
  for (let round = 0; low < high; round++) {
    if (round === MAX_ROUNDS) {
      values.subarray(low, high + 1).sort();
      break;
    }
    const pivot = medianOfThree(values[low], values[(low + high) >> 1], values[high]);
    let i = low;
    let j = high;
    while (i <= j) {
      while (values[i] < pivot) i++;
      while (values[j] > pivot) j--;
      if (i > j) break;
      const value = values[i];
      values[i++] = values[j];
      values[j--] = value;
    }
    if (target <= j) high = j;
    else if (target >= i) low = i;
    else break;
  }
  return values[target];
}

function medianOfThree(a: number, b: number, c: number): number {
  if (a < b) return b < c ? b : a < c ? c : a;
  return a < c ? a : b < c ? c : b;
}
