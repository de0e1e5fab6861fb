import type { Value } from '../../bytes/value.ts';
import type { DesignShape } from '../estimator.ts';
import { invalidModel, readFloats, readIntegers, readList, readObject } from '../read-value.ts';
import type { FittedTrees, UintArray } from './fitted-trees.ts';
import { MAX_DEPTH } from './grow-options.ts';

export function encodeTrees(trees: FittedTrees): Value {
  return {
    class_weight: Float64Array.from(trees.classWeight),
    column: trees.column,
    cut: trees.cut,
    cuts: trees.cuts,
    levels: Uint32Array.from(trees.levels),
    negatives: trees.negatives,
    positives: trees.positives,
  };
}

const KEYS = ['class_weight', 'column', 'cut', 'cuts', 'levels', 'negatives', 'positives'];

/**
 * Reads trees from a stranger. Afterwards every path ends in a leaf within MAX_DEPTH steps, every index is in range,
 * and every leaf has a probability.
 * @param shape of the design that the trees will be applied to; `null`: not known yet
 * @throws SelfsameError `model/invalid`
 */
export function decodeTrees(value: Value, shape: DesignShape | null): FittedTrees {
  const fields = readObject(value, 'trees', KEYS);
  const weights = readFloats(fields.class_weight, 'class_weight', 2);
  if (!weights.every((weight) => weight > 0)) invalidModel('class_weight', 'above 0');
  const levels = readIntegers(fields.levels, 'levels', null, 0, 0x7fffffff);
  const columns = Array.isArray(fields.cuts) ? fields.cuts.length : 0;
  const trees: FittedTrees = {
    classWeight: [weights[0], weights[1]],
    levels: Array.from(levels),
    cuts: readList(fields.cuts, 'cuts', columns).map(readCuts),
    column: readUints(fields.column, 'column'),
    cut: readUints(fields.cut, 'cut'),
    positives: readUints(fields.positives, 'positives'),
    negatives: readUints(fields.negatives, 'negatives'),
  };
  if (shape !== null) checkShape(trees, shape);
  checkNodes(trees);
  checkLeaves(trees);
  return trees;
}

/** @throws SelfsameError `model/invalid` unless the trees fit designs of this shape */
export function checkShape({ cuts, levels }: FittedTrees, { numeric, categorical }: DesignShape): void {
  if (cuts.length !== numeric) invalidModel('cuts', `a list of ${numeric}`);
  if (levels.length !== categorical.length || levels.some((count, i) => count !== categorical[i]))
    invalidModel('levels', `${categorical.join(', ')} as in the preprocessing`);
}

/** Walks the nodes once, counting which subtrees are still to come: no loop is possible in this form. */
function checkNodes({ column, cut, cuts, levels, positives, negatives }: FittedTrees): void {
  const width = cuts.length + levels.reduce((sum, count) => sum + count, 0);
  /** Depths of the right children that are still to come. */
  const open: number[] = [];
  let complete = false;
  let depth = 0;
  let leaves = 0;
  let nextCut = 0;
  for (let node = 0; node < column.length; node++) {
    const code = column[node];
    if (code === 0) {
      leaves++;
      const sibling = open.pop();
      complete = sibling === undefined;
      depth = sibling ?? 0;
      continue;
    }
    if (code > width) invalidModel(`column[${node}]`, `at most ${width}`);
    if (code <= cuts.length) {
      if (nextCut >= cut.length) invalidModel('cut', 'as long as there are numeric splits');
      if (cut[nextCut] >= cuts[code - 1].length) invalidModel(`cut[${nextCut}]`, `below ${cuts[code - 1].length}`);
      nextCut++;
    }
    complete = false;
    depth++;
    if (depth > MAX_DEPTH) invalidModel('column', `trees of a depth up to ${MAX_DEPTH}`);
    open.push(depth);
  }
  if (!complete) invalidModel('column', 'whole trees, one at least');
  if (nextCut !== cut.length) invalidModel('cut', 'as long as there are numeric splits');
  if (positives.length !== leaves) invalidModel('positives', `an array of ${leaves}`);
  if (negatives.length !== leaves) invalidModel('negatives', `an array of ${leaves}`);
}

function checkLeaves({ classWeight: [w0, w1], positives, negatives }: FittedTrees): void {
  for (let leaf = 0; leaf < positives.length; leaf++) {
    const positive = w1 * positives[leaf];
    const probability = positive / (positive + w0 * negatives[leaf]);
    if (!(probability >= 0 && probability <= 1)) invalidModel(`leaf ${leaf}`, 'counts that give a probability');
  }
}

function readCuts(value: Value, column: number): Float64Array {
  const cuts = readFloats(value, `cuts[${column}]`, null);
  for (let i = 1; i < cuts.length; i++) if (cuts[i] <= cuts[i - 1]) invalidModel(`cuts[${column}]`, 'ascending');
  return cuts;
}

function readUints(value: Value, place: string): UintArray {
  if (value instanceof Uint8Array || value instanceof Uint16Array || value instanceof Uint32Array) return value;
  return invalidModel(place, 'an array of unsigned integers');
}
