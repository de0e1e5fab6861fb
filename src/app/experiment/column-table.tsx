import { lazy, Suspense } from 'react';
import type { ColumnProfile, DatasetProfile } from '../../worker/protocol.ts';
import { className } from '../text/names.ts';
import { useStages } from '../use-stages.ts';
import { ColumnRow } from './column-row.tsx';

interface Props {
  readonly columns: readonly ColumnProfile[];
  readonly target: DatasetProfile['target'];
}

/** More columns than these are drawn only where they can be seen. */
const ALL_DRAWN = 40;
/** Rows with their pictures that are drawn in one go. */
const ROWS_AT_ONCE = 2;

const WindowedColumns = lazy(() => import('./windowed-columns.tsx'));

export function ColumnTable({ columns, target }: Props) {
  const stages = useStages(ALL_DRAWN / ROWS_AT_ONCE);
  const many = columns.length > ALL_DRAWN;
  const classes = target !== null && target.labels !== null && (
    <>
      {/* Apart: else two names that are read from right to left would change places beside their colours. */}
      <i className="key-0" aria-hidden="true" /> <bdi>{className(target.name, target.labels[0])}</bdi>{' '}
      <i className="key-1" aria-hidden="true" /> <bdi>{className(target.name, target.labels[1])}</bdi>
    </>
  );
  return (
    <>
      {classes !== false && <p className="note only-narrow">{classes}</p>}
      <table className="cols cards" aria-rowcount={columns.length + 1}>
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">Used as</th>
            <th scope="col" className="r">
              Missing
            </th>
            <th scope="col" className="r">
              Distinct
            </th>
            <th scope="col" className="ch">
              {classes === false ? 'Distribution' : classes}
            </th>
            <th scope="col">Notes</th>
          </tr>
        </thead>
        {many ? (
          <Suspense
            fallback={
              <tbody>
                {columns.slice(0, 8).map((column, i) => (
                  <ColumnRow key={i} index={i} column={column} target={target} />
                ))}
              </tbody>
            }
          >
            <WindowedColumns columns={columns} target={target} />
          </Suspense>
        ) : (
          <tbody>
            {columns.slice(0, stages * ROWS_AT_ONCE).map((column, i) => (
              <ColumnRow key={i} index={i} column={column} target={target} />
            ))}
          </tbody>
        )}
      </table>
    </>
  );
}
