import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { pack } from '../../../src/core/bytes/pack.ts';
import type { LogisticRegressionParams } from '../../../src/core/config/config.ts';
import { compiledLoops } from '../../../src/core/models/logistic-regression/compiled-loops.ts';
import {
  fitLogisticRegression,
  logisticRegression,
} from '../../../src/core/models/logistic-regression/logistic-regression.ts';
import { plainLoops, type Loops } from '../../../src/core/models/logistic-regression/loops.ts';
import { TILE } from '../../../src/core/models/logistic-regression/workspace.ts';
import { PLAIN_ARENA, type Arena } from '../../../src/core/wasm/arena.ts';
import { openKernels } from '../../../src/core/wasm/open-kernels.ts';
import { fitInput, makeDesign, mixedSample } from './designs.ts';

interface Side {
  readonly arena: Arena;
  readonly loops: Loops;
}

/** Plain loops and compiled ones, each with an arena. */
function bothSides(): readonly Side[] {
  const open = openKernels(1 << 20);
  if (open === null) throw new Error('this engine has no WebAssembly');
  return [
    { arena: PLAIN_ARENA, loops: plainLoops(new Float64Array(2 * TILE)) },
    { arena: open.arena, loops: compiledLoops(open, TILE) },
  ];
}

/** The very bits: toEqual takes NaNs of different payloads for equal. */
const bits = (array: Float64Array): string =>
  Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString('hex');

function put(arena: Arena, values: ArrayLike<number>): Float64Array {
  const array = arena.float64(values.length);
  array.set(values);
  return array;
}

/** Both zeros, neighbours, tiny and huge numbers beside ordinary ones; squares of sums stay within the range. */
const anyNumber = fc.oneof(
  fc.double({ min: -4, max: 4, noNaN: true }),
  fc.constantFrom(0, -0, 1, -1, 1 + 2 ** -52, 5e-324, -5e-324, 1e-300, 1e-12, 1e70, -1e70, 0.1),
);
const numbers = (size: number): fc.Arbitrary<number[]> => fc.array(anyNumber, { minLength: size, maxLength: size });

interface Case {
  readonly stride: number;
  readonly width: number;
  readonly from: number;
  readonly size: number;
  readonly x: number[];
  readonly byRow: number[];
  readonly byColumn: number[];
  readonly sums: number[];
}

/** Even numbers of rows and multiples of four columns, of which a tile is taken. */
const anyCase: fc.Arbitrary<Case> = fc
  .record({
    tile: fc.integer({ min: 1, max: 20 }),
    before: fc.nat(3),
    after: fc.nat(3),
    fours: fc.integer({ min: 1, max: 5 }),
  })
  .chain(({ tile, before, after, fours }) => {
    const [size, from, width] = [2 * tile, 2 * before, 4 * fours];
    const stride = size + from + 2 * after;
    return fc.record({
      stride: fc.constant(stride),
      width: fc.constant(width),
      from: fc.constant(from),
      size: fc.constant(size),
      x: numbers(stride * width),
      byRow: numbers(stride),
      byColumn: fc.array(fc.oneof(anyNumber, fc.constantFrom(0, -0)), { minLength: width, maxLength: width }),
      sums: numbers(width * width),
    });
  });

describe('compiled loops give the bits of those in TypeScript', () => {
  const compare = (run: (side: Side, made: Case) => Float64Array): void => {
    fc.assert(
      fc.property(anyCase, (made) => {
        const [plain, compiled] = bothSides().map((side) => bits(run(side, made)));
        expect(compiled).toBe(plain);
      }),
      { numRuns: 200 },
    );
  };

  it('adding columns', () => {
    compare(({ arena, loops }, { stride, width, from, size, x, byRow, byColumn }) => {
      const out = put(arena, byRow);
      loops.addColumns(put(arena, x), stride, width, from, size, put(arena, byColumn), out);
      return out;
    });
  });

  it('passing over columns whose coefficients are zero', () => {
    for (const zero of [0, -0])
      for (const places of [[], [0], [3, 9], [4], [11], [0, 4, 8], [8, 15], [16, 19]]) {
        const [plain, compiled] = bothSides().map(({ arena, loops }) => {
          const v = put(arena, new Float64Array(20).fill(zero));
          for (const place of places) v[place] = 0.5;
          const out = put(arena, [-0, -0, 0, 1]);
          loops.addColumns(put(arena, new Float64Array(80).fill(-0)), 4, 20, 0, 4, v, out);
          return bits(out);
        });
        expect(compiled).toBe(plain);
      }
  });

  it('products with columns', () => {
    compare(({ arena, loops }, { stride, width, from, size, x, byRow, sums }) => {
      const out = put(arena, sums.slice(0, width));
      loops.dotColumns(put(arena, x), stride, width, from, size, put(arena, byRow), out);
      return out;
    });
  });

  it('sums of squares', () => {
    compare(({ arena, loops }, { stride, width, x, byRow, sums }) => {
      const out = put(arena, sums.slice(0, width));
      loops.dotSquares(put(arena, x), stride, width, put(arena, byRow), out);
      return out;
    });
  });

  it('Gram matrices: the lower triangle', () => {
    compare(({ arena, loops }, { stride, width, from, size, x, byRow, sums }) => {
      const gram = put(arena, sums);
      for (const count of [width, width - 1])
        loops.addGram(put(arena, x), stride, width, count, from, size, put(arena, byRow), gram);
      return gram.map((sum, at) => (at % width <= Math.floor(at / width) && at < width * (width - 1) ? sum : 0));
    });
  });
});

