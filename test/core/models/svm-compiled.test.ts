import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { pack } from '../../../src/core/bytes/pack.ts';
import { createActiveSet, findExtremes, type ActiveSet } from '../../../src/core/models/svm/active-set.ts';
import { compiledLoops } from '../../../src/core/models/svm/compiled-loops.ts';
import { decisionValues } from '../../../src/core/models/svm/decisions.ts';
import { DEFAULT_FIT_OPTIONS, fitSvm } from '../../../src/core/models/svm/fit.ts';
import { kernelMatrix } from '../../../src/core/models/svm/kernel-matrix.ts';
import { PLAIN_LOOPS } from '../../../src/core/models/svm/loops.ts';
import { pointsOf } from '../../../src/core/models/svm/points.ts';
import { svm } from '../../../src/core/models/svm/svm.ts';
import { PLAIN_ARENA, type Arena } from '../../../src/core/wasm/arena.ts';
import { openKernels, type OpenKernels } from '../../../src/core/wasm/open-kernels.ts';
import { fitInput, makeDesign, mixedSample } from './designs.ts';
import { DEFAULTS } from './svm-reference.ts';

function open(bytes = 1 << 20): OpenKernels {
  const opened = openKernels(bytes);
  if (opened === null) throw new Error('this engine has no WebAssembly');
  return opened;
}

/** The very bits: toEqual takes NaNs of different payloads for equal. */
const bits = (array: Float64Array | Float32Array): string =>
  Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString('hex');

/** Ties, both zeros, neighbours, tiny and huge numbers beside ordinary ones. */
const anyNumber = fc.oneof(
  fc.double({ min: -4, max: 4, noNaN: true }),
  fc.constantFrom(0, -0, 1, -1, 1 + 2 ** -52, 5e-324, -5e-324, 1e-12, 1e150, -1e150, 2 ** -149),
);
const anyRow = (size: number): fc.Arbitrary<number[]> => fc.array(anyNumber, { minLength: size, maxLength: size });
const anySides = (size: number): fc.Arbitrary<boolean[]> =>
  fc.array(fc.boolean(), { minLength: size, maxLength: size });

interface Case {
  readonly gradient: number[];
  readonly rise: boolean[];
  readonly fall: boolean[];
  readonly rows: number[][];
  readonly rises: number[];
}

/** Sizes around multiples of four and of the kernels' blocks of 256. */
const anyCase: fc.Arbitrary<Case> = fc
  .oneof(fc.integer({ min: 1, max: 40 }), fc.constantFrom(255, 256, 257, 513))
  .chain((size) =>
    fc.record({
      gradient: anyRow(size),
      rise: anySides(size),
      fall: anySides(size),
      rows: fc.array(anyRow(size), { minLength: 4, maxLength: 4 }),
      rises: anyRow(4),
    }),
  );

function activeOf({ gradient, rise, fall }: Case, arena: Arena): ActiveSet {
  const active = createActiveSet(gradient.length, arena);
  active.gradient.set(gradient);
  active.rise.set(rise.map((may) => (may ? 0 : -Infinity)));
  active.fall.set(fall.map((may) => (may ? 0 : Infinity)));
  findExtremes(active);
  return active;
}

function rowsOf({ rows }: Case, arena: Arena): Float32Array[] {
  return rows.map((values) => {
    const row = arena.float32(values.length);
    row.set(values);
    return row;
  });
}

const extremes = ({ first, greatest, least }: ActiveSet): unknown[] => [first, greatest, least];

describe('compiled loops give the bits of those in TypeScript', () => {
  it('updating a gradient', () => {
    fc.assert(
      fc.property(anyCase, (made) => {
        const opened = open();
        const [plain, compiled] = [PLAIN_ARENA, opened.arena].map((arena) => {
          const active = activeOf(made, arena);
          const [i, j] = rowsOf(made, arena);
          const loops = arena === PLAIN_ARENA ? PLAIN_LOOPS : compiledLoops(opened);
          loops.updateGradient(active, i, made.rises[0], j, made.rises[1]);
          return active;
        });
        expect(bits(compiled.gradient)).toBe(bits(plain.gradient));
        expect(extremes(compiled)).toEqual(extremes(plain));
      }),
      { numRuns: 300 },
    );
  });

  it('finding a partner', () => {
    fc.assert(
      fc.property(anyCase, (made) => {
        const opened = open();
        const [plain, compiled] = [PLAIN_ARENA, opened.arena].map((arena) => {
          const active = activeOf(made, arena);
          const [row, diagonal] = rowsOf(made, arena);
          const loops = arena === PLAIN_ARENA ? PLAIN_LOOPS : compiledLoops(opened);
          return active.first < 0 ? null : loops.findPartner(active, row, diagonal);
        });
        expect(compiled).toBe(plain);
      }),
      { numRuns: 500 },
    );
  });

  it('adding rows', () => {
    fc.assert(
      fc.property(anyCase, fc.integer({ min: 1, max: 4 }), (made, count) => {
        const opened = open();
        const [plain, compiled] = [PLAIN_ARENA, opened.arena].map((arena) => {
          const sums = arena.float64(made.gradient.length);
          sums.set(made.gradient);
          const loops = arena === PLAIN_ARENA ? PLAIN_LOOPS : compiledLoops(opened);
          loops.addRows(sums, rowsOf(made, arena).slice(0, count), made.rises.slice(0, count));
          return sums;
        });
        expect(bits(compiled)).toBe(bits(plain));
      }),
      { numRuns: 200 },
    );
  });

  it('gathering', () => {
    fc.assert(
      fc.property(anyCase, fc.array(fc.nat(), { minLength: 1, maxLength: 30 }), (made, picks) => {
        const opened = open();
        const [plain, compiled] = [PLAIN_ARENA, opened.arena].map((arena) => {
          const [from] = rowsOf(made, arena);
          const positions = arena.int32(picks.length);
          positions.set(picks.map((pick) => pick % from.length));
          const to = arena.float32(picks.length);
          const loops = arena === PLAIN_ARENA ? PLAIN_LOOPS : compiledLoops(opened);
          loops.gather(from, positions, to);
          return to;
        });
        expect(bits(compiled)).toBe(bits(plain));
      }),
      { numRuns: 100 },
    );
  });
});

