import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RandomForestParams } from '../../../src/core/config/config.ts';
import { fitTrees } from '../../../src/core/models/tree/fit-trees.ts';
import type { FittedTrees } from '../../../src/core/models/tree/fitted-trees.ts';
import { makeCriterion, splitGain } from '../../../src/core/models/tree/gain.ts';
import { columnsPerSplit, growOptions } from '../../../src/core/models/tree/grow-options.ts';
import { midpoint } from '../../../src/core/models/tree/grow-tree.ts';
import { predictTrees } from '../../../src/core/models/tree/predict-trees.ts';
import { rankColumn } from '../../../src/core/models/tree/ranks.ts';
import { encodedWidth, type Design } from '../../../src/core/preprocessing/design.ts';
import { stream, type Stream } from '../../../src/core/random/stream.ts';
import { fitInput, makeDesign, mixedSample, takeRows } from './designs.ts';
import { naiveTree } from './tree-naive.ts';

const params: RandomForestParams = {
  criterion: 'gini',
  max_depth: null,
  min_samples_split: 2,
  min_samples_leaf: 1,
  max_features: null,
  class_weight: null,
  n_estimators: 1,
  bootstrap: false,
};

/** Trees node by node, as `naiveTree` writes them. */
function written({ column, cut, cuts, positives, negatives }: FittedTrees): string[] {
  let [nextCut, nextLeaf] = [0, 0];
  return Array.from(column, (code) => {
    if (code === 0) return `leaf ${positives[nextLeaf]} ${negatives[nextLeaf++]}`;
    return `${code - 1} ${code <= cuts.length ? cuts[code - 1][cut[nextCut++]] : 0.5}`;
  });
}

describe('growing', () => {
  const categorical = (n: number) =>
    fc.integer({ min: 1, max: 5 }).chain((levels) =>
      fc.record({
        levels: fc.constant(levels),
        codes: fc.array(fc.integer({ min: -1, max: levels - 1 }), { minLength: n, maxLength: n }),
      }),
    );
  const problem = fc.integer({ min: 2, max: 40 }).chain((n) =>
    fc.record({
      numeric: fc.array(fc.array(fc.integer({ min: -3, max: 3 }), { minLength: n, maxLength: n }), { maxLength: 4 }),
      categorical: fc.array(categorical(n), { maxLength: 3 }),
      y: fc.array(fc.integer({ min: 0, max: 1 }), { minLength: n, maxLength: n }),
    }),
  );
  const options = fc.record({
    criterion: fc.constantFrom('gini' as const, 'entropy' as const),
    max_depth: fc.constantFrom(null, null, 1, 3),
    min_samples_split: fc.integer({ min: 2, max: 6 }),
    min_samples_leaf: fc.integer({ min: 1, max: 4 }),
    max_features: fc.constantFrom(null, 'sqrt' as const, 1, 3, 0.5),
    bootstrap: fc.boolean(),
    weight: fc.constantFrom([1, 1] as const, [1, 3] as const, [5, 2] as const),
  });

  it('gives the tree that the definition of CART gives, ties and draws included', () => {
    fc.assert(
      fc.property(problem, options, (drawn, { weight, ...chosen }) => {
        const n = drawn.y.length;
        const design = sortedByPrimary(
          makeDesign(
            n,
            drawn.numeric,
            drawn.categorical.map(({ codes }) => codes),
            drawn.categorical.map(({ levels }) => levels),
          ),
        );
        if (encodedWidth(design) === 0) return;
        const input = fitInput(design, drawn.y, weight);
        const settings = { ...params, ...chosen };
        const random = input.stream('tree-0');
        const multiplicity = new Int32Array(n).fill(chosen.bootstrap ? 0 : 1);
        if (chosen.bootstrap) for (let i = 0; i < n; i++) multiplicity[random.below(n)]++;
        const grow = growOptions(settings, weight, encodedWidth(design), n);
        const expected = naiveTree(design, input.y, multiplicity, grow, random);
        for (const compiled of [false, true])
          expect(written(fitTrees(input, settings, chosen.bootstrap, 0, 1, false, compiled))).toEqual(expected);
      }),
      { numRuns: 1500, seed: 7 },
    );
  });

  it('gives it on larger nodes too, whose ranks are counted instead of sorted', () => {
    for (const [n, numeric, levels] of [
      [300, 2, [30, 4]],
      [700, 3, []],
      [2500, 1, [6]],
    ] as const) {
      const { design: unsorted, y } = mixedSample(n, numeric, levels, `large-${n}`);
      // Many ranks, few rows: the walk over occupied ranks. Few ranks, many rows: the walk over all.
      const wide = unsorted.numeric.map((values, j) => (j === 0 ? values.map((value, i) => value + i / 4096) : values));
      const design = sortedByPrimary(
        makeDesign(
          n,
          wide,
          unsorted.categorical.map(({ codes }) => codes),
          [...levels],
        ),
      );
      const input = fitInput(design, y);
      const settings = { ...params, max_depth: 6, min_samples_leaf: 2 };
      const grow = growOptions(settings, [1, 1], encodedWidth(design), n);
      const expected = naiveTree(design, y, new Int32Array(n).fill(1), grow, input.stream('tree-0'));
      for (const compiled of [false, true])
        expect(written(fitTrees(input, settings, false, 0, 1, false, compiled))).toEqual(expected);
    }
  });

  it('takes categories with more levels than 16 bits hold', () => {
    const n = 140_000;
    const codes = Int32Array.from({ length: n }, (_, i) => i % 70_000);
    const positive = 69_998;
    const y = codes.map((code) => (code === positive ? 1 : 0));
    const design = makeDesign(n, [codes.map((_, i) => i)], [codes], [70_000]);
    const trees = fitTrees(fitInput(design, y), { ...params, max_depth: 3 }, false, 0, 1);
    expect(written(trees)).toEqual([`${1 + positive} 0.5`, `leaf 0 ${n - 2}`, 'leaf 2 0']);
    expect(trees.column).toBeInstanceOf(Uint32Array);
    expect(predictTrees(trees, design).reduce((sum, p) => sum + p, 0)).toBe(2);
  });

  it('sends unknown categories to the left of one-hot splits', () => {
    const design = makeDesign(6, [], [[0, 0, 1, 1, 2, 2]], [3]);
    const trees = fitTrees(fitInput(design, [0, 0, 1, 1, 0, 0]), params, false, 0, 1);
    expect([...predictTrees(trees, makeDesign(4, [], [[-1, 0, 1, 2]], [3]))]).toEqual([0, 0, 1, 0]);
  });

  it('counts rows, not draws, for min_samples_leaf', () => {
    const design = makeDesign(4, [[0, 1, 2, 3]]);
    const sampled = (): Stream => ({
      ...stream(1, 'x'),
      below: () => 0,
      fillBelow: (_n, draws) => draws.set([0, 0, 0, 3]),
    });
    const input = { ...fitInput(design, [0, 0, 1, 1]), stream: sampled };
    expect(written(fitTrees(input, { ...params, min_samples_leaf: 2 }, true, 0, 1))).toEqual(['leaf 1 3']);
    expect(written(fitTrees(input, params, true, 0, 1))).toEqual(['0 1.5', 'leaf 0 3', 'leaf 1 0']);
  });
});

