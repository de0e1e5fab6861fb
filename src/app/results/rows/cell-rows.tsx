import { useEffect, useRef } from 'react';
import type { CellQuery, RunView } from '../../../worker/protocol.ts';
import { ProblemList } from '../../parts/problem-list.tsx';
import { modelName } from '../../text/names.ts';
import { thresholdText } from '../explore/explore-words.ts';
import { cellFinding } from './cell-words.ts';
import { RowTable } from './row-table.tsx';
import { useRows } from './use-rows.ts';

interface Props {
  readonly run: RunView;
  readonly query: CellQuery;
  readonly onClose: () => void;
}

/** The rows behind a cell of the confusion matrix, below the table that it was picked in. */
export default function CellRows({ run, query, onClose }: Props) {
  const { known, problems, need } = useRows(run.sha256, query);
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus({ preventScroll: true }), []);
  function close(): void {
    const figure = head.current?.closest('.sub');
    figure?.querySelector<HTMLElement>('.cell-button[aria-pressed=true]')?.focus();
    onClose();
  }
  const title = known === null ? 'Looking up the rows' : cellFinding(run, query.cell, known.total);
  return (
    <div className="cell-rows" role="group" aria-label="Rows behind the cell">
      <div className="fig-head">
        <h3 tabIndex={-1} ref={head}>
          {title}
        </h3>
        <button type="button" className="link" onClick={close}>
          Close
        </button>
      </div>
      <p className="note">
        {modelName(query.model)}, {query.source === 'test' ? 'test rows' : 'out of fold'}, threshold{' '}
        {thresholdText(query.threshold)}. Those that it is surest of come first; the first row of the data has the
        number 0.
      </p>
      {known !== null && known.total > 0 && (
        <RowTable key={JSON.stringify(query)} label={title} known={known} need={need} height={10} />
      )}
      {problems.length > 0 && <ProblemList problems={problems} />}
    </div>
  );
}
