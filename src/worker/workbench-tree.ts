import { problemError } from '../core/errors.ts';
import { countBins } from '../core/models/gradient-boosting/bins.ts';
import { decodeBoosting } from '../core/models/gradient-boosting/boosting-value.ts';
import { bytesOfSplit } from '../core/models/gradient-boosting/fitted-boosting.ts';
import { decodeTrees } from '../core/models/tree/tree-value.ts';
import type { RunResult } from '../core/pipeline/result.ts';
import { designShape, type FittedPreprocessor } from '../core/preprocessing/preprocessor.ts';
import type { TreeFactsView, TreeView } from './protocol.ts';
import { buildTree, type Question, type RawNode } from './workbench-tree-nodes.ts';

/** All trees of a model, one after another, each depth first with the left child first. */
export interface RawForest {
  readonly scale: TreeView['scale'];
  readonly nodes: readonly RawNode[];
  readonly classWeight: readonly [number, number];
}

/** `null` where the final model has no trees, or is another engine's. */
export function rawForest({ final, config }: RunResult): RawForest | null {
  if (config.engine !== 'selfsame') return null;
  switch (final.model) {
    case 'decision_tree':
    case 'random_forest':
    case 'extra_trees':
      return ofTrees(final);
    case 'gradient_boosting':
      return ofBoosting(final);
    default:
      return null;
  }
}

function ofTrees({ fitted, preprocessor }: RunResult['final']): RawForest {
  const { column, cut, cuts, classWeight, positives, negatives } = decodeTrees(fitted, designShape(preprocessor));
  const encoded = preprocessor.categorical.flatMap(({ name, levels }) => levels.map((level) => ({ name, level })));
  let [nextCut, nextLeaf] = [0, 0];
  const nodes = Array.from(column, (code): RawNode => {
    if (code === 0) {
      const leaf = nextLeaf++;
      return { question: null, counts: [negatives[leaf], positives[leaf]], value: null };
    }
    if (code <= cuts.length)
      return {
        question: numberAsked(preprocessor, code - 1, cuts[code - 1][cut[nextCut++]]),
        counts: null,
        value: null,
      };
    const { name, level } = encoded[code - 1 - cuts.length];
    return {
      question: { column: name, threshold: null, levels: [level], yesIsLeft: false },
      counts: null,
      value: null,
    };
  });
  return { scale: 'probability', nodes, classWeight };
}

function ofBoosting({ fitted, preprocessor }: RunResult['final']): RawForest {
  const { column, cut, cuts, left, value, binOfLevel } = decodeBoosting(fitted, designShape(preprocessor));
  let [nextCut, nextLeaf, nextByte] = [0, 0, 0];
  const nodes = Array.from(column, (code): RawNode => {
    if (code === 0) return { question: null, counts: null, value: value[nextLeaf++] };
    if (code <= cuts.length)
      return {
        question: numberAsked(preprocessor, code - 1, cuts[code - 1][cut[nextCut++]]),
        counts: null,
        value: null,
      };
    const { name, levels } = preprocessor.categorical[code - 1 - cuts.length];
    const bins = binOfLevel[code - 1 - cuts.length];
    const from = nextByte;
    nextByte += bytesOfSplit(countBins(bins));
    const goesLeft = (level: number): boolean => ((left[from + (bins[level] >> 3)] >> (bins[level] & 7)) & 1) === 1;
    return {
      question: { column: name, threshold: null, levels: levels.filter((_, i) => goesLeft(i)), yesIsLeft: true },
      counts: null,
      value: null,
    };
  });
  return { scale: 'log-odds', nodes, classWeight: [1, 1] };
}

/** Scaling undone, so that the threshold is in the column's own unit. */
function numberAsked({ numeric }: FittedPreprocessor, index: number, scaled: number): Question {
  const { name, mean, scale } = numeric[index];
  return { column: name, threshold: scaled * scale + mean, levels: [], yesIsLeft: true };
}

/** Half-open ranges of the nodes of each tree. */
export function treeRanges(nodes: readonly RawNode[]): [from: number, to: number][] {
  const ranges: [number, number][] = [];
  let from = 0;
  let open = 1;
  nodes.forEach(({ question }, i) => {
    open += question === null ? -1 : 1;
    if (open > 0) return;
    ranges.push([from, i + 1]);
    from = i + 1;
    open = 1;
  });
  return ranges;
}

export function treeFacts(nodes: readonly RawNode[]): TreeFactsView[] {
  return treeRanges(nodes).map(([from, to]) => {
    const open = [0];
    let [leaves, deepest] = [0, 0];
    for (let i = from; i < to; i++) {
      const depth = open.pop() ?? 0;
      if (nodes[i].question !== null) open.push(depth + 1, depth + 1);
      else {
        leaves++;
        deepest = Math.max(deepest, depth);
      }
    }
    return { nodes: to - from, leaves, depth: deepest };
  });
}

/** @throws SelfsameError `file/not-found` */
export function treeView(run: RunResult, index: number): TreeView {
  const forest = rawForest(run);
  const range = forest === null ? undefined : treeRanges(forest.nodes)[index];
  if (forest === null || range === undefined)
    throw problemError('file/not-found', `The model has no tree ${index}.`, { fix: 'Choose one that it has.' });
  return { scale: forest.scale, nodes: buildTree(forest.nodes.slice(...range), forest.classWeight) };
}
