import { useEffect, useState } from 'react';
import type { RowView } from '../../worker/protocol.ts';
import { useActions, useSelect } from '../use-store.ts';

/** Rows that are fetched in one go. */
const PAGE = 100;

interface Fetched {
  readonly of: string;
  readonly pages: ReadonlyMap<number, readonly RowView[]>;
}

/** Fetches the pages of rows that are in view; `null` for a row that is not there yet. */
export function useRowWindow(first: number, last: number): (index: number) => RowView | null {
  const { readRows } = useActions();
  const dataset = useSelect((state) => state.experiment.dataset?.sha256 ?? '');
  const data = useSelect((state) => state.experiment.config?.check?.config?.data ?? null);
  const of = JSON.stringify([dataset, data]);
  const [fetched, setFetched] = useState<Fetched>({ of, pages: new Map() });
  const pages = fetched.of === of ? fetched.pages : null;
  const from = Math.floor(first / PAGE);
  const to = Math.floor(last / PAGE);
  useEffect(() => {
    let live = true;
    for (let page = from; page <= to; page++) {
      if (pages?.has(page) === true) continue;
      void readRows(page * PAGE, PAGE).then((rows) => {
        if (!live || rows === null) return;
        setFetched((before) => ({ of, pages: new Map(before.of === of ? before.pages : []).set(page, rows) }));
      });
    }
    return () => {
      live = false;
    };
  }, [readRows, of, pages, from, to]);
  return (index) => pages?.get(Math.floor(index / PAGE))?.[index % PAGE] ?? null;
}
