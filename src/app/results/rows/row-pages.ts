import type { CellRowsView, CellRowView } from '../../../worker/protocol.ts';

/** Rows of one question to the worker. */
export const PAGE_ROWS = 100;

/** What is known of a list: its length, its columns, and the pages that have been asked for. */
export interface RowPages {
  readonly total: number;
  readonly columns: readonly string[];
  readonly pages: ReadonlyMap<number, readonly CellRowView[]>;
}

/** Pages that the rows from … to (inclusive) need and that are not there yet. */
export function missingPages({ total, pages }: RowPages, from: number, to: number): number[] {
  const last = Math.min(to, total - 1);
  const missing: number[] = [];
  for (let page = Math.floor(Math.max(0, from) / PAGE_ROWS); page * PAGE_ROWS <= last; page++)
    if (!pages.has(page)) missing.push(page);
  return missing;
}

export function withPage(known: RowPages | null, page: number, view: CellRowsView): RowPages {
  return {
    total: view.total,
    columns: view.columns,
    pages: new Map(known?.pages).set(page, view.rows),
  };
}

export const rowAt = ({ pages }: RowPages, index: number): CellRowView | undefined =>
  pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS];
