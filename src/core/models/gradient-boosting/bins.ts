import { takeFloats } from '../../numerics/take.ts';
import type { Design, DesignCategorical } from '../../preprocessing/design.ts';
import { lowerBound } from '../tree/ranks.ts';
import { addBins, distinctInSlots, gridOf, orderStatistics, type ValueGrid } from './value-grid.ts';

/** One column of the design in bins; columns with a single bin are left out, because they cannot be split. */
export interface BinnedColumn {
  /** Index in the design: numeric columns, then categorical ones. */
  readonly column: number;
  /** Number of bins, 2 … 256. */
  readonly size: number;
  /** Its bins are `(words[row] >>> shift) & 255`. */
  readonly words: Int32Array;
  readonly shift: number;
  /** Numeric: `size − 1` ascending thresholds; values up to thresholds[b] lie in the bins 0 … b. */
  readonly thresholds: Float64Array | null;
  /** Categorical: bins of known levels; unknown ones (−1) have the bin after them. */
  readonly known: number;
}

export interface BinnedRows {
  readonly columns: readonly BinnedColumn[];
  /** Of each categorical column the bin of each level. */
  readonly binOfLevel: readonly Uint8Array[];
}

/**
 * Bins as in scikit-learn's `_BinMapper`, from all `rows` and not from a sample of 200,000: a numeric column is cut half
 * way between its distinct values or, if they are more than `maxBins`, at percentiles. Four columns share one word, so
 * that a row's bins cost one access for all of them.
 */
export function binRows(design: Design, rows: Int32Array, maxBins: number): BinnedRows {
  const columns: BinnedColumn[] = [];
  let words = new Int32Array(0);
  const add = (column: number, size: number, thresholds: Float64Array | null, known: number): BinnedColumn => {
    const shift = 8 * (columns.length % 4);
    if (shift === 0) words = new Int32Array(design.n);
    columns.push({ column, size, words, shift, thresholds, known });
    return columns[columns.length - 1];
  };
  design.numeric.forEach((values, column) => {
    const grid = gridOf(values);
    const thresholds = findThresholds(takeFloats(values, rows), maxBins, grid);
    if (thresholds.length === 0) return;
    const { words: target, shift } = add(column, thresholds.length + 1, thresholds, 0);
    if (grid !== null) addBins(target, shift, values, thresholds, grid);
    else for (let row = 0; row < design.n; row++) target[row] |= lowerBound(thresholds, values[row]) << shift;
  });
  const binOfLevel = design.categorical.map((column) => binLevels(column, rows, maxBins));
  design.categorical.forEach(({ codes }, index) => {
    const bins = binOfLevel[index];
    const known = countBins(bins);
    const size = rows.some((row) => codes[row] < 0) ? known + 1 : known;
    if (size < 2) return;
    const { words: target, shift } = add(design.numeric.length + index, size, null, known);
    for (let row = 0; row < design.n; row++) target[row] |= (codes[row] < 0 ? known : bins[codes[row]]) << shift;
  });
  return { columns, binOfLevel };
}

/** Bins are used from 0 on without a gap. */
export function countBins(binOfLevel: Uint8Array): number {
  return binOfLevel.reduce((most, bin) => Math.max(most, bin + 1), 0);
}

/** `values` may be sorted in place. */
function findThresholds(values: Float64Array, maxBins: number, grid: ValueGrid | null): Float64Array {
  const positions = percentilePositions(values.length, maxBins);
  // More intervals than bins are occupied only by more values than bins.
  const found = grid === null ? null : orderStatistics(values, grid, positions, maxBins);
  if (found !== null) return atPercentiles(found);
  const few = grid === null ? null : distinctInSlots(values, grid);
  if (few !== null) return halfWay(few);
  values.sort();
  const distinct = distinctValues(values, maxBins);
  if (distinct.length > maxBins) return atPercentiles(Float64Array.from(positions, (position) => values[position]));
  return halfWay(Float64Array.from(distinct));
}

function halfWay(distinct: Float64Array): Float64Array {
  return ascending(distinct.subarray(1).map((value, i) => 0.5 * (distinct[i] + value)));
}

/** All of them, or `maxBins` + 1. */
function distinctValues(sorted: Float64Array, maxBins: number): readonly number[] {
  const distinct: number[] = [];
  for (let i = 0; i < sorted.length && distinct.length <= maxBins; i++)
    if (i === 0 || sorted[i] !== sorted[i - 1]) distinct.push(sorted[i]);
  return distinct;
}

/** Two for each cut between two bins: the neighbours of its percentile in `n` sorted values. */
function percentilePositions(n: number, maxBins: number): Float64Array {
  return Float64Array.from({ length: 2 * (maxBins - 1) }, (_, i) => {
    const position = (n - 1) * ((((i >> 1) + 1) * (100 / maxBins)) / 100);
    return i % 2 === 0 ? Math.floor(position) : Math.ceil(position);
  });
}

/** numpy's percentile(…, method='midpoint'), roundings included. */
function atPercentiles(neighbours: Float64Array): Float64Array {
  return ascending(
    Float64Array.from({ length: neighbours.length / 2 }, (_, i) => {
      const above = neighbours[2 * i + 1];
      return above - (above - neighbours[2 * i]) * 0.5;
    }),
  );
}

/** Without repetition: between equal thresholds there would only be empty bins. */
function ascending(thresholds: Float64Array): Float64Array {
  return thresholds.filter((value, i) => i === 0 || value > thresholds[i - 1]);
}

/** Of more levels than bins the most frequent ones (of equals the first) keep their own, all others share the last. */
function binLevels({ codes, levels }: DesignCategorical, rows: Int32Array, maxBins: number): Uint8Array {
  if (levels <= maxBins) return Uint8Array.from({ length: levels }, (_, level) => level);
  const counts = new Float64Array(levels);
  for (const row of rows) if (codes[row] >= 0) counts[codes[row]]++;
  const byCount = Array.from(counts, (_, level) => level).sort((a, b) => counts[b] - counts[a] || a - b);
  const bins = new Uint8Array(levels).fill(maxBins - 1);
  byCount
    .slice(0, maxBins - 1)
    .sort((a, b) => a - b)
    .forEach((level, bin) => {
      bins[level] = bin;
    });
  return bins;
}