describe('parts', () => {
  it('ranks equal values alike', () => {
    const { ranks, values } = rankColumn(Float64Array.of(3, -0, 7, 0, 3, -2));
    expect([...ranks]).toEqual([2, 1, 3, 1, 2, 0]);
    expect(values).toHaveLength(4);
  });

  it('puts a threshold between neighbours, and never on the upper one', () => {
    expect(midpoint(1, 4)).toBe(2.5);
    expect(midpoint(Number.MAX_VALUE, Number.MAX_VALUE)).toBe(Number.MAX_VALUE);
    expect(midpoint(-Number.MAX_VALUE, Number.MAX_VALUE)).toBe(0);
    expect(midpoint(1, 1 + Number.EPSILON)).toBe(1);
    expect(midpoint(1 - Number.EPSILON / 2, 1)).toBe(1 - Number.EPSILON / 2);
    expect(midpoint(Number.MIN_VALUE, 2 * Number.MIN_VALUE)).toBe(Number.MIN_VALUE);
  });

  it('draws as many columns as scikit-learn', () => {
    expect(columnsPerSplit('sqrt', 173)).toBe(13);
    expect(columnsPerSplit('log2', 173)).toBe(7);
    expect(columnsPerSplit('log2', 1)).toBe(1);
    expect(columnsPerSplit('log2', 256)).toBe(8);
    expect(columnsPerSplit(0.1, 173)).toBe(17);
    expect(columnsPerSplit(0.001, 173)).toBe(1);
    expect(columnsPerSplit(1, 173)).toBe(1);
    expect(columnsPerSplit(500, 173)).toBe(173);
    expect(columnsPerSplit(null, 173)).toBe(173);
  });

  it('orders splits as the decrease of the impurity does', () => {
    const impurity = {
      gini: (p: number) => 2 * p * (1 - p),
      entropy: (p: number) => -p * Math.log(p || 1) - (1 - p) * Math.log(1 - p || 1),
    };
    const side = fc.record({ p: fc.integer({ min: 0, max: 50 }), q: fc.integer({ min: 1, max: 50 }) });
    for (const name of ['gini', 'entropy'] as const) {
      for (const weight of [
        [1, 1],
        [0.7, 3],
      ] as const) {
        const criterion = makeCriterion(name, weight, 200);
        const decrease = (pL: number, qL: number, pR: number, qR: number): number => {
          const weighted = (p: number, q: number): number => {
            const total = weight[1] * p + weight[0] * q;
            return total * impurity[name]((weight[1] * p) / total);
          };
          return weighted(pL + pR, qL + qR) - weighted(pL, qL) - weighted(pR, qR);
        };
        fc.assert(
          fc.property(side, side, fc.integer({ min: 0, max: 50 }), (left, right, moved) => {
            // Two splits of the same node.
            const shift = Math.min(moved, right.p);
            const a = [left.p, left.q, right.p, right.q] as const;
            const b = [left.p + shift, left.q, right.p - shift, right.q] as const;
            const difference = decrease(...a) - decrease(...b);
            if (Math.abs(difference) < 1e-9) return;
            expect(splitGain(criterion, ...a) > splitGain(criterion, ...b)).toBe(difference > 0);
          }),
        );
      }
    }
  });
});

/** Bootstrap samples number the rows by the category with the most levels; here that is the order they are in. */
function sortedByPrimary(design: Design): Design {
  const { categorical } = design;
  const most = Math.max(0, ...categorical.map(({ levels }) => levels));
  const primary = categorical.find(({ levels }) => levels === most);
  const rows = Array.from({ length: design.n }, (_, row) => row);
  return takeRows(
    design,
    primary === undefined ? rows : rows.sort((a, b) => primary.codes[a] - primary.codes[b] || a - b),
  );
}
