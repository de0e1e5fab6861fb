import { useCallback, useEffect, useRef, useState } from 'react';
import type { CellQuery, Problem } from '../../../worker/protocol.ts';
import { problemsOfError } from '../../store/problems.ts';
import { useActions } from '../../use-store.ts';
import { missingPages, PAGE_ROWS, withPage, type RowPages } from './row-pages.ts';

interface Rows {
  /** `null` before the first answer. */
  readonly known: RowPages | null;
  readonly problems: readonly Problem[];
  /** Asks for what these rows need, once. */
  readonly need: (from: number, to: number) => void;
}

/** A window on the rows of a cell; another question begins anew, and answers to the one before are dropped. */
export function useRows(runSha256: string, query: CellQuery): Rows {
  const { cellRows } = useActions();
  const key = JSON.stringify([runSha256, query]);
  const [state, setState] = useState<{ key: string; known: RowPages | null; problems: readonly Problem[] }>({
    key,
    known: null,
    problems: [],
  });
  const asked = useRef(new Set<string>());
  const load = useCallback(
    async (page: number): Promise<void> => {
      const mine = `${key}/${page}`;
      if (asked.current.has(mine)) return;
      asked.current.add(mine);
      const [sha256, asking] = JSON.parse(key) as [string, CellQuery];
      try {
        const view = await cellRows(sha256, asking, page * PAGE_ROWS, (page + 1) * PAGE_ROWS);
        setState((before) => ({
          key,
          known: withPage(before.key === key ? before.known : null, page, view),
          problems: [],
        }));
      } catch (error) {
        setState({ key, known: null, problems: problemsOfError(error) });
      }
    },
    [cellRows, key],
  );
  useEffect(() => {
    const pages = asked.current;
    void load(0);
    return () => pages.clear();
  }, [load]);
  const known = state.key === key ? state.known : null;
  const need = useCallback(
    (from: number, to: number) => {
      if (known !== null) for (const page of missingPages(known, from, to)) void load(page);
    },
    [known, load],
  );
  return { known, problems: state.key === key ? state.problems : [], need };
}
