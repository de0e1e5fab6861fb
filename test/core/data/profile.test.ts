import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { duplicateRowSteps } from '../../../src/core/data/duplicate-rows.ts';
import { drained } from '../../../src/core/data/steps.ts';
import { histogram } from '../../../src/core/data/histogram.ts';
import { profileDataset } from '../../../src/core/data/profile.ts';
import { codesOf, dataConfig, utf8 } from './data-config.ts';

describe('profileDataset', () => {
  const text = 'x,c,z,y\n1,a,,0\n2,b,,1\n2,b,,1\n,a,,0\n4,NA,,0\n';

  it('describes the file, the target and each column', () => {
    const profile = profileDataset(utf8(text), dataConfig());
    expect(profile).toMatchObject({
      bytes: text.length,
      rows: 5,
      delimiter: ',',
      duplicateRows: 1,
      target: { name: 'y', labels: ['0', '1'], counts: [3, 2], missing: 0 },
    });
    const [x, c, z, y] = profile.columns;
    expect(x).toMatchObject({ inferred: 'numeric', type: 'numeric', missing: 1, distinct: 3, categorical: null });
    expect(x.numeric).toMatchObject({ min: 1, max: 4, mean: 2.25, q1: 1.75, median: 2, q3: 2.5 });
    expect(x.numeric?.std).toBeCloseTo(Math.sqrt(1.1875), 14);
    expect(x.numeric?.histogram).toMatchObject({ from: 1, to: 5, width: 1, counts: [1, 2, 0, 1] });
    expect(x.numeric?.histogram.byClass).toEqual([
      [1, 0, 0, 1],
      [0, 2, 0, 0],
    ]);
    expect(c.categorical?.top).toEqual([
      { level: 'a', count: 2, byClass: [2, 0] },
      { level: 'b', count: 2, byClass: [0, 2] },
    ]);
    expect(codesOf(c.problems)).toContain('data/missing-token-plausible');
    expect(z).toMatchObject({ missing: 5, distinct: 0, numeric: null, categorical: null });
    expect(codesOf(z.problems)).toEqual(['data/all-missing']);
    expect(y).toMatchObject({ type: 'target', inferred: 'numeric', distinct: 2, problems: [] });
  });

  it('has no target and no classes before one is configured', () => {
    const profile = profileDataset(utf8(text), null);
    expect(profile.target).toBeNull();
    expect(profile.problems).toEqual([]);
    expect(profile.columns[0].numeric?.histogram.byClass).toBeNull();
    expect(profile.columns[3]).toMatchObject({ type: 'numeric', distinct: 2 });
  });

  it('still shows ignored columns, without warnings', () => {
    const profile = profileDataset(utf8(text), dataConfig({ columns: { z: 'ignore', c: 'ignore' } }));
    expect(profile.columns.map(({ type }) => type)).toEqual(['numeric', 'ignore', 'ignore', 'target']);
    expect(profile.columns[1]).toMatchObject({ distinct: 2, problems: [] });
    expect(profile.columns[2].problems).toEqual([]);
  });

  it('shows the column that keeps the file from being used', () => {
    const odd = `v,y\n${'1,0\n2,1\n'.repeat(20)}"1,5",0\n`;
    const profile = profileDataset(utf8(odd), dataConfig());
    expect(profile.columns[0]).toMatchObject({ inferred: 'categorical', problems: [{ code: 'data/mostly-numeric' }] });
  });

  it('describes a target that cannot be one', () => {
    const profile = profileDataset(utf8('x,y\n1,a\n2,b\n3,c\n4,\n'), dataConfig());
    expect(profile.target).toEqual({ name: 'y', labels: null, counts: null, missing: 1, values: ['a', 'b', 'c'] });
    expect(codesOf(profile.problems)).toEqual(['data/target-missing-values', 'data/target-not-binary']);
    expect(profile.columns[1].categorical?.top).toHaveLength(3);
  });

  it('reports a file that cannot be read', () => {
    const profile = profileDataset(Uint8Array.of(0xff, 0xfe, 0x41, 0), dataConfig());
    expect(profile).toMatchObject({ rows: 0, delimiter: null, columns: [] });
    expect(codesOf(profile.problems)).toEqual(['data/encoding']);
  });

  it('warns of a column that clipping makes constant', () => {
    const rows = Array.from({ length: 40 }, (_, i) => `${i < 36 ? 1 : i},${i % 2}`);
    const [x] = profileDataset(utf8(['x,y', ...rows].join('\n')), dataConfig(), 1.5).columns;
    expect(codesOf(x.problems)).toEqual(['data/constant']);
    expect(x.problems[0].message).toContain('90 % of the rows are 1');
  });

  it('never holds a number that is none', () => {
    const profile = profileDataset(utf8('x,y\n1e308,0\n1e308,1\n-1e308,0\n1e308,1\n'), dataConfig());
    expect(profile.columns[0].numeric).toMatchObject({ mean: null, std: null });
    expect(profile.columns[0].numeric?.histogram.counts.reduce((a, b) => a + b, 0)).toBe(4);
  });
});

