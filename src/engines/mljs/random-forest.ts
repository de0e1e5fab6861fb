import { RandomForestClassifier } from 'ml-random-forest';
import type { Value } from '../../core/bytes/value.ts';
import type { RandomForestParams } from '../../core/config/config.ts';
import type { BlockEstimator, FitInput } from '../../core/models/estimator.ts';
import { randomForest } from '../../core/models/random-forest/random-forest.ts';
import { readFloats, readIntegers, readObject } from '../../core/models/read-value.ts';
import { BLOCK, meanOfBlocks } from '../../core/models/tree/predict-trees.ts';
import type { Design } from '../../core/preprocessing/design.ts';
import { asProbability, denseRows, widthOf } from './dense.ts';
import { treeOptions } from './decision-tree.ts';
import { checkTree, flatten, revive, type FlatTree } from './flat-tree.ts';
import { refuseWeights } from './refuse.ts';
import { shielded } from './shield.ts';

const INT32_MAX = 2147483647;

type FlatForest = readonly FlatTree[];

/**
 * A forest of ml-random-forest, one call a tree, each with a seed from the tree's own stream (the package has its own
 * generator, a Mersenne Twister of random-js, that starts from it). Its `predictProbability` is not used: it loses the
 * first tree's vote. The leaves' shares are averaged here, as scikit-learn does.
 */
export const mljsRandomForest: BlockEstimator<RandomForestParams, FlatForest, FlatForest> = {
  name: 'random_forest',

  // The graph of tasks is that of our own forest.
  blocks: (params) => randomForest.blocks(params),

  fitBlock({ design, y, classWeight, stream }, params, from, to) {
    refuseWeights(classWeight, 'ml-random-forest');
    const rows = denseRows(design);
    const labels = [...y];
    return Array.from({ length: to - from }, (_, i) =>
      shielded(() => {
        const forest = new RandomForestClassifier({
          seed: stream(`tree-${from + i}`).uint32() | 0,
          nEstimators: 1,
          maxFeatures: featuresOption(params.max_features, rows[0].length),
          replacement: false,
          useSampleBagging: params.bootstrap,
          // Its out-of-bag estimate fails where a draw leaves no row out (mljs/random-forest issue 47).
          noOOB: true,
          treeOptions: treeOptions(params),
        });
        forest.train(rows, labels);
        return flatten(forest.estimators[0].root, forest.indexes[0]);
      }),
    );
  },

  mergeBlocks: (blocks) => blocks.flat(),

  mergeScores: (sums, { n_estimators }) => meanOfBlocks(sums, n_estimators),

  mergeSummaries: (summaries) => ({
    trees: summaries.reduce((sum, { trees }) => sum + Number(trees), 0),
    nodes: summaries.reduce((sum, { nodes }) => sum + Number(nodes), 0),
  }),

  fit(input: FitInput, params) {
    return this.mergeBlocks(this.blocks(params).map(([from, to]) => this.fitBlock(input, params, from, to)));
  },

  predictProba(forest, design) {
    const blocks: FlatForest[] = [];
    for (let from = 0; from < forest.length; from += BLOCK) blocks.push(forest.slice(from, from + BLOCK));
    return meanOfBlocks(
      blocks.map((block) => sumTrees(block, design)),
      forest.length,
    );
  },

  scoreBlock: sumTrees,
  summary: summarize,
  summarizeBlock: summarize,

  encode: encodeForest,
  encodeBlock: encodeForest,
  decodeBlock: (value) => decodeForest(value, INT32_MAX),
  decode: (value, shape) => decodeForest(value, widthOf(shape)),
};

/** Sum over the trees, in their order, of P(class 1) of each row. */
function sumTrees(forest: FlatForest, design: Design): Float64Array {
  return shielded(() => {
    const trees = forest.map(revive);
    return Float64Array.from(denseRows(design), (row) => {
      let total = 0;
      for (const tree of trees) total += asProbability(tree(row));
      return total;
    });
  });
}

function summarize(forest: FlatForest) {
  return { trees: forest.length, nodes: forest.reduce((sum, { column }) => sum + column.length, 0) };
}

/** How many columns a tree is given, in the package's words: 1 would be the fraction 1, hence the fraction for one. */
function featuresOption(maxFeatures: RandomForestParams['max_features'], width: number): number {
  const count = featureCount(maxFeatures, width);
  return count === 1 && width > 1 ? 1.5 / width : count;
}

function featureCount(maxFeatures: RandomForestParams['max_features'], width: number): number {
  if (maxFeatures === null) return width;
  if (maxFeatures === 'sqrt') return Math.max(1, Math.floor(Math.sqrt(width)));
  if (maxFeatures === 'log2') return Math.max(1, 31 - Math.clz32(width));
  return Number.isInteger(maxFeatures) ? Math.min(maxFeatures, width) : Math.max(1, Math.floor(maxFeatures * width));
}

/** The trees' arrays one after the other, and how many nodes each has. */
function encodeForest(forest: FlatForest): Value {
  return {
    column: Int32Array.from(forest.flatMap(({ column }) => [...column])),
    right: Int32Array.from(forest.flatMap(({ right }) => [...right])),
    sizes: Uint32Array.from(forest, ({ column }) => column.length),
    value: Float64Array.from(forest.flatMap(({ value }) => [...value])),
  };
}

function decodeForest(value: Value, width: number): FlatForest {
  const fields = readObject(value, 'classifier', ['column', 'right', 'sizes', 'value']);
  const sizes = [...readIntegers(fields.sizes, 'sizes', null, 1, INT32_MAX)];
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const column = Int32Array.from(readIntegers(fields.column, 'column', total, -1, INT32_MAX));
  const right = Int32Array.from(readIntegers(fields.right, 'right', total, 0, INT32_MAX));
  const values = readFloats(fields.value, 'value', total);
  let end = 0;
  const forest = sizes.map((size): FlatTree => {
    const start = end;
    end += size;
    return { column: column.slice(start, end), right: right.slice(start, end), value: values.slice(start, end) };
  });
  for (const tree of forest) checkTree(tree, width);
  if (forest.length === 0) readIntegers(fields.sizes, 'sizes', 1, 1, INT32_MAX);
  return forest;
}
