import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { compiledLoops } from '../../../src/core/models/knn/compiled-loops.ts';
import { knn, type FittedKnn } from '../../../src/core/models/knn/knn.ts';
import { plainLoops, PRODUCTS, QUAD, RECORD, type PackedLoops } from '../../../src/core/models/knn/packed-loops.ts';
import {
  MAX_NORM,
  packRows,
  PANEL,
  roughOrder,
  TILE,
  type PackedRows,
} from '../../../src/core/models/knn/packed-rows.ts';
import { searchEveryRow } from '../../../src/core/models/knn/search-every-row.ts';
import { searchPacked, searchWith } from '../../../src/core/models/knn/search-packed.ts';
import type { Nearest } from '../../../src/core/models/knn/nearest.ts';
import type { Design } from '../../../src/core/preprocessing/design.ts';
import { stream } from '../../../src/core/random/stream.ts';
import { fitInput, makeDesign, normal, takeRows } from './designs.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

function compiled(packed: PackedRows, quads: number): PackedLoops {
  const loops = compiledLoops(packed, quads);
  if (loops === null) throw new Error('this engine has no WebAssembly');
  return loops;
}

type Visit = (row: number, nearest: Nearest) => void;

/** What a search finds of each query, nearest first. */
function found(search: (visit: Visit) => void): [number, number][][] {
  const lists: [number, number][][] = [];
  search((row, nearest) => {
    expect(lists[row]).toBeUndefined();
    nearest.sort();
    lists[row] = Array.from({ length: nearest.size }, (_, i) => [nearest.squared[i], nearest.rows[i]]);
  });
  return lists;
}

/** Compiled loops, plain ones and every row find the very same. */
function expectSame(training: Design, queries: Design, count: number): void {
  const fitted: FittedKnn = knn.fit(fitInput(training, new Uint8Array(training.n)), {
    n_neighbors: count,
    weights: 'uniform',
  });
  const expected = found((visit) => {
    searchEveryRow(fitted, queries, count, visit);
  });
  const packed = packRows(fitted);
  expect(packed).not.toBeNull();
  if (packed === null) return;
  const quads = Math.ceil(queries.n / QUAD);
  for (const loops of [compiled(packed, quads), plainLoops(packed, quads)])
    expect(
      found((visit) => {
        searchWith(loops, fitted, packed, queries, count, visit);
      }),
    ).toEqual(expected);
  expect(
    found((visit) => {
      searchPacked(fitted, packed, queries, count, visit);
    }),
  ).toEqual(expected);
}

/** Whole numbers of rows and queries as the search would give them, at random, some as great as may be. */
function loopsCase(seed: number, panels: number, pairs: number, quads: number): PackedRows & { queries: Int16Array } {
  const random = stream(seed, 'knn/loops');
  const k = 2 * pairs;
  const vector = (): number[] => {
    const kind = random.below(4);
    const raw = Array.from({ length: k }, () => normal(random));
    if (kind === 0) raw.fill(0).fill(random.below(2) === 0 ? MAX_NORM : -MAX_NORM, 0, 1);
    else {
      const norm = Math.sqrt(raw.reduce((sum, value) => sum + value * value, 0));
      const scale = kind === 1 ? MAX_NORM / (norm + 1e-9) : 3000 * random.real();
      raw.forEach((value, j) => (raw[j] = Math.trunc(value * scale)));
    }
    return raw;
  };
  const wholes = new Int16Array(panels * pairs * 2 * PANEL);
  const halves = new Int32Array(panels * PANEL);
  for (let row = 0; row < panels * PANEL; row++) {
    const b = vector();
    const base = Math.floor(row / PANEL) * pairs * 2 * PANEL + 2 * (row % PANEL);
    b.forEach((value, j) => (wholes[base + (j >> 1) * 2 * PANEL + (j & 1)] = value));
    halves[row] = -Math.floor(b.reduce((sum, value) => sum + value * value, 0) / 2);
  }
  const queries = new Int16Array(quads * pairs * 2 * QUAD);
  for (let lane = 0; lane < quads * QUAD; lane++) {
    const base = Math.floor(lane / QUAD) * pairs * 2 * QUAD + 2 * (lane % QUAD);
    vector().forEach((value, j) => (queries[base + (j >> 1) * 2 * QUAD + (j & 1)] = value));
  }
  const none = new Float64Array(1);
  const rows = new Int32Array(panels * PANEL);
  const shared = { centre: none, steps: none, errors: none, nearest: none, furthest: none };
  return { ...shared, tiles: 1, panels, pairs, rows, wholes, halves, queries };
}

