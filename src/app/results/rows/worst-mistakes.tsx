import { useState } from 'react';
import type { RunView } from '../../../worker/protocol.ts';
import { ProblemList } from '../../parts/problem-list.tsx';
import { count } from '../../text/numbers.ts';
import { mistakeFinding } from './cell-words.ts';
import { RowTable } from './row-table.tsx';
import { useRows } from './use-rows.ts';

/** How many are shown of each kind before somebody asks for all. */
const FEW = 5;

interface Props {
  readonly run: RunView;
}

/** What the trained model was surest of and wrong about: errors in the data show here first. */
export default function WorstMistakes({ run }: Props) {
  return (
    <>
      <div className="worst">
        <Mistakes run={run} cell="fp" />
        <Mistakes run={run} cell="fn" />
      </div>
      <p className="note">
        Out of fold at the trained threshold, by the best model. A row that a good model is sure of and wrong about is
        worth a look: its label may be wrong, or a column is missing that would tell it apart.
      </p>
    </>
  );
}

function Mistakes({ run, cell }: Props & { readonly cell: 'fp' | 'fn' }) {
  const [all, setAll] = useState(false);
  const { known, problems, need } = useRows(run.sha256, {
    model: run.models[0].model,
    source: 'out_of_fold',
    threshold: run.threshold.threshold,
    cell,
  });
  if (problems.length > 0) return <ProblemList problems={problems} />;
  if (known === null) return <div className="worst-waiting" />;
  const title = mistakeFinding(run, cell, known.total);
  return (
    <div>
      <h3>{title}</h3>
      {known.total > 0 && (
        <RowTable
          key={String(all)}
          label={title}
          known={known}
          need={need}
          height={all ? 10 : FEW}
          limit={all ? undefined : FEW}
        />
      )}
      {known.total > FEW && (
        <button type="button" className="link" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Only the surest' : `All ${count(known.total)}`}
        </button>
      )}
    </div>
  );
}
