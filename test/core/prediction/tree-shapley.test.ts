import type { DecisionTreeParams } from '../../../src/core/config/config.ts';
import { describe, expect, it } from 'vitest';
import { treesAnatomy } from '../../../src/core/models/tree/anatomy.ts';
import type { TreesAnatomy } from '../../../src/core/models/anatomy.ts';
import { fitTrees } from '../../../src/core/models/tree/fit-trees.ts';
import { predictTrees } from '../../../src/core/models/tree/predict-trees.ts';
import { DEFAULT_CONFIG } from '../config/default-config.ts';
import { shapleyOfGame } from '../../../src/core/prediction/small-game.ts';
import { coverOf, treeShapley } from '../../../src/core/prediction/tree-shapley.ts';
import { fitInput, mixedSample } from '../models/designs.ts';

const PARAMS = DEFAULT_CONFIG.models.decision_tree as DecisionTreeParams;

/** The definition: what the trees give when only the columns of `mask` are known. */
function worth(trees: TreesAnatomy, cover: Float64Array, left: Uint8Array, mask: number): number {
  let node = 0;
  const walk = (weight: number): number => {
    const here = node++;
    const at = trees.column[here];
    if (at < 0) return weight * trees.value[here];
    const isKnown = ((mask >>> at) & 1) === 1;
    const toLeft = isKnown ? left[here] : cover[here + 1] / cover[here];
    const before = walk(weight * toLeft);
    return before + walk(weight * (1 - toLeft));
  };
  let sum = trees.intercept;
  while (node < trees.column.length) sum += walk(1);
  return sum;
}

describe('treeShapley', () => {
  const { design, y } = mixedSample(150, 3, [4, 2], 'shapley');
  const columns = 5;

  it.each([
    ['one tree', 1, null],
    ['a forest', 9, null],
    ['stumps', 3, 1],
  ])('is the definition, column by column, for %s', (_what, count, depth) => {
    const params = { ...PARAMS, max_depth: depth };
    const fitted = fitTrees(fitInput(design, y), params, true, 0, count, false);
    const anatomy = treesAnatomy(fitted);
    const cover = anatomy.cover ?? new Float64Array();
    const { baseline, values } = treeShapley(anatomy, cover, columns);
    const probabilities = predictTrees(fitted, design);
    for (const row of [0, 1, 17, 80, 149]) {
      const left = anatomy.directions(design, row);
      const worths = Array.from({ length: 1 << columns }, (_, mask) => worth(anatomy, cover, left, mask));
      const expected = shapleyOfGame(columns, worths);
      const actual = values(design, row);
      expected.forEach((value, column) => expect(actual[column]).toBeCloseTo(value, 12));
      expect(baseline).toBeCloseTo(worths[0], 12);
      expect(baseline + actual.reduce((sum, value) => sum + value, 0)).toBeCloseTo(probabilities[row], 12);
    }
  });

  it('knows a tree worked by hand', () => {
    // x₀ ≤ 0 ? (x₁ ≤ 0 ? 0 : 1) : 1, with 4 training rows, 2 to the left of the root, of which 1 to the left again.
    const trees: TreesAnatomy = {
      kind: 'trees',
      scale: 'probability',
      intercept: 0,
      column: Int32Array.of(0, 1, -1, -1, -1),
      value: Float64Array.of(0, 0, 0, 1, 1),
      cover: Float64Array.of(4, 2, 1, 1, 2),
      directions: () => Uint8Array.of(1, 1, 0, 0, 0),
    };
    const { baseline, values } = treeShapley(trees, Float64Array.of(4, 2, 1, 1, 2), 2);
    // v(∅) = 3/4, v({0}) = 1/2, v({1}) = 1/2, v({0, 1}) = 0: each column is worth −3/8.
    expect(baseline).toBe(0.75);
    expect([...values(design, 0)].map((value) => Number(value.toFixed(12)))).toEqual([-0.375, -0.375]);
  });

  it('counts the rows of a design where a model does not', () => {
    const fitted = fitTrees(fitInput(design, y), PARAMS, false, 0, 1, false);
    const anatomy = treesAnatomy(fitted);
    const counted = coverOf(anatomy, design);
    const leaves = anatomy.column.reduce((sum, column) => sum + (column < 0 ? 1 : 0), 0);
    expect(counted[0]).toBe(150 + leaves / 2);
    anatomy.column.forEach((column, node) => {
      if (column < 0) expect(counted[node]).toBe((anatomy.cover ?? [])[node] + 0.5);
    });
  });
});
