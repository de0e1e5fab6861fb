import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { TreeView } from '../../../worker/protocol.ts';
import { nodeWords } from './model-words.ts';
import { TreeNode } from './tree-node.tsx';
import { BOX, layoutTree, openTo, treeKey, type PlacedNode } from './tree-layout.ts';

interface Props {
  readonly tree: TreeView;
  /** [negative, positive]. */
  readonly labels: readonly [string, string];
  readonly label: string;
}

const OPEN_LEVELS = 3;

/** A tree from left to right; splits fold, arrow keys walk, and the drawing scrolls where it is larger than its place. */
export function TreeDrawing({ tree, labels, label }: Props) {
  const { nodes, scale } = tree;
  const [open, setOpen] = useState(() => openTo(nodes, OPEN_LEVELS));
  const [at, setAt] = useState(0);
  const layout = useMemo(() => layoutTree(nodes, open), [nodes, open]);
  const root = useRef<SVGSVGElement>(null);
  const id = useId();
  const placed = new Map(layout.nodes.map((node) => [node.id, node]));
  const stop = placed.has(at) ? at : 0;

  function toggle(node: number): void {
    const next = new Set(open);
    if (!next.delete(node)) next.add(node);
    setOpen(next);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const move = treeKey(nodes, layout, stop, event.key);
    if (move === null || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (move.toggle) toggle(move.focus);
    setAt(move.focus);
    root.current?.querySelector<SVGElement>(`[data-node="${move.focus}"]`)?.focus();
  }

  return (
    <>
      <div className="tree-scroll">
        <svg
          className="tree"
          role="tree"
          aria-label={label}
          aria-describedby={id}
          width={layout.width + 4}
          height={layout.height + 4}
          viewBox={`-2 -2 ${layout.width + 4} ${layout.height + 4}`}
          ref={root}
          onKeyDown={onKeyDown}
        >
          {layout.nodes.map((child) => {
            const parent = placed.get(nodes[child.id].parent);
            if (parent === undefined) return null;
            return <Edge key={child.id} from={parent} to={child} yes={nodes[parent.id].test?.yes === child.id} />;
          })}
          {layout.nodes.map((node) => (
            <TreeNode
              key={node.id}
              placed={node}
              node={nodes[node.id]}
              scale={scale}
              labels={labels}
              reachable={node.id === stop}
              onPick={() => {
                if (nodes[node.id].test !== null) toggle(node.id);
                setAt(node.id);
              }}
              onFocus={() => setAt(node.id)}
            />
          ))}
        </svg>
      </div>
      <p className="note tree-line" id={id} data-picture="no">
        {nodeWords(nodes[stop], scale, labels)}
      </p>
    </>
  );
}

interface EdgeProps {
  readonly from: PlacedNode;
  readonly to: PlacedNode;
  readonly yes: boolean;
}

function Edge({ from, to, yes }: EdgeProps) {
  const [x1, y1] = [from.x + BOX.width, from.y + BOX.height / 2];
  const [x2, y2] = [to.x, to.y + BOX.height / 2];
  const middle = (x1 + x2) / 2;
  return (
    <g aria-hidden="true">
      <path className="edge" d={`M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`} />
      <text className="answer" x={x2 - 6} y={y2 - 5} textAnchor="end">
        {yes ? 'yes' : 'no'}
      </text>
    </g>
  );
}
