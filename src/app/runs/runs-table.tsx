import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import type { RunHead } from '../../worker/protocol.ts';
import { MOST_COMPARED } from './address.ts';
import type { Step } from './changes.ts';
import { sortedBy, type ListView, type SortKey } from './list-view.ts';
import { RunRow } from './run-row.tsx';

interface Props {
  readonly runs: readonly RunHead[];
  readonly steps: ReadonlyMap<string, Step>;
  readonly list: ListView;
  readonly onList: (list: ListView) => void;
  readonly chosen: readonly string[];
  readonly onChoose: (id: string) => void;
}

/** Shorter lists are drawn whole, so that the browser's own search finds everything in them. */
const LONG = 60;

export function RunsTable({ runs, steps, list, onList, chosen, onChoose }: Props) {
  const [now] = useState(() => Date.now());
  const row = (run: RunHead) => {
    const isChosen = chosen.includes(run.sha256);
    return (
      <RunRow
        key={run.sha256}
        run={run}
        step={steps.get(run.sha256)}
        now={now}
        chosen={isChosen}
        choosable={isChosen || chosen.length < MOST_COMPARED}
        onChoose={onChoose}
      />
    );
  };
  const head = (sort: SortKey, children: ReactNode, className?: string) => (
    <SortHead list={list} onList={onList} sort={sort} className={className}>
      {children}
    </SortHead>
  );
  return (
    <table className="runs-table cards" aria-rowcount={runs.length + 1}>
      <thead>
        <tr>
          <th scope="col">
            <span className="sr">Compare</span>
          </th>
          {head('star', <Starred />)}
          {head('at', 'Run')}
          {head('data', 'Data')}
          <th scope="col">Changed since the run before</th>
          {head('best', 'Best model')}
          {head('precision', 'Precision', 'r')}
          {head('recall', 'Recall', 'r')}
          {head('f1', 'F1', 'r')}
          <th scope="col">
            <span className="sr">Actions</span>
          </th>
        </tr>
      </thead>
      {runs.length <= LONG ? <tbody>{runs.map(row)}</tbody> : <LongBody runs={runs} row={row} />}
    </table>
  );
}

function Starred() {
  return (
    <>
      <span aria-hidden="true">★</span>
      <span className="sr">Starred</span>
    </>
  );
}

interface HeadProps extends Pick<Props, 'list' | 'onList'> {
  readonly sort: SortKey;
  readonly className?: string;
  readonly children: ReactNode;
}

function SortHead({ list, onList, sort, className, children }: HeadProps) {
  const sorted = list.sort === sort;
  const direction = list.descending ? 'descending' : 'ascending';
  return (
    <th scope="col" className={className} aria-sort={sorted ? direction : undefined}>
      <button type="button" className="sort" onClick={() => onList(sortedBy(list, sort))}>
        {children}
        <span aria-hidden="true" className="arrow">
          {sorted ? (list.descending ? '↓' : '↑') : ''}
        </span>
      </button>
    </th>
  );
}

interface LongProps {
  readonly runs: readonly RunHead[];
  readonly row: (run: RunHead) => ReactNode;
}

/** Only the rows near the window are in the document; two empty rows stand for the others. */
function LongBody({ runs, row }: LongProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const measure = (): void => setTop((body.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
    measure();
    addEventListener('resize', measure);
    return () => removeEventListener('resize', measure);
  }, []);
  // Rows are of much the same height, and each is measured once it is drawn.
  const virtual = useWindowVirtualizer({
    count: runs.length,
    estimateSize: () => 76,
    overscan: 12,
    scrollMargin: top,
    getItemKey: (i) => runs[i].sha256,
  });
  const items = virtual.getVirtualItems();
  const before = (items[0]?.start ?? top) - top;
  const after = virtual.getTotalSize() - ((items.at(-1)?.end ?? top) - top);
  return (
    <tbody ref={body}>
      <Gap height={before} />
      {items.map(({ index }) => row(runs[index]))}
      <Gap height={after} />
    </tbody>
  );
}

function Gap({ height }: { readonly height: number }) {
  return height <= 0 ? null : (
    <tr className="gap" aria-hidden="true">
      <td colSpan={10} style={{ height }} />
    </tr>
  );
}
