import { useId, useRef, type ReactNode } from 'react';
import { DataTable } from './data-table.tsx';
import { ChartMenu } from './chart-menu.tsx';
import type { ChartData } from './export/csv.ts';

interface Props {
  /** Says the finding. */
  readonly title: string;
  /** Name of saved files, without the ending. */
  readonly file: string;
  /** Unrounded, for a file. */
  readonly data: () => ChartData;
  /** Rounded, for reading; `null` where the figure is a table already. */
  readonly table: {
    readonly summary: string;
    readonly head: readonly string[];
    readonly rows: readonly (readonly string[])[];
  } | null;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Every chart: a title that says the finding, a menu that saves it, and its numbers as a table. */
export function Figure({ title, file, data, table, className = '', children }: Props) {
  const root = useRef<HTMLElement>(null);
  const id = useId();
  return (
    <figure className={`fig ${className}`} aria-labelledby={id} ref={root}>
      <div className="fig-head">
        <h3 id={id}>{title}</h3>
        <ChartMenu title={title} file={file} data={data} figure={root} />
      </div>
      {children}
      {table !== null && <DataTable {...table} />}
    </figure>
  );
}
