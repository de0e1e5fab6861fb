import { useId, useState } from 'react';
import type { ModelName, RunView, TreeFactsView } from '../../../worker/protocol.ts';
import { BarRows } from '../../charts/bar-rows.tsx';
import { ProblemList } from '../../parts/problem-list.tsx';
import { className, modelName } from '../../text/names.ts';
import { count, plural } from '../../text/numbers.ts';
import { useActions } from '../../use-store.ts';
import { depthCounts } from './tree-depths.ts';
import { TreeDrawing } from './tree-drawing.tsx';
import { useAnswer } from './use-answer.ts';

interface Props {
  readonly run: RunView;
  readonly model: ModelName;
  readonly trees: readonly TreeFactsView[];
}

/** How deep a forest's trees are, and one of them to look at. */
export function TreesView({ run, model, trees }: Props) {
  const { tree } = useActions();
  const [index, setIndex] = useState(0);
  const id = useId();
  const { value, problems } = useAnswer(`${run.sha256}/${index}`, () => tree(run.sha256, index));
  const { target } = run.config.data;
  const [negative, positive] = run.labels.map((label) => className(target, label));
  const facts = trees[index];
  return (
    <>
      {trees.length > 1 && (
        <>
          <BarRows
            label="Trees by depth"
            colour={`var(--m-${model})`}
            rows={depthCounts(trees).map(({ from, to, trees: n }) => ({
              label: from === to ? `depth ${from}` : `depth ${from} to ${to}`,
              value: n,
              text: count(n),
            }))}
          />
          <p className="threshold-field" data-picture="no">
            <label htmlFor={id}>Tree</label>
            <input
              id={id}
              type="number"
              min={0}
              max={trees.length - 1}
              value={index}
              onChange={(event) => {
                const next = event.target.valueAsNumber;
                if (Number.isInteger(next) && next >= 0 && next < trees.length) setIndex(next);
              }}
            />
            <span>
              of {count(trees.length)}, from 0: {plural(facts.leaves, 'leaf', 'leaves')}, depth {facts.depth}
            </span>
          </p>
        </>
      )}
      {problems.length > 0 && <ProblemList problems={problems} />}
      {value !== null && (
        <TreeDrawing
          key={index}
          tree={value}
          labels={[negative, positive]}
          label={trees.length > 1 ? `Tree ${index} of ${modelName(model)}` : modelName(model)}
        />
      )}
      <p className="note">
        A bar is the share of {positive} among the training rows of a node. Click a node, or press Enter, to fold and
        unfold it; arrow keys walk.
      </p>
    </>
  );
}
