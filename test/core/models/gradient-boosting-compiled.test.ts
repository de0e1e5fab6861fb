import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { pack } from '../../../src/core/bytes/pack.ts';
import type { GradientBoostingParams } from '../../../src/core/config/config.ts';
import type { BinnedColumn } from '../../../src/core/models/gradient-boosting/bins.ts';
import { encodeBoosting } from '../../../src/core/models/gradient-boosting/boosting-value.ts';
import { fitBoosting } from '../../../src/core/models/gradient-boosting/fit-boosting.ts';
import { createWorkspace, type Workspace } from '../../../src/core/models/gradient-boosting/workspace.ts';
import { PLAIN_ARENA } from '../../../src/core/wasm/arena.ts';
import { fitInput, mixedSample } from './designs.ts';

/** The very bits: toEqual takes NaNs of different payloads for equal. */
const bits = (array: Float64Array | Float32Array | Int32Array): string =>
  Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString('hex');

/** Ties, both zeros, neighbours, tiny and huge numbers beside ordinary ones. */
const anyNumber = fc.oneof(
  fc.double({ min: -40, max: 40, noNaN: true }),
  fc.constantFrom(0, -0, 1, 1 + 2 ** -52, 5e-324, -5e-324, 699.9, -700.1, 1e4, -1e4, Infinity, -Infinity),
);

interface Case {
  readonly sizes: number[];
  /** Of each row of the design: its label, its score, its bins. */
  readonly rows: { readonly label: boolean; readonly score: number; readonly bins: number[] }[];
  /** Which of them are fitted. */
  readonly fitted: boolean[];
  readonly weights: [number, number];
}

const anyCase: fc.Arbitrary<Case> = fc
  .tuple(fc.array(fc.integer({ min: 2, max: 256 }), { minLength: 1, maxLength: 9 }), fc.integer({ min: 1, max: 70 }))
  .chain(([sizes, n]) =>
    fc.record({
      sizes: fc.constant(sizes),
      rows: fc.array(
        fc.record({
          label: fc.boolean(),
          score: anyNumber,
          bins: fc.tuple(...sizes.map((size) => fc.nat(size - 1))) as fc.Arbitrary<number[]>,
        }),
        { minLength: n, maxLength: n },
      ),
      fitted: fc.array(fc.boolean(), { minLength: n, maxLength: n }),
      weights: fc.tuple(fc.double({ min: 0.01, max: 9, noNaN: true }), fc.double({ min: 0.01, max: 9, noNaN: true })),
    }),
  );

function columnsOf({ sizes, rows }: Case): BinnedColumn[] {
  const words: Int32Array[] = [];
  return sizes.map((size, column) => {
    const shift = 8 * (column % 4);
    if (shift === 0) words.push(new Int32Array(rows.length));
    const own = words[words.length - 1];
    rows.forEach(({ bins }, row) => (own[row] |= bins[column] << shift));
    return { column, size, words: own, shift, thresholds: null, known: size };
  });
}

/** The same memory in TypeScript's arrays and in the kernels', derivatives filled in. */
function both(made: Case): readonly [plain: Workspace, compiled: Workspace] {
  const rows = Int32Array.from(made.rows.flatMap((_, row) => (made.fitted[row] ? [row] : [])));
  const y = Uint8Array.from(made.rows, ({ label }) => (label ? 1 : 0));
  const make = (compiled: boolean): Workspace => {
    const workspace = createWorkspace(columnsOf(made), rows, { y, classWeight: made.weights }, 31, compiled);
    workspace.scores.set(made.rows.map(({ score }) => score));
    workspace.gradients.fill(0);
    workspace.loops.fillGradients(workspace.gradients, workspace.scores, workspace.rows);
    return workspace;
  };
  const [plain, compiled] = [make(false), make(true)];
  if (compiled.arena === PLAIN_ARENA) throw new Error('this engine has no WebAssembly');
  return [plain, compiled];
}

function histogramOf({ arena, layout, loops, rows, gradients }: Workspace, from: number, to: number): Float64Array {
  const histogram = arena.float64(layout.length).fill(0);
  loops.addRows(histogram, rows, from, to, gradients);
  return histogram;
}

