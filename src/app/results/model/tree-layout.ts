import type { TreeNodeView } from '../../../worker/protocol.ts';

/** Pixels: a node's box, and the room from one to the next. */
export const BOX = { width: 184, height: 44 } as const;
const STEP = { x: BOX.width + 56, y: BOX.height + 12 } as const;

export interface PlacedNode {
  /** Place in the tree's list. */
  readonly id: number;
  readonly x: number;
  readonly y: number;
  /** Of a split whose children are not shown. */
  readonly folded: boolean;
}

export interface TreeLayout {
  /** In the order in which the arrow keys walk: a node, what follows from yes, what follows from no. */
  readonly nodes: readonly PlacedNode[];
  readonly width: number;
  readonly height: number;
}

/** Splits of the first levels are open. */
export const openTo = (nodes: readonly TreeNodeView[], levels: number): ReadonlySet<number> =>
  new Set(nodes.flatMap(({ depth, test }, id) => (test !== null && depth < levels ? [id] : [])));

/**
 * From left to right by depth; leaves and folded splits one below the other, a parent between its children.
 * @param open splits whose children are shown
 */
export function layoutTree(nodes: readonly TreeNodeView[], open: ReadonlySet<number>): TreeLayout {
  const placed: { id: number; x: number; y: number; folded: boolean }[] = [];
  let lines = 0;
  let deepest = 0;
  const place = (id: number): number => {
    const { depth, test } = nodes[id];
    deepest = Math.max(deepest, depth);
    const node = { id, x: depth * STEP.x, y: 0, folded: test !== null && !open.has(id) };
    placed.push(node);
    node.y = test === null || node.folded ? lines++ * STEP.y : (place(test.yes) + place(test.no)) / 2;
    return node.y;
  };
  if (nodes.length > 0) place(0);
  return {
    nodes: placed,
    width: deepest * STEP.x + BOX.width,
    height: Math.max(0, (lines - 1) * STEP.y) + BOX.height,
  };
}

/** What a key does at a node: where the focus goes, and which split opens or folds; `null` for any other key. */
export function treeKey(
  nodes: readonly TreeNodeView[],
  { nodes: shown }: TreeLayout,
  at: number,
  key: string,
): { readonly focus: number; readonly toggle: boolean } | null {
  const index = shown.findIndex(({ id }) => id === at);
  if (index < 0) return null;
  const { test, parent } = nodes[at];
  const { folded } = shown[index];
  const go = (focus: number) => ({ focus, toggle: false });
  switch (key) {
    case 'ArrowDown':
      return go(shown[Math.min(shown.length - 1, index + 1)].id);
    case 'ArrowUp':
      return go(shown[Math.max(0, index - 1)].id);
    case 'ArrowRight':
      return folded ? { focus: at, toggle: true } : go(test?.yes ?? at);
    case 'ArrowLeft':
      return test !== null && !folded ? { focus: at, toggle: true } : go(Math.max(0, parent));
    case 'Home':
      return go(shown[0].id);
    case 'End':
      return go(shown[shown.length - 1].id);
    case 'Enter':
    case ' ':
      return { focus: at, toggle: test !== null };
    default:
      return null;
  }
}
