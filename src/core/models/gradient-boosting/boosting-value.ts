import type { Value } from '../../bytes/value.ts';
import type { DesignShape } from '../estimator.ts';
import { invalidModel, readFinite, readFloats, readIntegers, readList, readObject } from '../read-value.ts';
import { countBins } from './bins.ts';
import { bytesOfSplit, type FittedBoosting, type UintArray } from './fitted-boosting.ts';

/** Deeper nodes become leaves, so that a model file's reader can refuse endless chains. */
export const MAX_DEPTH = 65535;
/** No sum of leaves can leave the doubles then. */
const MAX_SCORE = 1e300;

const KEYS = ['baseline', 'bin_of_level', 'column', 'cut', 'cuts', 'left', 'value'];

export function encodeBoosting({ binOfLevel, ...rest }: FittedBoosting): Value {
  return { ...rest, bin_of_level: binOfLevel };
}

/**
 * Reads trees from a stranger. Afterwards every path ends in a leaf within MAX_DEPTH steps, every index is in range, and
 * every sum of leaves is finite.
 * @throws SelfsameError `model/invalid`
 */
export function decodeBoosting(value: Value, { numeric, categorical }: DesignShape): FittedBoosting {
  const fields = readObject(value, 'gradient boosting', KEYS);
  const fitted: FittedBoosting = {
    baseline: readFinite(fields.baseline, 'baseline'),
    binOfLevel: readList(fields.bin_of_level, 'bin_of_level', categorical.length).map((bins, index) =>
      readBins(bins, `bin_of_level[${index}]`, categorical[index]),
    ),
    cuts: readList(fields.cuts, 'cuts', numeric).map(readCuts),
    column: readUints(fields.column, 'column'),
    cut: readUints(fields.cut, 'cut'),
    left: readBytes(fields.left, 'left'),
    value: readFloats(fields.value, 'value', null),
  };
  checkNodes(fitted);
  const most = fitted.value.reduce((sum, leaf) => sum + Math.abs(leaf), Math.abs(fitted.baseline));
  if (!(most <= MAX_SCORE)) invalidModel('value', 'numbers whose sum is finite');
  return fitted;
}

/** Walks the nodes once, counting which subtrees are still to come: no loop is possible in this form. */
function checkNodes({ column, cut, cuts, binOfLevel, left, value }: FittedBoosting): void {
  const width = cuts.length + binOfLevel.length;
  const bytes = binOfLevel.map((bins) => bytesOfSplit(countBins(bins)));
  /** Depths of the right children that are still to come. */
  const open: number[] = [];
  let complete = true;
  let depth = 0;
  let leaves = 0;
  let nextCut = 0;
  let nextByte = 0;
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
    if (code > cuts.length) nextByte += bytes[code - 1 - cuts.length];
    else {
      if (nextCut >= cut.length) invalidModel('cut', 'as long as there are numeric splits');
      if (cut[nextCut] >= cuts[code - 1].length) invalidModel(`cut[${nextCut}]`, `below ${cuts[code - 1].length}`);
      nextCut++;
    }
    complete = false;
    depth++;
    if (depth > MAX_DEPTH) invalidModel('column', `trees of a depth up to ${MAX_DEPTH}`);
    open.push(depth);
  }
  if (!complete) invalidModel('column', 'whole trees');
  if (nextCut !== cut.length) invalidModel('cut', 'as long as there are numeric splits');
  if (nextByte !== left.length) invalidModel('left', `an array of ${nextByte}`);
  if (leaves !== value.length) invalidModel('value', `an array of ${leaves}`);
}

function readBins(value: Value, place: string, levels: number): Uint8Array {
  const bins = readBytes(readIntegers(value, place, levels, 0, 254), place);
  const used = new Set(bins);
  if (used.size !== countBins(bins)) invalidModel(place, 'bins without a gap');
  return bins;
}

function readCuts(value: Value, column: number): Float64Array {
  const cuts = readFloats(value, `cuts[${column}]`, null);
  for (let i = 1; i < cuts.length; i++) if (cuts[i] <= cuts[i - 1]) invalidModel(`cuts[${column}]`, 'ascending');
  return cuts;
}

function readBytes(value: Value | undefined, place: string): Uint8Array {
  return value instanceof Uint8Array ? value : invalidModel(place, 'an array of bytes');
}

function readUints(value: Value | undefined, place: string): UintArray {
  if (value instanceof Uint8Array || value instanceof Uint16Array || value instanceof Uint32Array) return value;
  return invalidModel(place, 'an array of unsigned integers');
}
