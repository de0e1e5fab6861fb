import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { count } from '../text/numbers.ts';
import { useWidth } from '../use-width.ts';
import { useRowWindow } from './use-row-window.ts';

const ROW = 28;
const LEAST_COLUMN = 144;
const LINE = 64;
const HEIGHT = 372;
/** At most, of a scroll bar and the lines around. */
const SCROLLBAR = 18;
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
  const width = useWidth(scroller);
  const column = Math.max(LEAST_COLUMN, Math.floor((width - LINE - SCROLLBAR) / header.length));
  const rows = useVirtualizer({
    count: shown,
    estimateSize: () => ROW,
    getScrollElement: () => scroller.current,
    overscan: 12,
  });
  const columns = useVirtualizer({
    horizontal: true,
    count: header.length,
    estimateSize: () => column,
    getScrollElement: () => scroller.current,
    overscan: 3,
  });
  useEffect(() => columns.measure(), [columns, column]);
  const inView = rows.getVirtualItems();
  const rowAt = useRowWindow(inView[0]?.index ?? 0, inView[inView.length - 1]?.index ?? 0);
  const across = columns.getVirtualItems();
  return (
    <div className="first-rows">
      <div
        className="first-scroll"
        ref={scroller}
        style={{ height: Math.min(HEIGHT, ROW * (shown + 1) + SCROLLBAR) }}
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
              style={{ left: LINE + start, width: column }}
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
                {across.map((at) => {
                  const missing = row?.missing.includes(at.index) ?? false;
                  const text = row?.cells[at.index] ?? '';
                  return (
                    <span
                      key={at.key}
                      role="cell"
                      aria-colindex={at.index + 2}
                      className={missing ? 'missing' : undefined}
                      dir="auto"
                      title={missing ? 'counts as missing' : text}
                      style={{ left: LINE + at.start, width: column }}
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
