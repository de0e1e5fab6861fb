import { lazy, Suspense } from 'react';
import type { CellQuery, ConfusionCell, RunView } from '../../../worker/protocol.ts';

const CellRows = lazy(() => import('./cell-rows.tsx'));

interface Props {
  readonly run: RunView;
  readonly picked: ConfusionCell | null;
  readonly query: Omit<CellQuery, 'cell'>;
  readonly onClose: () => void;
}

/** Nothing until a cell is picked. */
export function PickedRows({ run, picked, query, onClose }: Props) {
  if (picked === null) return null;
  return (
    <Suspense fallback={null}>
      <CellRows run={run} query={{ ...query, cell: picked }} onClose={onClose} />
    </Suspense>
  );
}