describe('slopes of losses', () => {
  const anyMargin = fc.oneof(
    fc.double({ min: -8, max: 8, noNaN: true }),
    fc.double({ min: -800, max: 800, noNaN: true }),
    fc.constantFrom(
      0,
      -0,
      322,
      -322,
      322.1,
      -322.1,
      320,
      323,
      699.99,
      700,
      -700,
      701,
      1e300,
      -1e300,
      Infinity,
      -Infinity,
    ),
  );
  const anyRows = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constantFrom(TILE - 1, TILE)).chain((size) =>
    fc.record({
      margins: fc.array(anyMargin, { minLength: size, maxLength: size }),
      y: fc.array(fc.nat(1), { minLength: size, maxLength: size }),
      skipped: fc.constantFrom(0, 2, 4, 10),
      weights: fc.tuple(
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.double({ min: 0.01, max: 100, noNaN: true }),
      ),
    }),
  );

  it('have the same bits compiled, whatever the margins, the tile and the weights', () => {
    fc.assert(
      fc.property(anyRows, ({ margins, y, skipped, weights }) => {
        const [plain, compiled] = bothSides().map(({ arena, loops }) => {
          const rows = margins.length + (margins.length % 2);
          const labels = arena.uint8(skipped + y.length);
          labels.set(y, skipped);
          const place = put(arena, [
            ...Array<number>(skipped).fill(7),
            ...margins,
            ...Array<number>(rows - y.length).fill(3),
          ]);
          const curvature = arena.float64(skipped + rows).fill(0);
          const totals = { loss: 0.25, slope: -1 };
          const all = { y: labels, classWeight: weights };
          loops.replaceBySlopes(all, skipped, skipped + y.length, 0, place, curvature, totals);
          const { loss, slope } = totals;
          return [place.subarray(0, skipped + y.length), curvature, Float64Array.of(loss, slope)].map(bits);
        });
        expect(compiled).toEqual(plain);
      }),
      { numRuns: 500 },
    );
  });

  it('have the same bits for every step of the exponential table', () => {
    const [plain, compiled] = bothSides().map(({ arena, loops }) => {
      const y = arena.uint8(TILE).fill(0);
      const margins = arena.float64(TILE);
      const curvature = arena.float64(TILE);
      const totals = { loss: 0, slope: 0 };
      const found: string[] = [];
      for (let first = -65_000; first < 65_000; first += TILE) {
        for (let i = 0; i < TILE; i++) margins[i] = (first + i + 0.49) * 0.0108304;
        loops.replaceBySlopes({ y, classWeight: [1, 1] }, 0, TILE, 0, margins, curvature, totals);
        found.push(bits(margins), bits(curvature));
      }
      return [...found, String(totals.loss), String(totals.slope)].join();
    });
    expect(compiled === plain).toBe(true);
  });
});

describe('a fit', () => {
  const params: LogisticRegressionParams = { C: 1, max_iter: 100, tol: 1e-4, fit_intercept: true, class_weight: null };
  const bytesOf = (
    compiled: boolean,
    [n, numeric, ...levels]: readonly number[],
    changes: Partial<LogisticRegressionParams> = {},
    weights: readonly [number, number] = [1, 1],
  ): string => {
    const { design, y } = mixedSample(n, numeric, levels, `${n}/${numeric}`);
    const constant = design.numeric.map((values, j) => (j === 2 ? values.map(() => 3) : values));
    const codes = design.categorical.map(({ codes }) => codes.map((code, i) => (i % 11 === 5 ? -1 : code)));
    const input = fitInput(makeDesign(n, constant, codes, levels), y, weights);
    const fitted = fitLogisticRegression(input, { ...params, ...changes }, compiled);
    return Buffer.from(pack(logisticRegression.encode(fitted))).toString('hex');
  };

  it.each([
    [3001, 4],
    [2560, 9],
    [1237, 21],
    [601, 60],
    [400, 120],
    [9000, 12],
    [20_001, 5],
    [4100, 33],
    [3000, 7, 3, 12],
    [12_345, 5, 40],
  ])('has the same bytes compiled and not: %j rows, columns, levels', (...shape) => {
    for (const [changes, weights] of [
      [{}, [1, 1]],
      [{ C: 100, fit_intercept: false }, [0.3, 2.5]],
    ] as const)
      expect(bytesOf(true, shape, changes, weights) === bytesOf(false, shape, changes, weights)).toBe(true);
  });

  it('has them with columns of very different sizes', () => {
    const { design, y } = mixedSample(3000, 6, [], 'sizes');
    const sizes = [1e150, 1e-150, 1, 1e8, 1e-8, 1e3];
    const scaled = design.numeric.map((values, j) => values.map((value) => value * sizes[j]));
    const input = fitInput(makeDesign(3000, scaled), y);
    const [plain, compiled] = [false, true].map((use) =>
      pack(logisticRegression.encode(fitLogisticRegression(input, params, use))),
    );
    expect(Buffer.compare(plain, compiled)).toBe(0);
  });

  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('has them where WebAssembly is refused, too', () => {
    const compiled = bytesOf(true, [3001, 5]);
    vi.stubGlobal('WebAssembly', undefined);
    expect(bytesOf(true, [3001, 5]) === compiled).toBe(true);
  });
});
