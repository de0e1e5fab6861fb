import { useEffect, useRef } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { plural } from '../../text/numbers.ts';
import { probabilityText } from './cell-words.ts';
import { rowAt, type RowPages } from './row-pages.ts';

interface Props {
  readonly label: string;
  readonly known: RowPages;
  readonly need: (from: number, to: number) => void;
  /** Rows in view at the most. */
  readonly height: number;
  /** No more than these, of a list that only shows its beginning. */
  readonly limit?: number;
}

const ROW = 33;
const HEAD = 33;

/** A list that may have a million rows: those in view are drawn, with the file's own texts. */
export function RowTable({ label, known, need, height, limit = Infinity }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const total = Math.min(known.total, limit);
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 10,
  });
  const shown = virtual.getVirtualItems();
  const [first, last] = [shown[0]?.index ?? 0, shown.at(-1)?.index ?? 0];
  useEffect(() => need(first, last), [need, first, last]);
  return (
    <div
      className="rows-scroll"
      style={{ height: HEAD + ROW * Math.min(total, height) + 14 }}
      ref={scroller}
      tabIndex={0}
      role="region"
      aria-label={`${label}: ${plural(total, 'row')}`}
    >
      <table className="rows" aria-rowcount={total + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className="r">
              Row
            </th>
            <th scope="col" className="r">
              Probability
            </th>
            {known.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap height={shown[0]?.start ?? 0} />
          {shown.map(({ index, key }) => {
            const row = rowAt(known, index);
            return (
              <tr key={key} aria-rowindex={index + 2}>
                <th scope="row" className="r">
                  {row?.row ?? '…'}
                </th>
                <td className="r" title={row === undefined ? undefined : String(row.probability)}>
                  {row === undefined ? '' : probabilityText(row.probability)}
                </td>
                {known.columns.map((column, j) => (
                  <td key={column} title={row?.fields[j]} dir="auto">
                    {row?.fields[j] ?? ''}
                  </td>
                ))}
              </tr>
            );
          })}
          <Gap height={virtual.getTotalSize() - (shown.at(-1)?.end ?? 0)} />
        </tbody>
      </table>
    </div>
  );
}

/** As high as the rows that are not drawn. */
function Gap({ height }: { readonly height: number }) {
  return height <= 0 ? null : (
    <tr className="gap" aria-hidden="true">
      <td style={{ height }} />
    </tr>
  );
}
