import type { Value } from '../../bytes/value.ts';
import { fail } from '../../errors.ts';
import type { DesignShape } from '../estimator.ts';
import type { FittedTrees, UintArray } from './fitted-trees.ts';
import { MAX_DEPTH } from './grow-options.ts';

export function encodeTrees(trees: FittedTrees): Value {
  return {
    class_weight: Float64Array.from(trees.classWeight),
    column: trees.column,
    cut: trees.cut,
    cuts: trees.cuts,
    levels: trees.levels,
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
  const fields = readFields(value);
  const classWeight = readClassWeight(fields.class_weight);
  const levels = readList(fields.levels, 'levels').map((count) =>
    typeof count === 'number' && Number.isInteger(count) && count >= 0 && count <= 0x7fffffff
      ? count
      : invalidTrees('levels must be whole numbers'),
  );
  const cuts = readList(fields.cuts, 'cuts').map(readCuts);
  if (shape !== null) checkShape(cuts.length, levels, shape);
  const trees: FittedTrees = {
    classWeight,
    levels,
    cuts,
    column: readUints(fields.column, 'column'),
    cut: readUints(fields.cut, 'cut'),
    positives: readUints(fields.positives, 'positives'),
    negatives: readUints(fields.negatives, 'negatives'),
  };
  checkNodes(trees);
  checkLeaves(trees);
  return trees;
}

/** @throws SelfsameError `model/invalid` unless the trees fit designs of this shape */
export function checkTreesShape(trees: FittedTrees, shape: DesignShape): void {
  checkShape(trees.cuts.length, trees.levels, shape);
}

function checkShape(numeric: number, levels: readonly number[], shape: DesignShape): void {
  if (numeric !== shape.numeric) invalidTrees(`cuts are for ${numeric} numeric columns, not ${shape.numeric}`);
  if (levels.length !== shape.categorical.length || levels.some((count, i) => count !== shape.categorical[i]))
    invalidTrees('levels differ from those of the preprocessing');
}

/** Walks the nodes once, counting how many subtrees are still to come: no loop is possible in this form. */
function checkNodes({ column, cut, cuts, levels, positives, negatives }: FittedTrees): void {
  const width = cuts.length + levels.reduce((sum, count) => sum + count, 0);
  /** Depths of the right children that are still to come. */
  const open: number[] = [];
  let depth = 0;
  let complete = false;
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
    if (code > width) invalidTrees(`node ${node} splits column ${code} of ${width}`);
    if (code <= cuts.length) {
      if (nextCut >= cut.length) invalidTrees('cut is too short');
      if (cut[nextCut] >= cuts[code - 1].length) invalidTrees(`node ${node} has a threshold that is not in cuts`);
      nextCut++;
    }
    complete = false;
    depth++;
    if (depth > MAX_DEPTH) invalidTrees(`a tree is deeper than ${MAX_DEPTH}`);
    open.push(depth);
  }
  if (column.length === 0) invalidTrees('there is no tree');
  if (!complete) invalidTrees('the last tree is cut off');
  if (nextCut !== cut.length) invalidTrees('cut is too long');
  if (positives.length !== leaves || negatives.length !== leaves)
    invalidTrees(`${leaves} leaves have ${positives.length} and ${negatives.length} counts`);
}

function checkLeaves({ classWeight: [w0, w1], positives, negatives }: FittedTrees): void {
  for (let leaf = 0; leaf < positives.length; leaf++) {
    const positive = w1 * positives[leaf];
    const probability = positive / (positive + w0 * negatives[leaf]);
    if (!(probability >= 0 && probability <= 1)) invalidTrees(`leaf ${leaf} has no probability`);
  }
}

function readFields(value: Value): { readonly [key: string]: Value } {
  if (value === null || typeof value !== 'object' || Array.isArray(value) || ArrayBuffer.isView(value))
    return invalidTrees('it must be an object');
  const keys = Object.keys(value).sort();
  if (keys.length !== KEYS.length || keys.some((key, i) => key !== KEYS[i]))
    invalidTrees(`its fields must be ${KEYS.join(', ')}`);
  return value as { readonly [key: string]: Value };
}

function readClassWeight(value: Value): readonly [number, number] {
  if (!(value instanceof Float64Array) || value.length !== 2) return invalidTrees('class_weight must be two numbers');
  if (!value.every((weight) => weight > 0 && weight < Infinity))
    invalidTrees('class_weight must be above 0 and finite');
  return [value[0], value[1]];
}

function readCuts(value: Value): Float64Array {
  if (!(value instanceof Float64Array)) return invalidTrees('cuts must hold 64-bit numbers');
  for (let i = 0; i < value.length; i++) {
    if (!Number.isFinite(value[i]) || (i > 0 && value[i] <= value[i - 1]))
      invalidTrees('cuts must be finite and ascending');
  }
  return value;
}

function readList(value: Value, name: string): readonly Value[] {
  return Array.isArray(value) ? (value as readonly Value[]) : invalidTrees(`${name} must be a list`);
}

function readUints(value: Value, name: string): UintArray {
  if (value instanceof Uint8Array || value instanceof Uint16Array || value instanceof Uint32Array) return value;
  return invalidTrees(`${name} must be an array of unsigned integers`);
}

export function invalidTrees(what: string): never {
  return fail('model/invalid', `The trees of this model cannot be read: ${what}.`, {
    fix: 'Use the model file as the program wrote it.',
  });
}
