import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack } from '../../../src/core/bytes/pack.ts';
import type { RandomForestParams } from '../../../src/core/config/config.ts';
import { openGrowth } from '../../../src/core/models/tree/compiled-growth.ts';
import { compileTrees } from '../../../src/core/models/tree/compile-trees.ts';
import { openRunner } from '../../../src/core/models/tree/compiled-runner.ts';
import { fitTrees } from '../../../src/core/models/tree/fit-trees.ts';
import type { FittedTrees } from '../../../src/core/models/tree/fitted-trees.ts';
import { growOptions } from '../../../src/core/models/tree/grow-options.ts';
import { sumBlocks } from '../../../src/core/models/tree/predict-trees.ts';
import { CHUNK } from '../../../src/core/models/tree/run-rows.ts';
import type { Design } from '../../../src/core/preprocessing/design.ts';
import { encodeTrees } from '../../../src/core/models/tree/tree-value.ts';
import { trainingData } from '../../../src/core/models/tree/training-data.ts';
import { stream } from '../../../src/core/random/stream.ts';
import { fitInput, makeDesign, type Sample } from './designs.ts';

const PARAMS: RandomForestParams = {
  criterion: 'gini',
  max_depth: null,
  min_samples_split: 2,
  min_samples_leaf: 1,
  max_features: 'sqrt',
  class_weight: null,
  n_estimators: 3,
  bootstrap: true,
};

/** Columns of `kinds`: how many different values each has (Infinity: no two are equal), in an order of their own. */
function sample(n: number, kinds: readonly number[], levels: readonly number[], seed: string): Sample {
  const random = stream(9, seed);
  const numeric = kinds.map((kind) =>
    Array.from({ length: n }, () => (kind === Infinity ? random.real() : random.below(kind) / 3)),
  );
  const codes = levels.map((count) => Array.from({ length: n }, () => random.below(count + 1) - 1));
  const y = Uint8Array.from({ length: n }, (_, i) => ((numeric[0]?.[i] ?? 0) + random.real() > 0.9 ? 1 : 0));
  y[0] = 0;
  y[1] = 1;
  return { design: makeDesign(n, numeric, codes, levels), y };
}

const anySample = fc
  .record({
    n: fc.oneof(fc.integer({ min: 2, max: 80 }), fc.constantFrom(300, 1500, 4000)),
    kinds: fc.array(fc.constantFrom(1, 2, 7, 100, 5000, Infinity), { minLength: 1, maxLength: 4 }),
    levels: fc.array(fc.constantFrom(1, 3, 40, 300), { maxLength: 3 }),
    seed: fc.string({ maxLength: 3 }),
  })
  .map(({ n, kinds, levels, seed }) => sample(n, kinds, levels, seed));

const bytesOf = (
  { design, y }: Sample,
  weight: readonly [number, number],
  params: RandomForestParams,
  compiled: boolean,
) =>
  Buffer.from(
    pack(encodeTrees(fitTrees(fitInput(design, y, weight), params, params.bootstrap, 0, 3, false, compiled))),
  );

describe('compiled growth', () => {
  it('gives the bytes of that in TypeScript', () => {
    const options = fc.record({
      max_features: fc.constantFrom(null, 'sqrt' as const, 1),
      min_samples_split: fc.constantFrom(2, 20),
      min_samples_leaf: fc.constantFrom(1, 2, 9),
      max_depth: fc.constantFrom(null, 4),
      bootstrap: fc.boolean(),
    });
    const weights = fc.constantFrom<readonly [number, number]>([1, 1], [0.3, 2.7], [1e-9, 1e9]);
    fc.assert(
      fc.property(anySample, options, weights, (drawn, chosen, weight) => {
        const params = { ...PARAMS, ...chosen };
        expect(bytesOf(drawn, weight, params, true).equals(bytesOf(drawn, weight, params, false))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('gives them with more ranks than 16 bits hold', () => {
    const large = sample(70_000, [Infinity, 3], [5], 'large');
    const params = { ...PARAMS, min_samples_leaf: 50 };
    expect(bytesOf(large, [1, 1], params, true).equals(bytesOf(large, [1, 1], params, false))).toBe(true);
  });

  it('is for Gini and thresholds that are tried, not drawn', () => {
    const { design, y } = sample(50, [7], [3], 'choice');
    const data = trainingData(fitInput(design, y));
    const options = (criterion: 'gini' | 'entropy', drawThresholds: boolean) =>
      growOptions({ ...PARAMS, criterion }, [1, 1], data.width, data.n, drawThresholds);
    expect(openGrowth(data, options('gini', false))).not.toBeNull();
    expect(openGrowth(data, options('gini', true))).toBeNull();
    expect(openGrowth(data, options('entropy', false))).toBeNull();
  });
});

/** The second sums of a runner that is used again. */
function sumTwice(trees: FittedTrees, design: Design, size: number, use: boolean): Float64Array[] {
  const compiled = compileTrees(trees);
  const fast = use ? openRunner(compiled, trees, CHUNK) : null;
  expect(fast === null).toBe(!use);
  sumBlocks(compiled, trees, design, size, fast);
  return sumBlocks(compiled, trees, design, size, fast);
}

describe('rows in compiled kernels', () => {
  const anyRows = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom(-1e9, 0.1, 1 / 3, 1e9, NaN)), { maxLength: 6 });

  it('get the bits that TypeScript gives them, unknown levels and numbers that never were included', () => {
    fc.assert(
      fc.property(anySample, anySample, anyRows, fc.constantFrom(1, 2), (trained, asked, changes, size) => {
        const { design, y } = trained;
        const trees = fitTrees(fitInput(design, y), PARAMS, true, 0, 3);
        const n = asked.design.n;
        const rows = makeDesign(
          n,
          design.numeric.map((column) => Array.from({ length: n }, (_, i) => column[i % column.length])),
          design.categorical.map(({ codes }) =>
            Array.from({ length: n }, (_, i) => (i % 11 === 4 ? -1 : codes[i % codes.length])),
          ),
          design.categorical.map(({ levels }) => levels),
        );
        for (const [c, i, value] of changes) rows.numeric[c % rows.numeric.length][i % n] = value;
        const [plain, compiled] = [false, true].map((use) =>
          sumTwice(trees, rows, size, use).map(({ buffer }) => Buffer.from(buffer).toString('hex')),
        );
        expect(compiled).toEqual(plain);
      }),
      { numRuns: 100 },
    );
  });

  it('get them with more levels than 16 bits hold, and in several chunks', () => {
    const { design, y } = sample(6000, [Infinity], [70_000], 'levels');
    const trees = fitTrees(fitInput(design, y), { ...PARAMS, max_depth: 12 }, true, 0, 2);
    const [plain, compiled] = [false, true].map((use) => sumTwice(trees, design, 2, use)[0]);
    expect(Buffer.from(compiled.buffer).equals(Buffer.from(plain.buffer))).toBe(true);
  });
});
