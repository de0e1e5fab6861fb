import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack, unpack } from '../../../src/core/bytes/pack.ts';
import { SelfsameError } from '../../../src/core/errors.ts';
import { knn } from '../../../src/core/models/knn/knn.ts';
import { packRows } from '../../../src/core/models/knn/packed-rows.ts';
import { searchNearest, type SearchIndex } from '../../../src/core/models/knn/search.ts';
import { indexTrainingRows, type TrainingRows } from '../../../src/core/models/knn/training-rows.ts';
import { select } from '../../../src/core/models/knn/select.ts';
import type { Design } from '../../../src/core/preprocessing/design.ts';
import { stream } from '../../../src/core/random/stream.ts';
import { fitInput, makeDesign, mixedSample, normal, takeRows } from './designs.ts';

function indexBy(way: 'trees' | 'packed' | 'every row', training: TrainingRows): SearchIndex {
  if (way === 'trees') return { kind: 'trees', trees: indexTrainingRows(training) };
  const rows = way === 'packed' ? packRows(training) : null;
  return rows === null ? { kind: 'none' } : { kind: 'packed', rows };
}

type Search = (training: Design, queries: Design, count: number) => [number, number][][];

/** Neighbours of each query, nearest first, as [distance², row]. */
const searchBy =
  (way: 'trees' | 'packed' | 'every row'): Search =>
  (training, queries, count) => {
    const labels = new Uint8Array(training.n);
    const fitted = knn.fit(fitInput(training, labels), { n_neighbors: count, weights: 'uniform' });
    const found: [number, number][][] = [];
    const index = indexBy(way, fitted);
    searchNearest(fitted, index, queries, count, (row, nearest) => {
      nearest.sort();
      found[row] = Array.from({ length: nearest.size }, (_, i) => [nearest.squared[i], nearest.rows[i]]);
    });
    return found;
  };

/** The definition: every distance², sorted by (distance², row). Numeric columns constant in training do not take part. */
function bruteForce(training: Design, queries: Design, count: number): [number, number][][] {
  const varying = training.numeric.flatMap((values, j) => (values.some((value) => value !== values[0]) ? [j] : []));
  return Array.from({ length: queries.n }, (_, i) =>
    Array.from({ length: training.n }, (_, row): [number, number] => {
      let squared = 0;
      for (const j of varying) {
        const difference = queries.numeric[j][i] - training.numeric[j][row];
        squared += difference * difference;
      }
      let mismatch = 0;
      training.categorical.forEach(({ codes }, c) => {
        const other = queries.categorical[c].codes[i];
        if (codes[row] !== other) mismatch += codes[row] < 0 || other < 0 ? 1 : 2;
      });
      return [squared + mismatch, row];
    })
      .sort((a, b) => a[0] - b[0] || a[1] - b[1])
      .slice(0, count),
  );
}

