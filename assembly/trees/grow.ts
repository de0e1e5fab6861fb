import { chooseSplit } from './choose';
import { forgetConstants } from './columns';
import { divideNode } from './divide';
import {
  array,
  BELOW,
  CODES,
  DECK,
  ENCODED,
  GROWN,
  KEY,
  MAX_DEPTH,
  MIN_SAMPLES_LEAF,
  MIN_SAMPLES_SPLIT,
  N,
  NODES,
  PATH,
  WIDTH,
  word,
} from './head';
import { DEPTH, KNOWN, NODE, P, Q, ROW_COUNT } from './node';
import { rootNode } from './root';
import { sampleAll, sampleBootstrap } from './sample';

/**
 * Draws a sample and grows a tree on it by Gini's gain (`growTree` of models/tree/grow-tree.ts). Its nodes are in the head's GROWN
 * afterwards; returns how many they are.
 */
export function growTree(head: usize, bootstrap: bool): i32 {
  if (bootstrap) sampleBootstrap(head);
  else sampleAll(head);
  const deck = array(head, DECK);
  for (let encoded = 0, width = word(head, WIDTH); encoded < width; encoded++)
    store<i32>(deck + ((<usize>encoded) << 2), encoded);
  const node = array(head, NODES);
  rootNode(head, word(head, N), array(head, CODES), node);
  /** The last right child that waits; the current node stands before them. */
  let top = node;
  const grown = array(head, GROWN);
  let at = grown;
  store<i32>(head + PATH, word(head, PATH) + 1);
  while (true) {
    forgetConstants(head, load<i32>(node, KNOWN));
    store<i32>(head + ENCODED, -1);
    if (maySplit(head, node)) chooseSplit(head, node);
    const encoded = word(head, ENCODED);
    store<i32>(at, encoded + 1);
    if (encoded >= 0) {
      store<i32>(at, word(head, BELOW), 4);
      store<i32>(at, word(head, KEY), 8);
      at += 12;
      top += NODE;
      divideNode(head, node, top);
      continue;
    }
    store<i32>(at, load<i32>(node, P), 4);
    store<i32>(at, load<i32>(node, Q), 8);
    at += 12;
    store<i32>(head + PATH, word(head, PATH) + 1);
    if (top === node) return <i32>((at - grown) / 12);
    for (let k: usize = 0; k < NODE; k += 4) store<i32>(node + k, load<i32>(top + k));
    top -= NODE;
  }
}

function maySplit(head: usize, node: usize): bool {
  const rows = load<i32>(node, ROW_COUNT);
  return (
    load<i32>(node, DEPTH) < word(head, MAX_DEPTH) &&
    rows >= word(head, MIN_SAMPLES_SPLIT) &&
    <i64>rows >= 2 * <i64>word(head, MIN_SAMPLES_LEAF) &&
    load<i32>(node, P) > 0 &&
    load<i32>(node, Q) > 0
  );
}