describe('compiled loops of gradient boosting give the bits of those in TypeScript', () => {
  it('derivatives', () => {
    fc.assert(
      fc.property(anyCase, (made) => {
        const [plain, compiled] = both(made);
        expect(bits(compiled.gradients)).toBe(bits(plain.gradients));
      }),
      { numRuns: 300 },
    );
  });

  it('histograms, and their differences', () => {
    fc.assert(
      fc.property(anyCase, fc.nat(), fc.nat(), (made, first, second) => {
        const [plain, compiled] = both(made).map((workspace) => {
          const count = workspace.rows.length;
          const from = Math.min(first % (count + 1), second % (count + 1));
          const to = Math.max(first % (count + 1), second % (count + 1));
          const parent = histogramOf(workspace, 0, count);
          const child = histogramOf(workspace, from, to);
          const sums = bits(parent) + bits(child);
          workspace.loops.subtract(parent, child);
          return sums + bits(parent);
        });
        expect(compiled).toBe(plain);
      }),
      { numRuns: 200 },
    );
  });

  it('best cuts', () => {
    const anyRules = fc.record({
      minSamplesLeaf: fc.integer({ min: 1, max: 5 }),
      l2: fc.constantFrom(0, 1e-9, 0.5, 3),
    });
    fc.assert(
      fc.property(anyCase, anyRules, fc.double({ min: -2, max: 2, noNaN: true }), (made, rules, value) => {
        const [plain, compiled] = both(made).map((workspace) => {
          const histogram = histogramOf(workspace, 0, workspace.rows.length);
          let [gradient, hessian] = [0, 0];
          for (let at = 0; at < 3 * made.sizes[0]; at += 3) {
            gradient += histogram[at];
            hessian += histogram[at + 1];
          }
          const node = { rows: workspace.rows.length, gradient, hessian, value };
          return made.sizes.map((_, column) => workspace.loops.numericSplit(histogram, column, node, rules));
        });
        expect(compiled).toStrictEqual(plain);
      }),
      { numRuns: 300 },
    );
  });

  it('the order of rows', () => {
    const anyBins = fc.uint8Array({ min: 0, max: 1, minLength: 256, maxLength: 256 });
    fc.assert(
      fc.property(anyCase, fc.nat(), fc.nat(), fc.nat(8), anyBins, (made, first, second, pick, goesLeft) => {
        const [plain, compiled] = both(made).map(({ rows, columns, loops }) => {
          const [from, to] = [first % (rows.length + 1), second % (rows.length + 1)].sort((a, b) => a - b);
          loops.partition(rows, from, to, columns[pick % columns.length], goesLeft);
          return bits(rows);
        });
        expect(compiled).toBe(plain);
      }),
      { numRuns: 200 },
    );
  });
});

const PARAMS: GradientBoostingParams = {
  learning_rate: 0.1,
  max_iter: 20,
  max_leaf_nodes: 31,
  max_depth: null,
  min_samples_leaf: 5,
  l2_regularization: 0,
  max_bins: 255,
  early_stopping: false,
  validation_fraction: 0.2,
  n_iter_no_change: 4,
  tol: 1e-7,
  class_weight: null,
};

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a fit of gradient boosting', () => {
  const anyShape = fc.record({
    n: fc.integer({ min: 30, max: 400 }),
    numeric: fc.integer({ min: 0, max: 9 }),
    levels: fc.array(fc.integer({ min: 2, max: 30 }), { maxLength: 2 }),
    max_leaf_nodes: fc.constantFrom(2, 7, 31, null),
    max_depth: fc.constantFrom(2, null),
    min_samples_leaf: fc.integer({ min: 1, max: 20 }),
    l2_regularization: fc.constantFrom(0, 0.7),
    max_bins: fc.constantFrom(2, 16, 255),
    early_stopping: fc.boolean(),
    weight: fc.constantFrom(1, 3.5),
  });

  it('is the same to the byte with and without WebAssembly', () => {
    fc.assert(
      fc.property(anyShape, ({ n, numeric, levels, weight, ...settings }) => {
        const { design, y } = mixedSample(n, numeric, levels);
        const fit = (compiled: boolean): Uint8Array =>
          pack(encodeBoosting(fitBoosting(fitInput(design, y, [1, weight]), { ...PARAMS, ...settings }, compiled)));
        expect(fit(true)).toEqual(fit(false));
      }),
      { numRuns: 60 },
    );
  });

  it('needs no WebAssembly', () => {
    const { design, y } = mixedSample(200, 3, [4]);
    const compiled = pack(encodeBoosting(fitBoosting(fitInput(design, y), PARAMS)));
    vi.stubGlobal('WebAssembly', undefined);
    expect(pack(encodeBoosting(fitBoosting(fitInput(design, y), PARAMS)))).toEqual(compiled);
  });
});