/** By the definition, exact in doubles: |a·b| stays below 2^53. */
function product({ wholes, halves, queries, pairs }: ReturnType<typeof loopsCase>, lane: number, row: number): number {
  let sum = halves[row];
  for (let j = 0; j < 2 * pairs; j++) {
    const b = wholes[Math.floor(row / PANEL) * pairs * 2 * PANEL + 2 * (row % PANEL) + (j >> 1) * 2 * PANEL + (j & 1)];
    const a = queries[Math.floor(lane / QUAD) * pairs * 2 * QUAD + 2 * (lane % QUAD) + (j >> 1) * 2 * QUAD + (j & 1)];
    sum += a * b;
  }
  return sum;
}

describe('the loops', () => {
  const anyCase = fc.record({
    seed: fc.integer(),
    panels: fc.integer({ min: 1, max: 9 }),
    pairs: fc.integer({ min: 1, max: 9 }),
    quads: fc.integer({ min: 1, max: 3 }),
    rank: fc.integer({ min: 0, max: 80 }),
  });

  it('give every product, up to the greatest whole numbers', () => {
    fc.assert(
      fc.property(anyCase, ({ seed, panels, pairs, quads }) => {
        const given = loopsCase(seed, panels, pairs, quads);
        for (const loops of [compiled(given, quads), plainLoops(given, quads)]) {
          loops.queries.set(given.queries);
          for (let quad = 0; quad < quads; quad++) {
            const from = quad % panels;
            loops.panelProducts(quad, from, panels);
            for (let row = from * PANEL; row < panels * PANEL; row++)
              for (let l = 0; l < QUAD; l++) {
                const record = (Math.floor(row / PANEL) - from) * RECORD;
                const at = record + l * PANEL;
                expect(loops.products[at + (row % PANEL)]).toBe(product(given, quad * QUAD + l, row));
                const greatest = Math.max(...loops.products.subarray(at, at + PANEL));
                expect(loops.products[record + PRODUCTS + l]).toBe(greatest);
              }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('stop at each panel with a product that reaches what is sought, and tell which', () => {
    fc.assert(
      fc.property(anyCase, ({ seed, panels, pairs, quads, rank }) => {
        const given = loopsCase(seed, panels, pairs, quads);
        for (const loops of [compiled(given, quads), plainLoops(given, quads)]) {
          loops.queries.set(given.queries);
          for (let lane = 0; lane < quads * QUAD; lane++) {
            const products = Array.from({ length: panels * PANEL }, (_, row) => product(given, lane, row));
            const sorted = products.toSorted((a, b) => b - a);
            // One of the products themselves, nothing or everything.
            loops.least[lane] = lane % 5 === 4 ? 2 ** 31 - 1 : (sorted.at(rank) ?? -(2 ** 31));
          }
          for (let quad = 0; quad < quads; quad++) {
            const told: string[] = [];
            for (let p = loops.nextHit(quad, 0, panels); p < panels; p = loops.nextHit(quad, p + 1, panels))
              for (let bit = 0; bit < PRODUCTS; bit++)
                if (((loops.hits[0] >>> bit) & 1) === 1)
                  told.push(`${quad * QUAD + Math.floor(bit / PANEL)}: ${p * PANEL + (bit % PANEL)}`);
            const expected: string[] = [];
            for (let lane = quad * QUAD; lane < (quad + 1) * QUAD; lane++)
              for (let row = 0; row < panels * PANEL; row++)
                if (product(given, lane, row) >= loops.least[lane]) expected.push(`${lane}: ${row}`);
            expect(told.toSorted()).toEqual(expected.toSorted());
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('searching packed rows with compiled and with plain loops finds what comparing with every row finds', () => {
  const shape = fc.record({
    n: fc.constantFrom(2, 7, 8, 9, TILE - 1, TILE, TILE + 1, 700),
    queries: fc.integer({ min: 1, max: 64 }),
    numeric: fc.integer({ min: 0, max: 40 }),
    levels: fc.array(fc.integer({ min: 2, max: 6 }), { maxLength: 3 }),
    /** Few distinct values make many ties. */
    distinct: fc.constantFrom(2, 5, 100_000),
    unit: fc.constantFrom(1, 1e-3, 1e100, 1e-130),
    /** Columns that outweigh the others, rows far out, groups of rows close together. */
    kind: fc.constantFrom('plain', 'uneven', 'outliers', 'clusters', 'constant'),
    count: fc.constantFrom(1, 5, 31, 300),
    seed: fc.integer(),
  });

  it('for designs of any shape', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(shape, ({ n, queries, numeric, levels, distinct, unit, kind, count, seed }) => {
        const random = stream(seed, 'knn/shape');
        const centres = Array.from({ length: 3 * numeric }, () => 1000 * normal(random));
        const design = (rows: number): Design => {
          const far = Array.from({ length: rows }, () => (random.below(12) === 0 ? 10 ** random.below(9) : 1));
          const cluster = Array.from({ length: rows }, () => random.below(3));
          const value = (i: number, j: number): number => {
            const own = random.below(distinct) / distinct;
            if (kind === 'uneven') return own * 10 ** -(j % 7);
            if (kind === 'outliers') return own * far[i];
            if (kind === 'clusters') return own + centres[3 * j + cluster[i]];
            return kind === 'constant' && j % 2 === 0 ? 3 : own;
          };
          return makeDesign(
            rows,
            Array.from({ length: numeric }, (_, j) => Array.from({ length: rows }, (_, i) => unit * value(i, j))),
            levels.map((size) => Array.from({ length: rows }, () => random.below(size + 1) - 1)),
            levels,
          );
        };
        const training = design(n);
        // Something has to vary, or there is nothing to pack.
        fc.pre(
          training.numeric.some((values) => values.some((value) => value !== values[0])) ||
            training.categorical.some(({ codes }) => codes.some((code) => code % 2 !== codes[0] % 2)),
        );
        expectSame(training, design(queries), Math.min(count, n));
        expectSame(training, takeRows(training, [0, n - 1, n >> 1]), Math.min(count, n));
      }),
      { numRuns: 120 },
    );
  });

  it('for thousands of rows of many columns, equal ones among them, and queries out of every reach', () => {
    const random = stream(9, 'knn/many');
    const columns = (rows: number): number[][] =>
      Array.from({ length: 50 }, () => Array.from({ length: rows }, () => normal(random)));
    const sample = makeDesign(2000, columns(2000));
    const training = takeRows(
      sample,
      Array.from({ length: 3000 }, (_, i) => (i < 2000 ? i : random.below(400))),
    );
    const queries = columns(40).map((values) =>
      values.map((value, i) => (i < 30 ? value : i < 36 ? value * 4 ** (i - 29) : value * 10 ** (20 * (i - 35)))),
    );
    expectSame(training, makeDesign(40, queries), 6);
    expectSame(training, takeRows(training, [0, 1, 399, 2000, 2999]), 40);
  });

  it('for points whose squares are barely numbers', () => {
    const random = stream(10, 'knn/tiny');
    const column = (): number[] =>
      Array.from({ length: 300 }, (_, i) => normal(random) * (i === 7 ? 1e-135 : 10 ** -(158 + random.below(6))));
    const training = makeDesign(300, Array.from({ length: 6 }, column));
    expectSame(training, takeRows(training, [0, 7, 50, 299]), 5);
  });
});

describe('without WebAssembly', () => {
  it('the probabilities are the same', () => {
    const random = stream(11, 'knn/without');
    const columns = (rows: number): number[][] =>
      Array.from({ length: 40 }, () => Array.from({ length: rows }, () => normal(random)));
    const training = makeDesign(900, columns(900));
    const queries = makeDesign(150, columns(150));
    const labels = Array.from({ length: 900 }, () => random.below(2));
    const fitted = knn.fit(fitInput(training, labels), { n_neighbors: 7, weights: 'distance' });
    expect(fitted.index.kind).toBe('packed');
    const expected = knn.predictProba(fitted, queries);
    vi.stubGlobal('WebAssembly', undefined);
    expect(knn.predictProba(fitted, queries)).toEqual(expected);
  });
});

describe('rough order', () => {
  it('has every position once, in the order of the values but for differences of a millionth of the greatest', () => {
    const value = fc.oneof(fc.double({ min: 0, max: 1e300, noNaN: true }), fc.constantFrom(0, Infinity, 1, 5e-324));
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 50 }), (values) => {
        const order = [...roughOrder(Float64Array.from(values))];
        expect(order.toSorted((a, b) => a - b)).toEqual(values.map((_, at) => at));
        const greatest = Math.max(0, ...values.filter((one) => one < Infinity));
        const known = order.map((at) => Math.min(values[at], greatest));
        for (let i = 1; i < known.length; i++)
          expect(known[i - 1] - known[i]).toBeLessThanOrEqual(greatest / 1e6 + 1e-300);
      }),
    );
  });
});
