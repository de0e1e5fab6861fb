import type { Stream } from '../../random/stream.ts';
import { locateSegments, offerAllLevels, offerLevel, varyingLevels } from './categorical-split.ts';
import type { Growth, Node } from './growth.ts';
import { numericVaries, offerNumeric } from './numeric-split.ts';

/**
 * Finds the best split of a node and leaves it in `growth.best` (`encoded` −1: none is allowed).
 *
 * With all columns they are tried in index order, and of equal gains the lowest column, then the lowest threshold wins.
 * Otherwise `columnsPerSplit` encoded columns are drawn without replacement, columns that are constant in the node
 * included, and the first drawn of equals wins. If all drawn ones are constant, one more is drawn from those that are
 * not: scikit-learn goes on drawing until it meets the first such column, which has the same distribution.
 */
export function chooseSplit(growth: Growth, node: Node, random: Stream): void {
  const { best, options, data, levelCounts } = growth;
  best.gain = -Infinity;
  best.encoded = -1;
  for (const counts of levelCounts) if (counts !== null) counts.valid = false;
  locateSegments(growth, node);
  if (options.columnsPerSplit === data.width) {
    for (let column = 0; column < data.numeric; column++) offerNumeric(growth, node, column, random);
    for (let column = data.numeric; column < data.columns.length; column++) offerAllLevels(growth, node, column);
  } else if (!offerDrawn(growth, node, random)) {
    const varying = varyingColumns(growth, node);
    if (varying.length > 0) offerEncoded(growth, node, varying[random.below(varying.length)], random);
  }
}

/** @returns whether some drawn column is not constant in the node */
function offerDrawn(growth: Growth, node: Node, random: Stream): boolean {
  const { deck, options } = growth;
  let varies = false;
  for (let drawn = 0; drawn < options.columnsPerSplit; drawn++) {
    const at = drawn + random.below(deck.length - drawn);
    const encoded = deck[at];
    deck[at] = deck[drawn];
    deck[drawn] = encoded;
    if (offerEncoded(growth, node, encoded, random)) varies = true;
  }
  return varies;
}

function offerEncoded(growth: Growth, node: Node, encoded: number, random: Stream): boolean {
  const { columnOf, columns, numeric } = growth.data;
  const column = columnOf[encoded];
  return column < numeric
    ? offerNumeric(growth, node, column, random)
    : offerLevel(growth, node, column, encoded - columns[column].offset);
}

/** The encoded columns that are not constant in the node, ascending. */
function varyingColumns(growth: Growth, node: Node): number[] {
  const { data } = growth;
  const found: number[] = [];
  for (let column = 0; column < data.numeric; column++) if (numericVaries(growth, node, column)) found.push(column);
  for (let column = data.numeric; column < data.columns.length; column++) varyingLevels(growth, node, column, found);
  return found;
}
