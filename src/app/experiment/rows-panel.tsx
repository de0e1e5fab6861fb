import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { count } from '../text/numbers.ts';
import { useRowWindow } from './use-row-window.ts';

const ROW = 28;
const COLUMN = 144;
const LINE = 64;
/** Browsers cannot scroll through an element of more pixels than some ten millions. */
const MAX_ROWS = 300_000;

interface Props {
  readonly total: number;
  readonly header: readonly string[];
}

/** The file's rows as they stand in it: only those in view are drawn and fetched. */
export default function RowsPanel({ total, header }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const shown = Math.min(total, MAX_ROWS);
  const rows = useVirtualizer({
    count: shown,
    estimateSize: () => ROW,
    getScrollElement: () => scroller.current,
    overscan: 12,
  });
  const columns = useVirtualizer({
    horizontal: true,
    count: header.length,
    estimateSize: () => COLUMN,
    getScrollElement: () => scroller.current,
    overscan: 3,
  });
  const inView = rows.getVirtualItems();
  const rowAt = useRowWindow(inView[0]?.index ?? 0, inView[inView.length - 1]?.index ?? 0);
  const across = columns.getVirtualItems();
  return (
    <div className="first-rows">
      <div
        className="first-scroll"
        ref={scroller}
        tabIndex={0}
        role="table"
        aria-label="Rows of the file"
        aria-rowcount={total + 1}
        aria-colcount={header.length + 1}
      >
        <div className="first-head" role="row" aria-rowindex={1} style={{ width: LINE + columns.getTotalSize() }}>
          <span className="first-line" role="columnheader" aria-colindex={1}>
            Line
          </span>
          {across.map(({ key, index, start }) => (
            <span
              key={key}
              role="columnheader"
              aria-colindex={index + 2}
              className="mono"
              dir="auto"
              title={header[index]}
              style={{ left: LINE + start, width: COLUMN }}
            >
              {header[index]}
            </span>
          ))}
        </div>
        <div
          className="first-body"
          role="rowgroup"
          style={{ height: rows.getTotalSize(), width: LINE + columns.getTotalSize() }}
        >
          {inView.map(({ key, index, start }) => {
            const row = rowAt(index);
            return (
              <div key={key} role="row" aria-rowindex={index + 2} style={{ transform: `translateY(${start}px)` }}>
                <span className="first-line" role="rowheader" aria-colindex={1}>
                  {row === null ? '…' : count(row.line)}
                </span>
                {across.map((column) => {
                  const missing = row?.missing.includes(column.index) ?? false;
                  const text = row?.cells[column.index] ?? '';
                  return (
                    <span
                      key={column.key}
                      role="cell"
                      aria-colindex={column.index + 2}
                      className={missing ? 'missing' : undefined}
                      dir="auto"
                      title={missing ? 'counts as missing' : text}
                      style={{ left: LINE + column.start, width: COLUMN }}
                    >
                      {missing && text.trim() === '' ? 'missing' : text}
                    </span>
                  );
                })}
              </div>
            );
          })}
        </div>
      </div>
      <p className="note">
        {total > shown
          ? `The first ${count(shown)} of ${count(total)} rows.`
          : 'Cells in italics count as missing. Long cells are cut here, not in the data.'}
      </p>
    </div>
  );
}
