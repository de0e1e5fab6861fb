import type { TreeNodeView } from './protocol.ts';

export interface Question {
  readonly column: string;
  readonly threshold: number | null;
  readonly levels: readonly string[];
  readonly yesIsLeft: boolean;
}

/** A node as it stands in the file: counts and value at leaves alone. */
export interface RawNode {
  readonly question: Question | null;
  readonly counts: readonly [negatives: number, positives: number] | null;
  readonly value: number | null;
}

/**
 * One tree with parents, children and sums: counts of a split are those of its leaves.
 * @param nodes depth first, the left child first
 */
export function buildTree(nodes: readonly RawNode[], classWeight: readonly [number, number]): TreeNodeView[] {
  const parent = new Int32Array(nodes.length).fill(-1);
  const depth = new Int32Array(nodes.length);
  const children: [left: number, right: number][] = nodes.map(() => [-1, -1]);
  const open: number[] = [];
  for (let i = 0; i < nodes.length; i++) {
    const above = i === 0 ? undefined : open.pop();
    if (above !== undefined) {
      parent[i] = above;
      depth[i] = depth[above] + 1;
      children[above][children[above][0] < 0 ? 0 : 1] = i;
    }
    if (nodes[i].question !== null) open.push(i, i);
  }
  const counts = nodes.map(({ counts: own }): [number, number] => [own?.[0] ?? 0, own?.[1] ?? 0]);
  for (let i = nodes.length - 1; i > 0; i--) {
    counts[parent[i]][0] += counts[i][0];
    counts[parent[i]][1] += counts[i][1];
  }
  const counted = nodes.some(({ counts: own }) => own !== null);
  return nodes.map(({ question, value }, i): TreeNodeView => {
    const [q, p] = [classWeight[0] * counts[i][0], classWeight[1] * counts[i][1]];
    const share = counted ? p / (p + q) : null;
    const [left, right] = children[i];
    return {
      parent: parent[i],
      depth: depth[i],
      test:
        question === null
          ? null
          : {
              column: question.column,
              threshold: question.threshold,
              levels: question.levels,
              yes: question.yesIsLeft ? left : right,
              no: question.yesIsLeft ? right : left,
            },
      counts: counted ? counts[i] : null,
      gini: share === null ? null : 2 * share * (1 - share),
      value: share ?? value,
    };
  });
}