describe.each(['trees', 'packed', 'every row'] as const)('searching by %s finds what the definition says', (way) => {
  const search = searchBy(way);

  const shape = fc.record({
    n: fc.integer({ min: 1, max: 300 }),
    queries: fc.integer({ min: 1, max: 40 }),
    numeric: fc.integer({ min: 0, max: 5 }),
    levels: fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 3 }),
    /** Few distinct values make many ties. */
    distinct: fc.constantFrom(1, 2, 5, 1000),
    unit: fc.constantFrom(1, 0.1, 1e-9, 1e200, 1e-170),
    unknown: fc.boolean(),
    count: fc.integer({ min: 1, max: 40 }),
    seed: fc.integer(),
  });

  it('for designs of any shape, with ties and unknown categories', () => {
    fc.assert(
      fc.property(shape, ({ n, queries, numeric, levels, distinct, unit, unknown, count, seed }) => {
        let state = seed;
        const below = (limit: number): number => {
          state = (Math.imul(state, 1664525) + 1013904223) | 0;
          return (state >>> 8) % limit;
        };
        const design = (rows: number, lowest: number): Design =>
          makeDesign(
            rows,
            Array.from({ length: numeric }, () => Array.from({ length: rows }, () => below(distinct) * unit)),
            levels.map((size) => Array.from({ length: rows }, () => lowest + below(size - lowest))),
            levels,
          );
        const training = design(n, unknown ? -1 : 0);
        const asked = design(queries, -1);
        const k = Math.min(count, n);
        expect(search(training, asked, k)).toEqual(bruteForce(training, asked, k));
      }),
      { numRuns: 200 },
    );
  });

  it('for many columns, outliers and queries far away', () => {
    const random = stream(3, `knn/${way}`);
    const column = (rows: number, wide: boolean): number[] =>
      Array.from({ length: rows }, () => normal(random) * (wide && random.below(20) === 0 ? 50 : 1) + 7);
    for (const [n, numeric, wide] of [
      [700, 24, false],
      [700, 24, true],
      [900, 9, true],
      [260, 60, false],
    ] as const) {
      const columns = (rows: number): number[][] => Array.from({ length: numeric }, () => column(rows, wide));
      const training = makeDesign(n, columns(n));
      const own = takeRows(training, [0, 5, 5, n - 1]);
      for (const queries of [
        makeDesign(30, columns(30)),
        own,
        makeDesign(
          2,
          columns(2).map(([a]) => [a * 1e3, 1e300]),
        ),
      ])
        expect(search(training, queries, 6)).toEqual(bruteForce(training, queries, 6));
    }
  });

  it('for thousands of equal points', () => {
    const training = makeDesign(5000, [new Float64Array(5000).fill(1).fill(2, 4000)], [new Int32Array(5000)], [1]);
    const queries = makeDesign(2, [[1, 2]], [[0, -1]], [1]);
    expect(search(training, queries, 3).map((list) => list.map(([, row]) => row))).toEqual([
      [0, 1, 2],
      [4000, 4001, 4002],
    ]);
  });
});

describe('choice of the search', () => {
  it('trees for few columns or common factors, packed rows for many unrelated columns, neither where squares overflow', () => {
    const random = stream(4, 'knn/choice');
    const kindOf = (n: number, columns: number, factors: number, unit = 1): string => {
      const common = Array.from({ length: factors }, () => Array.from({ length: n }, () => normal(random)));
      const numeric = Array.from({ length: columns }, (_, j) =>
        Array.from({ length: n }, (_, i) => unit * (factors > 0 ? common[j % factors][i] : normal(random))),
      );
      const design = makeDesign(n, numeric);
      return knn.fit(fitInput(design, new Uint8Array(n)), { n_neighbors: 5, weights: 'uniform' }).index.kind;
    };
    expect(kindOf(300, 4, 0)).toBe('trees');
    expect(kindOf(6000, 12, 2)).toBe('trees');
    expect(kindOf(6000, 12, 0)).toBe('packed');
    expect(kindOf(300, 12, 0)).toBe('packed');
    expect(kindOf(300, 12, 0, 1e200)).toBe('none');
  });
});

describe('select', () => {
  it('is what sorting would put there, also for orders that defeat the pivots', () => {
    const orders: ((i: number) => number)[] = [
      (i) => i,
      (i) => -i,
      (i) => i % 2,
      (i) => (i * 7919) % 101,
      () => 3,
      (i) => Math.abs(i - 100),
    ];
    for (const order of orders)
      for (const target of [0, 57, 100, 199]) {
        const values = Float64Array.from({ length: 200 }, (_, i) => order(i));
        expect(select(values.slice(), 0, 200, target) + 0).toBe(values.toSorted()[target] + 0);
      }
    // Rising then falling: the median of three is an outlier each time, and sorting has to take over.
    const pipe = Float64Array.from({ length: 20000 }, (_, i) => (i < 10000 ? i : 20000 - i));
    expect(select(pipe.slice(), 0, 20000, 10000)).toBe(pipe.toSorted()[10000]);
    fc.assert(
      fc.property(fc.float64Array({ noNaN: true, minLength: 1, maxLength: 80 }), fc.nat(), (values, at) => {
        const target = at % values.length;
        expect(select(values.slice(), 0, values.length, target) + 0).toBe(values.toSorted()[target] + 0);
      }),
    );
  });
});

