import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binRows } from '../../../../src/core/models/gradient-boosting/bins.ts';
import {
  addBins,
  distinctInSlots,
  gridOf,
  orderStatistics,
} from '../../../../src/core/models/gradient-boosting/value-grid.ts';
import { lowerBound } from '../../../../src/core/models/tree/ranks.ts';
import { stream } from '../../../../src/core/random/stream.ts';
import { makeDesign } from '../designs.ts';

/** Enough rows for a grid. */
const ROWS = 5000;

/** Columns that are hard on equal intervals: skewed, with outliers, ties, both zeros, few values, or no range at all. */
const KINDS: Readonly<Record<string, (random: () => number) => number>> = {
  even: (random) => random() - 0.5,
  skewed: (random) => 1 / (random() + 1e-9),
  outliers: (random) => (random() < 0.001 ? 1e12 * (random() - 0.5) : random()),
  rounded: (random) => Math.round(200 * (random() + random() - 1)),
  zeros: (random) => [-0, 0, random() * 1e-300, -random()][Math.floor(4 * random())],
  few: (random) => Math.floor(20 * random()) / 10,
  tiny: (random) => 5e-324 * Math.floor(4000 * random()),
  huge: (random) => 1.7e308 * (2 * random() - 1),
  constant: () => 7,
};

const columns = fc
  .tuple(fc.constantFrom(...Object.keys(KINDS)), fc.integer({ min: 0, max: 1000 }))
  .map(([kind, seed]) => {
    const random = stream(seed, kind);
    return Float64Array.from({ length: ROWS }, () => KINDS[kind](() => random.real()));
  });

/** As numpy gives them: percentiles of the sorted values. */
function sortedThresholds(values: Float64Array, maxBins: number): number[] {
  const sorted = values.slice().sort();
  const distinct = [...sorted].filter((value, i) => i === 0 || value !== sorted[i - 1]);
  const cuts =
    distinct.length <= maxBins
      ? distinct.slice(1).map((value, i) => 0.5 * (distinct[i] + value))
      : Array.from({ length: maxBins - 1 }, (_, i) => {
          const position = (sorted.length - 1) * (((i + 1) * (100 / maxBins)) / 100);
          const above = sorted[Math.ceil(position)];
          return above - (above - sorted[Math.floor(position)]) * 0.5;
        });
  return cuts.filter((value, i) => i === 0 || value > cuts[i - 1]);
}

describe('bins of a numeric column', () => {
  it('are those of the sorted column, to the bit, for all rows and for some', () =>
    fc.assert(
      fc.property(columns, fc.integer({ min: 2, max: 255 }), fc.boolean(), (values, maxBins, all) => {
        const rows = Int32Array.from(values.keys()).filter((row) => all || row % 3 !== 1);
        const expected = sortedThresholds(
          Float64Array.from(rows, (row) => values[row]),
          maxBins,
        );
        const [column] = binRows(makeDesign(ROWS, [values]), rows, maxBins).columns;
        if (expected.length === 0) {
          expect(column).toBeUndefined();
          return;
        }
        expect(column.thresholds?.every((value, i) => Object.is(value, expected[i]))).toBe(true);
        expect(column.thresholds).toHaveLength(expected.length);
        const thresholds = Float64Array.from(expected);
        expect(column.words).toEqual(Int32Array.from(values, (value) => lowerBound(thresholds, value)));
      }),
      { numRuns: 150 },
    ));

  it('need no sorting of all values where they spread', () => {
    const random = stream(1, 'spread');
    const values = Float64Array.from({ length: ROWS }, () => random.real());
    const grid = gridOf(values);
    if (grid === null) throw new Error('no grid');
    const found = orderStatistics(values, grid, Float64Array.of(0, 7, 7, 2500, ROWS - 1), 255);
    const sorted = values.slice().sort();
    expect(found).toEqual(Float64Array.of(sorted[0], sorted[7], sorted[7], sorted[2500], sorted[ROWS - 1]));
    expect(orderStatistics(values, grid, Float64Array.of(0), ROWS)).toBeNull();
    const words = new Int32Array(ROWS).fill(1);
    addBins(words, 8, values, Float64Array.of(sorted[99], sorted[2499]), grid);
    const counts = [0, 1, 2].map((bin) => words.filter((word) => word === 1 + 256 * bin).length);
    expect(counts).toEqual([100, 2400, 2500]);
  });

  it('need none either where there are few values', () => {
    const values = Float64Array.from({ length: ROWS }, (_, i) => [3, -0, 1.5, 0][i % 4]);
    const grid = gridOf(values);
    if (grid === null) throw new Error('no grid');
    expect(distinctInSlots(values, grid)).toEqual(Float64Array.of(-0, 1.5, 3));
    values[5] = 1e-9;
    expect(distinctInSlots(values, grid)).toBeNull();
  });

  it('are found by sorting where intervals are of no use', () => {
    expect(gridOf(new Float64Array(ROWS).fill(3))).toBeNull();
    expect(gridOf(Float64Array.from({ length: ROWS }, (_, i) => (i % 2 ? 1.7e308 : -1.7e308)))).toBeNull();
    expect(gridOf(Float64Array.of(1, 2, 3))).toBeNull();
  });
});
