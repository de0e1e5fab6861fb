import type { BundleDiff } from '../../worker/protocol.ts';
import { niceStep } from '../charts/ticks.ts';
import { plural, short } from '../text/numbers.ts';

type Data = BundleDiff['data'];
type Column = Data['columns'][number];
type Summary = NonNullable<Column['a']>;

export interface ColumnShift {
  readonly name: string;
  readonly state: Column['state'];
  readonly first: string;
  readonly second: string;
  /** How far the mean moved, in standard deviations of the first; `null` where that means nothing. */
  readonly shift: number | null;
}

export function columnShifts({ columns }: Data): readonly ColumnShift[] {
  return columns.map(({ name, state, a, b }) => ({
    name,
    state,
    first: describe(a),
    second: describe(b),
    shift: shiftOf(a, b),
  }));
}

function shiftOf(a: Summary | null, b: Summary | null): number | null {
  if (a === null || b === null || a.mean === null || b.mean === null || a.std === null || !(a.std > 0)) return null;
  return (b.mean - a.mean) / a.std;
}

/** As short as tells two apart: type, then mean and spread or levels, then what is missing. */
function describe(column: Summary | null): string {
  if (column === null) return 'absent';
  const { type, missing, mean, std, levels } = column;
  const facts = [
    mean === null || std === null
      ? levels === null
        ? type
        : plural(levels, 'level')
      : `${short(mean)} ± ${short(std)}`,
    missing === null || missing === 0 ? '' : `${plural(missing, 'value')} missing`,
  ];
  return facts.filter((fact) => fact !== '').join(', ');
}

/** Half of an axis around 0 that has room for every value and ends on a round number; never narrower than `least`. */
export function reach(values: readonly number[], least: number): number {
  const most = Math.max(least, ...values.map(Math.abs));
  const step = niceStep(most, 2);
  return step * Math.ceil(most / step - 1e-9);
}

export function dataFinding(data: Data): string {
  const { a, b, columns } = data;
  if (data.same) {
    const typed = columns.every((column) => column.a?.type === column.b?.type);
    return typed ? 'The same file; other rows of it are the training rows' : 'The same file, read differently';
  }
  const rows = b.rows - a.rows;
  const parts = [
    rows === 0 ? '' : `${plural(Math.abs(rows), 'row')} ${rows > 0 ? 'more' : 'fewer'} in the second`,
    columns.length === 0
      ? ''
      : `${plural(columns.length, 'column')} ${columns.length === 1 ? 'is' : 'are'} not as in the first`,
  ].filter((part) => part !== '');
  if (parts.length === 0) return 'Not the same file, though no column of the training rows differs';
  return parts.join('; ');
}
