import { splitGain } from './gain.ts';
import type { Growth, LevelCounts, Node } from './growth.ts';
import { SEGMENT } from './tree-rows.ts';

/**
 * Tries the split "is it this level?" on the current node; rows of the level go right.
 * @returns false if the encoded column is constant in the node
 */
export function offerLevel(growth: Growth, node: Node, column: number, level: number): boolean {
  const counts = growth.levelCounts[column];
  if (counts === null) {
    const segment = segmentOfLevel(growth, node, level);
    return segment >= 0 && offerSegment(growth, node, segment);
  }
  countLevels(growth, node, column, counts);
  return offerCounted(growth, node, column, level, counts);
}

/** Tries all levels of a categorical column. */
export function offerAllLevels(growth: Growth, node: Node, column: number): void {
  const counts = growth.levelCounts[column];
  if (counts === null) {
    for (let segment = node.from; segment < node.to; segment++) offerSegment(growth, node, segment);
    return;
  }
  countLevels(growth, node, column, counts);
  for (let i = 0; i < counts.touchedCount; i++) offerCounted(growth, node, column, counts.touched[i], counts);
}

/** Appends the encoded columns of those levels that some rows of the node have and others have not, ascending. */
export function varyingLevels(growth: Growth, node: Node, column: number, found: number[]): void {
  const { offset } = growth.data.columns[column];
  const counts = growth.levelCounts[column];
  const start = found.length;
  if (counts === null) {
    if (node.to - node.from === 1) return;
    for (let segment = node.from; segment < node.to; segment++) {
      const level = growth.segments[SEGMENT * segment];
      if (level >= 0) found.push(offset + level);
    }
  } else {
    countLevels(growth, node, column, counts);
    for (let i = 0; i < counts.touchedCount; i++) {
      const level = counts.touched[i];
      if (counts.counts[3 * level] < node.rows) found.push(offset + level);
    }
  }
  found.push(...found.splice(start).sort((a, b) => a - b));
}

/** Notes where the segments of the node are, unless that is known. */
export function locateSegments({ segments, position }: Growth, node: Node): void {
  if (node.located) return;
  for (let segment = node.from; segment < node.to; segment++) {
    const level = segments[SEGMENT * segment];
    if (level >= 0) position[level] = segment;
  }
}

/** The node's segment with this level of the primary column, or −1. */
export function segmentOfLevel({ segments, position }: Growth, node: Node, level: number): number {
  const segment = position[level];
  return segment >= node.from && segment < node.to && segments[SEGMENT * segment] === level ? segment : -1;
}

function offerSegment(growth: Growth, node: Node, segment: number): boolean {
  const { segments, data } = growth;
  const at = SEGMENT * segment;
  const level = segments[at];
  if (level < 0 || node.to - node.from === 1) return false;
  offer(growth, node, data.primary, level, segments[at + 2] - segments[at + 1], segments[at + 4], segments[at + 3]);
  return true;
}

function offerCounted(growth: Growth, node: Node, column: number, level: number, { counts }: LevelCounts): boolean {
  const rows = counts[3 * level];
  if (rows === 0 || rows === node.rows) return false;
  offer(growth, node, column, level, rows, counts[3 * level + 2], counts[3 * level + 1]);
  return true;
}

function offer(
  growth: Growth,
  node: Node,
  column: number,
  level: number,
  rows: number,
  positives: number,
  negatives: number,
): void {
  const { best, data } = growth;
  const { criterion, minSamplesLeaf, columnsPerSplit } = growth.options;
  if (rows < minSamplesLeaf || node.rows - rows < minSamplesLeaf) return;
  const gain = splitGain(criterion, node.positives - positives, node.negatives - negatives, positives, negatives);
  const encoded = data.columns[column].offset + level;
  // Segments and touched levels come in any order: where no order is drawn, the lowest column has to win here.
  const wins = gain > best.gain || (gain === best.gain && columnsPerSplit === data.width && encoded < best.encoded);
  if (!wins) return;
  best.gain = gain;
  best.encoded = encoded;
  best.column = column;
  best.key = level;
}

function countLevels(growth: Growth, node: Node, column: number, into: LevelCounts): void {
  if (into.valid) return;
  const { segments, rows, bag } = growth;
  const { keys } = growth.data.columns[column];
  const { counts, touched } = into;
  for (let i = 0; i < into.touchedCount; i++) counts.fill(0, 3 * touched[i], 3 * touched[i] + 3);
  let touchedCount = 0;
  for (let s = node.from; s < node.to; s++) {
    const end = segments[SEGMENT * s + 2];
    for (let i = segments[SEGMENT * s + 1]; i < end; i++) {
      const row = rows[i];
      const level = keys[row];
      if (level < 0) continue;
      if (counts[3 * level]++ === 0) touched[touchedCount++] = level;
      counts[3 * level + 1 + (bag[row] & 1)] += bag[row] >>> 1;
    }
  }
  into.touchedCount = touchedCount;
  into.valid = true;
}
