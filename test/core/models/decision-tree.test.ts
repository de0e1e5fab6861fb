import { describe, expect, it } from 'vitest';
import type { Value } from '../../../src/core/bytes/value.ts';
import type { DecisionTreeParams } from '../../../src/core/config/config.ts';
import { decisionTree } from '../../../src/core/models/decision-tree/decision-tree.ts';
import { fitTrees } from '../../../src/core/models/tree/fit-trees.ts';
import { fitInput, makeDesign, mixedSample } from './designs.ts';

const params: DecisionTreeParams = {
  criterion: 'gini',
  max_depth: null,
  min_samples_split: 2,
  min_samples_leaf: 1,
  max_features: null,
  class_weight: null,
};

describe('decision tree', () => {
  it('draws nothing while all columns are examined', () => {
    const { design, y } = mixedSample(80, 3, [4]);
    const silent = {
      ...fitInput(design, y),
      stream: () => ({
        below: neverDrawn,
        real: neverDrawn,
        uint32: neverDrawn,
        fillBelow: neverDrawn,
        state: neverDrawn,
      }),
    };
    expect(decisionTree.summary(decisionTree.fit(silent, params)).leaves).toBeGreaterThan(5);
  });

  it('gives 0 or 1 in pure leaves and fits the training rows that differ', () => {
    const { design, y } = mixedSample(200, 3, [5]);
    const fitted = decisionTree.fit(fitInput(design, y), params);
    expect([...decisionTree.predictProba(fitted, design)]).toEqual([...y]);
    const { nodes, leaves, depth } = decisionTree.summary(fitted);
    expect(nodes).toBe(2 * Number(leaves) - 1);
    expect(depth).toBeGreaterThan(3);
    const stump = decisionTree.fit(fitInput(design, y), { ...params, max_depth: 1 });
    expect(decisionTree.summary(stump)).toEqual({ nodes: 3, leaves: 2, depth: 1 });
  });

  describe('refuses', () => {
    const shape = { numeric: 1, categorical: [3] };
    const good = {
      class_weight: Float64Array.of(1, 1),
      column: Uint8Array.of(1, 2, 0, 0, 0),
      cut: Uint8Array.of(1),
      cuts: [Float64Array.of(-1, 4)],
      levels: Uint32Array.of(3),
      negatives: Uint8Array.of(1, 0, 2),
      positives: Uint8Array.of(0, 3, 1),
    };
    const refused: readonly (readonly [string, { readonly [key: string]: Value }])[] = [
      [
        'a tree cut off',
        { column: Uint8Array.of(1, 2, 0, 0), negatives: Uint8Array.of(1, 0), positives: Uint8Array.of(0, 3) },
      ],
      ['a node without children', { column: Uint8Array.of(1, 2, 0, 0, 2) }],
      ['a second tree', { column: Uint8Array.of(1, 0, 0, 0) }],
      [
        'no tree',
        {
          column: new Uint8Array(0),
          cut: new Uint8Array(0),
          negatives: new Uint8Array(0),
          positives: new Uint8Array(0),
        },
      ],
      ['a column that is not there', { column: Uint8Array.of(1, 5, 0, 0, 0) }],
      ['a threshold that is not there', { cut: Uint8Array.of(2) }],
      ['a threshold too many', { cut: Uint8Array.of(1, 0) }],
      ['a threshold too few', { cut: new Uint8Array(0) }],
      ['thresholds out of order', { cuts: [Float64Array.of(4, -1)] }],
      ['a leaf without rows', { positives: Uint8Array.of(0, 0, 1) }],
      ['a leaf too many', { positives: Uint8Array.of(0, 3, 1, 1), negatives: Uint8Array.of(1, 0, 2, 1) }],
      ['negative column codes', { column: Int32Array.of(1, -2, 0, 0, 0) }],
      ['a weight of 0', { class_weight: Float64Array.of(1, 0) }],
      ['weights that overflow', { class_weight: Float64Array.of(1, 1e308) }],
      ['another shape', { levels: Uint32Array.of(4) }],
      ['endless depth', deepChain(70_000)],
    ];

    it('nothing of a good tree', () => {
      const design = makeDesign(3, [[4, 4, 5]], [[0, -1, 0]], [3]);
      expect([...decisionTree.predictProba(decisionTree.decode(good, shape), design)]).toEqual([1, 0, 1 / 3]);
    });

    it.each(refused)('%s', (_, change) => {
      expect(() => decisionTree.decode({ ...good, ...change }, shape)).toThrow(
        expect.objectContaining({ code: 'model/invalid' }),
      );
    });

    it('a forest', () => {
      const { design, y } = mixedSample(30, 1, [3]);
      const two = decisionTree.encode(fitTrees(fitInput(design, y), params, true, 0, 2));
      expect(() => decisionTree.decode(two, shape)).toThrow(expect.objectContaining({ code: 'model/invalid' }));
    });
  });
});

function deepChain(depth: number): { readonly [key: string]: Value } {
  return {
    column: Uint8Array.from({ length: 2 * depth + 1 }, (_, node) => (node < depth ? 2 : 0)),
    cut: new Uint8Array(0),
    negatives: new Uint8Array(depth + 1).fill(1),
    positives: new Uint8Array(depth + 1),
  };
}

function neverDrawn(): never {
  throw new Error('a draw');
}
