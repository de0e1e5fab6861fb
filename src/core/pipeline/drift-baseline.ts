import { meanInOrder, stdInOrder } from '../numerics/mean-in-order.ts';
import { quantile } from '../numerics/quantile.ts';
import type { CategoricalColumn, Column, NumericColumn, Target } from '../data/table.ts';
import { takeFloats } from '../numerics/take.ts';
import type { DriftBaseline } from './result.ts';

const DECILES = Array.from({ length: 11 }, (_, i) => i / 10);

/**
 * What the training rows looked like, to compare later data with: before imputation and clipping, missing left out.
 * @param rows train rows, ascending
 */
export function driftBaseline(columns: readonly Column[], target: Target, rows: Int32Array): DriftBaseline {
  return {
    numeric: columns.filter((column) => column.kind === 'numeric').map((column) => numericStats(column, rows)),
    categorical: columns
      .filter((column) => column.kind === 'categorical')
      .map((column) => categoricalStats(column, rows)),
    training_positive_rate: positivesAmong(target.y, rows) / rows.length,
    training_sample_size: rows.length,
  };
}

function positivesAmong(y: Uint8Array, rows: Int32Array): number {
  let positives = 0;
  for (const row of rows) positives += y[row];
  return positives;
}

function numericStats({ name, values }: NumericColumn, rows: Int32Array): DriftBaseline['numeric'][number] {
  const present = takeFloats(values, rows).filter((value) => value === value);
  const n = present.length;
  const mean = n === 0 ? 0 : meanInOrder(present);
  const std = n === 0 ? 0 : stdInOrder(present, mean);
  present.sort();
  return {
    name,
    mean,
    std,
    quantiles: n === 0 ? [] : DECILES.map((q) => quantile(present, q)),
    missing: rows.length - n,
  };
}

function categoricalStats(
  { name, levels, codes }: CategoricalColumn,
  rows: Int32Array,
): DriftBaseline['categorical'][number] {
  const counts = new Uint32Array(levels.length);
  let present = 0;
  for (const row of rows) {
    if (codes[row] < 0) continue;
    counts[codes[row]]++;
    present++;
  }
  const seen = levels
    .map((level, code) => [level, counts[code] / present] as const)
    .filter((_, code) => counts[code] > 0);
  const missing = rows.length - present;
  return { name, frequencies: seen, missing };
}
