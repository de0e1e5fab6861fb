import { DecisionTreeClassifier, type TreeOptions } from 'ml-cart';
import type { DecisionTreeParams } from '../../core/config/config.ts';
import type { Estimator } from '../../core/models/estimator.ts';
import { readFloats, readIntegers, readObject } from '../../core/models/read-value.ts';
import { denseRows, widthOf } from './dense.ts';
import { checkTree, flatten, revive, type FlatTree } from './flat-tree.ts';
import { refuseWeights } from './refuse.ts';
import { shielded } from './shield.ts';

const INT32_MAX = 2147483647;

/** What ml-cart knows of our parameters. */
export function treeOptions({ max_depth, min_samples_split }: DecisionTreeParams): TreeOptions {
  return {
    gainFunction: 'gini',
    maxDepth: max_depth ?? Infinity,
    // A group of so many rows is a leaf.
    minNumSamples: min_samples_split - 1,
    // Its default of 0.01 would stop a tree long before its leaves are pure.
    gainThreshold: 0,
  };
}

export const mljsDecisionTree: Estimator<DecisionTreeParams, FlatTree> = {
  name: 'decision_tree',

  fit({ design, y, classWeight }, params) {
    refuseWeights(classWeight, 'ml-cart');
    return shielded(() => {
      const tree = new DecisionTreeClassifier(treeOptions(params));
      tree.train(denseRows(design), [...y]);
      return flatten(tree.root, null);
    });
  },

  predictProba: (tree, design) => shielded(() => Float64Array.from(denseRows(design), revive(tree))),

  summary: ({ column }) => ({ nodes: column.length }),

  encode: ({ column, right, value }) => ({ column, right, value }),

  decode(value, shape) {
    const fields = readObject(value, 'classifier', ['column', 'right', 'value']);
    const column = Int32Array.from(readIntegers(fields.column, 'column', null, -1, INT32_MAX));
    const tree = {
      column,
      right: Int32Array.from(readIntegers(fields.right, 'right', column.length, 0, INT32_MAX)),
      value: readFloats(fields.value, 'value', column.length),
    };
    checkTree(tree, widthOf(shape));
    return tree;
  },
};
