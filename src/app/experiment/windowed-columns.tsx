import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState } from 'react';
import type { ColumnProfile, DatasetProfile } from '../../worker/protocol.ts';
import { ColumnRow } from './column-row.tsx';

interface Props {
  readonly columns: readonly ColumnProfile[];
  readonly target: DatasetProfile['target'];
}

/** Of a row with a remark of one line, in pixels; rows are measured once they are drawn. */
const USUAL_HEIGHT = 65;

/** The rows of hundreds of columns: those in view, between two empty ones as high as the rest. */
export default function WindowedColumns({ columns, target }: Props) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    if (body.current !== null) setTop(body.current.getBoundingClientRect().top + scrollY);
  }, []);
  const rows = useWindowVirtualizer({
    count: columns.length,
    estimateSize: () => USUAL_HEIGHT,
    overscan: 8,
    scrollMargin: top,
  });
  const shown = rows.getVirtualItems();
  const before = shown.length === 0 ? 0 : shown[0].start - top;
  const after = shown.length === 0 ? rows.getTotalSize() : rows.getTotalSize() - (shown[shown.length - 1].end - top);
  return (
    <tbody ref={body}>
      <Gap height={before} />
      {shown.map(({ key, index }) => (
        <ColumnRow key={key} index={index} column={columns[index]} target={target} measure={rows.measureElement} />
      ))}
      <Gap height={after} />
    </tbody>
  );
}

function Gap({ height }: { readonly height: number }) {
  return (
    <tr className="gap" aria-hidden="true">
      <td colSpan={6} style={{ height }} />
    </tr>
  );
}
