import { byCodeUnit } from '../bytes/text.ts';
import type { ColumnType } from '../config/config.ts';
import type { Problem } from '../errors.ts';
import { quantile } from '../numerics/quantile.ts';
import { sum } from '../numerics/sum.ts';
import { histogram, type Histogram } from './histogram.ts';
import type { CategoricalColumn, NumericColumn } from './table.ts';

export interface NumericProfile {
  readonly min: number;
  readonly max: number;
  /** `null`, also `std`, where the numbers are too large to be added. */
  readonly mean: number | null;
  /** Population. */
  readonly std: number | null;
  /** Third standardised moment (Fisher and Pearson, without a correction for few rows); `null` also of equal values. */
  readonly skewness: number | null;
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
  /** 11 values, minimum and maximum included, type 7. */
  readonly deciles: readonly number[];
  readonly histogram: Histogram;
}

export interface LevelProfile {
  readonly level: string;
  readonly count: number;
  /** [negative, positive]; `null` where the target is not known. */
  readonly byClass: readonly [number, number] | null;
}

export interface CategoricalProfile {
  /** The most frequent levels, at most 12; of equally frequent ones the first by code unit. */
  readonly top: readonly LevelProfile[];
  /** Rows of all other levels. */
  readonly others: number;
  /** Levels with fewer than 10 rows. */
  readonly rare: number;
}

export interface ColumnProfile {
  readonly name: string;
  /** What the fields alone say. */
  readonly inferred: 'numeric' | 'categorical';
  /** What the column is used as. */
  readonly type: ColumnType | 'target';
  readonly missing: number;
  /** Distinct values, missing ones not counted. */
  readonly distinct: number;
  /** One of the two, or neither where all fields are missing. */
  readonly numeric: NumericProfile | null;
  readonly categorical: CategoricalProfile | null;
  /** What to look at in this column. */
  readonly problems: readonly Problem[];
}

const TOP = 12;
const RARE = 10;

export function profileNumeric({ values }: NumericColumn, y: Uint8Array | null): [number, NumericProfile | null] {
  const sorted = values.filter((value) => value === value).sort();
  const n = sorted.length;
  if (n === 0) return [0, null];
  const mean = sum(sorted) / n;
  const spread = sum(sorted.map((value) => (value - mean) * (value - mean))) / n;
  const std = Math.sqrt(spread);
  const cubes =
    sum(sorted.map((value) => ((value - mean) / std) * ((value - mean) / std) * ((value - mean) / std))) / n;
  return [
    distinctAmong(sorted),
    {
      min: sorted[0],
      max: sorted[n - 1],
      mean: Number.isFinite(mean) ? mean : null,
      std: Number.isFinite(spread) ? std : null,
      skewness: Number.isFinite(cubes) ? cubes : null,
      q1: quantile(sorted, 0.25),
      median: quantile(sorted, 0.5),
      q3: quantile(sorted, 0.75),
      deciles: Array.from({ length: 11 }, (_, i) => quantile(sorted, i / 10)),
      histogram: histogram(values, sorted, y),
    },
  ];
}

/** @param sorted at least one */
function distinctAmong(sorted: Float64Array): number {
  let distinct = 1;
  for (let i = 1; i < sorted.length; i++) if (sorted[i] !== sorted[i - 1]) distinct++;
  return distinct;
}

export function profileCategorical(
  { levels, codes }: CategoricalColumn,
  y: Uint8Array | null,
): [number, CategoricalProfile | null] {
  if (levels.length === 0) return [0, null];
  const counts = levels.map(() => [0, 0, 0] as [number, number, number]);
  for (let i = 0; i < codes.length; i++) {
    if (codes[i] < 0) continue;
    const count = counts[codes[i]];
    count[2]++;
    if (y !== null && y[i] < 2) count[y[i]]++;
  }
  const order = levels.map((_, code) => code);
  order.sort((a, b) => counts[b][2] - counts[a][2] || byCodeUnit(levels[a], levels[b]));
  const top = order.slice(0, TOP).map((code) => ({
    level: levels[code],
    count: counts[code][2],
    byClass: y === null ? null : ([counts[code][0], counts[code][1]] as const),
  }));
  const others = order.slice(TOP).reduce((rows, code) => rows + counts[code][2], 0);
  const rare = counts.filter(([, , all]) => all < RARE).length;
  return [levels.length, { top, others, rare }];
}
