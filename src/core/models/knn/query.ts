import type { Design } from '../../preprocessing/design.ts';
import { Nearest } from './nearest.ts';
import type { TrainingRows } from './training-rows.ts';

/** Rows that are compared at a time. */
const BATCH = 256;

/** One row of a design that looks for its nearest training rows by comparing with those that it is shown. */
export class Query {
  readonly nearest: Nearest;
  /** Its values in the numeric columns that vary in training. */
  readonly values: Float64Array;
  private readonly training: TrainingRows;
  private readonly columns: readonly Float64Array[];
  protected readonly codes: readonly Int32Array[];
  private readonly squared = new Float64Array(BATCH);
  protected row = 0;

  constructor(training: TrainingRows, design: Design, count: number) {
    this.training = training;
    this.columns = training.varying.map((column) => design.numeric[column]);
    this.codes = design.categorical.map((column) => column.codes);
    this.values = new Float64Array(this.columns.length);
    this.nearest = new Nearest(count);
  }

  /** Begins anew with a row of the design. */
  start(row: number): void {
    this.row = row;
    for (let j = 0; j < this.columns.length; j++) this.values[j] = this.columns[j][row];
    this.nearest.clear();
  }

  /** Compares with the training rows rows[from, to); negative ones are no rows. */
  compare(rows: Int32Array, from: number, to: number): void {
    const { nearest, squared } = this;
    for (let start = from; start < to; start += BATCH) {
      const end = Math.min(to, start + BATCH);
      squaredDistances(this.training.points, this.values, rows, start, end, squared);
      for (let at = start; at < end; at++) {
        const row = rows[at];
        if (row < 0 || !nearest.accepts(squared[at - start], row)) continue;
        const total = squared[at - start] + this.mismatch(row);
        if (nearest.accepts(total, row)) nearest.add(total, row);
      }
    }
  }

  /** Categorical part of distance², counted as a whole number first: a sum of roundings would be another one. */
  private mismatch(row: number): number {
    let mismatch = 0;
    for (let c = 0; c < this.codes.length; c++) {
      const code = this.training.codes[c][row];
      const own = this.codes[c][this.row];
      if (code !== own) mismatch += code < 0 || own < 0 ? 1 : 2;
    }
    return mismatch;
  }
}

/**
 * Numeric parts of distance² to the training rows rows[from, to), each sum in column order. Four rows at a time: the
 * additions of one sum wait for each other.
 */
function squaredDistances(
  points: Float64Array,
  values: Float64Array,
  rows: Int32Array,
  from: number,
  to: number,
  out: Float64Array,
): void {
  const k = values.length;
  for (let at = from; at < to; at += 4) {
    let a = place(rows, at, to) * k;
    let b = place(rows, at + 1, to) * k;
    let c = place(rows, at + 2, to) * k;
    let d = place(rows, at + 3, to) * k;
    let sumA = 0;
    let sumB = 0;
    let sumC = 0;
    let sumD = 0;
    for (let j = 0; j < k; j++) {
      const value = values[j];
      const byA = value - points[a];
      const byB = value - points[b];
      const byC = value - points[c];
      const byD = value - points[d];
      sumA += byA * byA;
      sumB += byB * byB;
      sumC += byC * byC;
      sumD += byD * byD;
      a++;
      b++;
      c++;
      d++;
    }
    out[at - from] = sumA;
    out[at - from + 1] = sumB;
    out[at - from + 2] = sumC;
    out[at - from + 3] = sumD;
  }
}

/** The row at a position, or any where there is none. */
function place(rows: Int32Array, at: number, to: number): number {
  return at < to && rows[at] > 0 ? rows[at] : 0;
}
