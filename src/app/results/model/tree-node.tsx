import type { TreeNodeView, TreeView } from '../../../worker/protocol.ts';
import { nodeWords, outcomeText, questionText } from './model-words.ts';
import { BOX, type PlacedNode } from './tree-layout.ts';

interface Props {
  readonly placed: PlacedNode;
  readonly node: TreeNodeView;
  readonly scale: TreeView['scale'];
  readonly labels: readonly [string, string];
  readonly reachable: boolean;
  readonly onPick: () => void;
  readonly onFocus: () => void;
}

/** A box with the question, the rows and the share; the bar below is the share. A folded split has a plus. */
export function TreeNode({ placed, node, scale, labels, reachable, onPick, onFocus }: Props) {
  const { test, value, depth } = node;
  const first = test === null ? outcomeText(node, scale) : questionText(node);
  return (
    <g
      className="tree-node"
      role="treeitem"
      aria-level={depth + 1}
      aria-expanded={test === null ? undefined : !placed.folded}
      aria-label={nodeWords(node, scale, labels)}
      tabIndex={reachable ? 0 : -1}
      data-node={placed.id}
      transform={`translate(${placed.x} ${placed.y})`}
      onClick={onPick}
      onFocus={onFocus}
    >
      <title>{nodeWords(node, scale, labels)}</title>
      <rect className={test === null ? 'box leaf' : 'box'} width={BOX.width} height={BOX.height} rx="2" />
      {value !== null && scale === 'probability' && (
        <rect className="share" x="1" y={BOX.height - 4} width={Math.max(0, value) * (BOX.width - 2)} height="3" />
      )}
      <text className="lab" x="8" y={test === null ? 25 : 17}>
        {first}
      </text>
      {test !== null && (
        <text x="8" y="33">
          {outcomeText(node, scale)}
        </text>
      )}
      {placed.folded && (
        <text className="lab" x={BOX.width - 8} y="17" textAnchor="end">
          +
        </text>
      )}
    </g>
  );
}