describe('compiled kernel values give the bits of those in TypeScript', () => {
  const anyPoints = fc
    .record({
      n: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.constantFrom(511, 512, 515)),
      numeric: fc.integer({ min: 0, max: 9 }),
      levels: fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 3 }),
      seed: fc.string({ maxLength: 3 }),
      special: fc.array(fc.tuple(fc.nat(), fc.nat(), anyNumber), { maxLength: 5 }),
    })
    .map(({ n, numeric, levels, seed, special }) => {
      const { design } = mixedSample(n, numeric, levels, seed);
      if (numeric > 0) for (const [c, i, value] of special) design.numeric[c % numeric][i % n] = value;
      return makeDesign(
        n,
        design.numeric,
        design.categorical.map(({ codes }) => codes.map((code, i) => (i % 7 === 3 ? -1 : code))),
        levels,
      );
    });
  const anyGamma = fc.oneof(fc.double({ min: 0, max: 50, noNaN: true }), fc.constantFrom(1e-300, 1e300, 1 / 3));

  it('in rows, whole and narrow', () => {
    fc.assert(
      fc.property(anyPoints, anyGamma, fc.constantFrom(0, 1e5), (design, gamma, bytes) => {
        const kernel = { kind: 'rbf', gamma, degree: 3, coef0: 0 } as const;
        const points = pointsOf(design);
        const positions = Int32Array.from({ length: Math.ceil(design.n / 2) }, (_, t) => 2 * t);
        const [plain, compiled] = [false, true].map((use) => {
          const matrix = kernelMatrix(kernel, points, bytes, use);
          const rows = [0, design.n - 1, design.n >> 1].map((i) => bits(matrix.rows.get(i)));
          const peeked = matrix.rows.peek([0, design.n >> 1].slice(0, design.n)).map(bits);
          const part = matrix.narrow(positions);
          return [rows, peeked, [1 % design.n, 0].map((i) => bits(part.rows.get(i))), bits(part.diagonal)];
        });
        expect(compiled).toEqual(plain);
      }),
      { numRuns: 150 },
    );
  });

  it('in decisions about rows, with unknown levels and numbers that never were', () => {
    const { design, y } = mixedSample(700, 5, [4, 9], 'decisions');
    const fitted = fitSvm(fitInput(design, y), DEFAULTS);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(4), fc.nat(699), fc.oneof(anyNumber, fc.constant(NaN)))), (changes) => {
        const rows = makeDesign(
          699,
          design.numeric.map((column) => column.slice(0, 699)),
          design.categorical.map(({ codes }) => codes.slice(0, 699).map((code, i) => (i % 5 === 0 ? -1 : code))),
          [4, 9],
        );
        for (const [c, i, value] of changes) rows.numeric[c][i % 699] = value;
        expect(bits(decisionValues(fitted, rows))).toBe(bits(decisionValues(fitted, rows, false)));
      }),
      { numRuns: 20 },
    );
  });
});

describe('a fit', () => {
  const bytesOf = (compiled: boolean, cacheBytes: number, kernel: 'rbf' | 'linear' | 'poly', name: string): string => {
    const { design, y } = mixedSample(900, 4, [6], name);
    const params = { ...DEFAULTS, kernel, C: 3 };
    const fitted = fitSvm(fitInput(design, y), params, { ...DEFAULT_FIT_OPTIONS, compiled, cacheBytes });
    return Buffer.from(pack(svm.encode(fitted))).toString('hex');
  };

  it.each(['rbf', 'linear', 'poly'] as const)(
    'has the same bytes compiled and not, whatever the cache: %s',
    (kernel) => {
      for (const name of ['one', 'two']) {
        const plain = bytesOf(false, 1e6, kernel, name);
        for (const cacheBytes of [0, 1e5, 1e8]) expect(bytesOf(true, cacheBytes, kernel, name) === plain).toBe(true);
      }
    },
  );

  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('has them where WebAssembly is refused, too', () => {
    const compiled = bytesOf(true, 1e6, 'rbf', 'refused');
    vi.stubGlobal('WebAssembly', undefined);
    expect(bytesOf(true, 1e6, 'rbf', 'refused') === compiled).toBe(true);
  });
});