describe('votes', () => {
  const training = makeDesign(4, [[0, 0, 1, 3]]);
  const input = fitInput(training, [1, 0, 0, 1]);

  it('uniform: the share of class 1', () => {
    const fitted = knn.fit(input, { n_neighbors: 3, weights: 'uniform' });
    expect([...knn.predictProba(fitted, makeDesign(2, [[0, 3]]))]).toEqual([1 / 3, 2 / 3]);
  });

  it('distance: nearer rows count more, rows at distance 0 alone', () => {
    const fitted = knn.fit(input, { n_neighbors: 4, weights: 'distance' });
    const [atZero, between, far] = knn.predictProba(fitted, makeDesign(3, [[0, 2, 1e300]]));
    expect(atZero).toBe(0.5);
    expect(between).toBe((0.5 + 1) / (0.5 + 0.5 + 1 + 1));
    expect(far).toBe(0.5);
  });

  it('columns constant in training count in the weights', () => {
    const wide = makeDesign(4, [new Float64Array(4).fill(5), training.numeric[0]]);
    const fitted = knn.fit(fitInput(wide, [1, 0, 0, 1]), { n_neighbors: 2, weights: 'distance' });
    const [same, other] = knn.predictProba(
      fitted,
      makeDesign(2, [
        [5, 8],
        [3, 3],
      ]),
    );
    expect(same).toBe(1);
    expect(other).toBe(1 / 3 / (1 / 3 + 1 / Math.sqrt(13)));
  });

  it('refuses more neighbours than rows', () => {
    const fit = (): unknown => knn.fit(input, { n_neighbors: 5, weights: 'uniform' });
    expect(fit).toThrow(SelfsameError);
    expect(fit).toThrow('[data/too-few-rows]');
  });
});

describe('file', () => {
  it('keeps columns of few distinct values small', () => {
    const n = 4000;
    const design = makeDesign(
      n,
      [Float64Array.from({ length: n }, (_, i) => (i % 300) / 7), new Float64Array(n)],
      [Int32Array.from({ length: n }, (_, i) => i % 40)],
      [40],
    );
    const fitted = knn.fit(
      fitInput(
        design,
        design.categorical[0].codes.map((code) => code % 2),
      ),
      {
        n_neighbors: 3,
        weights: 'uniform',
      },
    );
    expect(pack(knn.encode(fitted)).length).toBeLessThan(n * (2 + 1 + 1) + 300 * 8 + 500);
  });

  it('refuses rows, columns and codes that do not fit together', () => {
    const { design, y } = mixedSample(50, 2, [3]);
    const shape = { numeric: 2, categorical: [3] };
    const value = unpack(pack(knn.encode(knn.fit(fitInput(design, y), { n_neighbors: 3, weights: 'uniform' }))));
    const changed = (change: object): unknown => knn.decode({ ...(value as object), ...change }, shape);
    expect(() => changed({})).not.toThrow();
    for (const change of [
      { neighbours: 51 },
      { neighbours: 0 },
      { neighbours: 2.5 },
      { weights: 'none' },
      { labels: new Uint8Array(0) },
      { labels: new Uint8Array(50).fill(2) },
      { varying: Uint32Array.of(1, 0) },
      { varying: Uint32Array.of(0, 0) },
      { varying: Uint32Array.of(0, 2) },
      { constants: Float64Array.of(1) },
      { columns: [new Float64Array(50)] },
      { columns: [new Float64Array(50), new Float64Array(50).fill(NaN)] },
      { columns: [new Float64Array(50), { values: new Float64Array(2), index: new Uint8Array(50).fill(2) }] },
      { codes: [new Uint8Array(50).fill(4)] },
      { codes: [new Uint8Array(49)] },
    ])
      expect(() => changed(change)).toThrow('[model/invalid]');
  });
});
