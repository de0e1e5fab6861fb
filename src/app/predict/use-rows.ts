import { useCallback, useEffect, useRef, useState } from 'react';
import type { PredictedRow, RowOrder } from '../../worker/protocol.ts';
import { useActions } from '../use-store.ts';

/** Rows that are fetched together. */
const PAGE = 100;
/** Pages that are kept; others are fetched again. */
const KEPT = 40;

/** A row by its place in the order; `null` until it has come from the worker, which is asked for it. */
export function useRows(id: number, rows: number, order: RowOrder): (index: number) => PredictedRow | null {
  const { predictedRows } = useActions();
  const pages = useRef(new Map<string, readonly PredictedRow[] | null>());
  const wanted = useRef(new Set<string>());
  const [, setArrived] = useState(0);

  useEffect(() => {
    for (const key of wanted.current) {
      if (pages.current.has(key)) continue;
      pages.current.set(key, null);
      const [way, page] = key.split('/');
      const from = Number(page) * PAGE;
      void predictedRows(id, from, Math.min(rows, from + PAGE), way as RowOrder).then((found) => {
        pages.current.set(key, found);
        for (const old of pages.current.keys()) {
          if (pages.current.size <= KEPT) break;
          if (!wanted.current.has(old)) pages.current.delete(old);
        }
        setArrived((n) => n + 1);
      });
    }
    wanted.current.clear();
  });

  return useCallback(
    (index) => {
      const key = `${order}/${Math.floor(index / PAGE)}`;
      wanted.current.add(key);
      return pages.current.get(key)?.[index % PAGE] ?? null;
    },
    [order],
  );
}