describe('histogram', () => {
  const values = fc.array(
    fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer({ min: -9, max: 9 })),
    {
      minLength: 1,
      maxLength: 60,
    },
  );

  it('counts every value once', () => {
    fc.assert(
      fc.property(values, (list) => {
        const column = Float64Array.from([...list, NaN]);
        const sorted = Float64Array.from(list).sort();
        const bins = histogram(
          column,
          sorted,
          Uint8Array.from(column, (_, i) => i % 2),
        );
        expect(bins.counts.reduce((a, b) => a + b, 0)).toBe(list.length);
        expect(bins.counts.length).toBeLessThanOrEqual(24);
        expect([bins.from, bins.to, bins.width].every(Number.isFinite)).toBe(true);
        expect(bins.byClass?.[0].map((count, bin) => count + (bins.byClass?.[1][bin] ?? 0))).toEqual(bins.counts);
      }),
    );
  });

  it('cuts a long tail at the 99th percentile', () => {
    const column = Float64Array.from({ length: 1000 }, (_, i) => (i === 999 ? 1e6 : i / 10));
    const bins = histogram(column, column.slice().sort(), null);
    expect(bins).toMatchObject({ cutLow: false, cutHigh: true, from: 0 });
    expect(bins.to).toBeCloseTo(98.901, 3);
    expect(bins.byClass).toBeNull();
    const negative = column.map((value) => 0 - value);
    expect(histogram(negative, negative.slice().sort(), null)).toMatchObject({ cutLow: true, cutHigh: false, to: 0 });
  });
});

describe('duplicateRows', () => {
  it('counts as comparing all rows does', () => {
    const rows = fc.array(
      fc.tuple(fc.constantFrom('a', 'b', ''), fc.constantFrom('a', 'b'), fc.constantFrom('1', '2')),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(rows, (list) => {
        const distinct = new Set(list.map((row) => JSON.stringify(row))).size;
        const columns = [0, 1, 2].map((j) => list.map((row) => row[j]));
        expect(drained(duplicateRowSteps({ n: list.length, columns }))).toBe(list.length - distinct);
      }),
    );
  });
});

describe('a long tail', () => {
  const column = (values: readonly number[]) =>
    profileDataset(utf8(`v,y\n${values.map((value, i) => `${value},${i % 2}`).join('\n')}\n`), dataConfig()).columns[0];

  it('is named from a skewness of 2 on, on either side', () => {
    const tail = Array.from({ length: 60 }, (_, i) => (i < 55 ? i % 12 : 400 + i));
    const high = column(tail);
    expect(high.problems).toMatchObject([{ code: 'data/skewed', severity: 'note', place: { name: 'v' } }]);
    expect(high.problems[0].message).toContain('the highest is 459');
    const low = column(tail.map((value) => -value));
    expect(low.numeric?.skewness).toBeCloseTo(-(high.numeric?.skewness ?? 0), 10);
    expect(low.problems[0].message).toContain('the lowest is -459');
  });

  it('is none in even values, in a rare one of two, or in equal ones', () => {
    expect(column(Array.from({ length: 60 }, (_, i) => i)).problems.map(({ code }) => code)).not.toContain(
      'data/skewed',
    );
    expect(column(Array.from({ length: 60 }, (_, i) => i)).numeric?.skewness).toBeCloseTo(0, 10);
    expect(codesOf(column(Array.from({ length: 60 }, (_, i) => (i === 3 ? 1 : 0))).problems)).not.toContain(
      'data/skewed',
    );
    expect(column(Array.from({ length: 60 }, () => 7)).numeric?.skewness).toBeNull();
  });

  it('is the third standardised moment', () => {
    // scipy.stats.skew([1, 2, 3, 4, 10]) of SciPy 1.10
    expect(column([1, 2, 3, 4, 10]).numeric?.skewness).toBeCloseTo(1.1384199576606164, 12);
  });
});
