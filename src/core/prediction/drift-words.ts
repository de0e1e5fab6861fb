import { counted, quoted } from '../data/wording.ts';
import {
  DRIFTED_COLUMNS,
  FEWEST_ROWS,
  hasMoved,
  type DriftReport,
  type NumericDrift,
  type ShareShift,
} from './drift.ts';

/** The finding in one or two sentences. */
export function driftFinding(report: DriftReport): string {
  const { status, rows, numeric, flagged, positive } = report;
  if (status === 'too-few') return `Too few to say: ${counted(rows, 'row')}, and drift takes at least ${FEWEST_ROWS}.`;
  const moved = numeric.filter((column) => column.moved);
  const reasons: string[] = [];
  if (moved.length >= DRIFTED_COLUMNS)
    reasons.push(`the means of ${names(moved)} have moved by 3 training standard deviations or more`);
  if (flagged !== null && hasMoved(flagged)) reasons.push(`${rates(flagged)} are flagged`);
  if (positive !== null && hasMoved(positive)) reasons.push(`${rates(positive)} have the positive answer`);
  if (status === 'drift') return `Drift: ${reasons.join('; ')}.`;
  const most = farthest(numeric);
  if (moved.length === 1)
    return `No drift by the rule, which takes two columns, but ${quoted(moved[0].name)} has moved: ${away(moved[0])}.`;
  if (most === null) return 'No drift: the shares of the classes are those of training.';
  if (Math.abs(most.z ?? 0) < 0.05)
    return 'No drift: every mean is within a twentieth of a training standard deviation of where it was.';
  return `No drift: the mean that has moved most is that of ${quoted(most.name)}, ${away(most)}.`;
}

/** `0.4 training standard deviations up`. */
function away({ z }: NumericDrift): string {
  if (z === null) return 'training had one value alone';
  return `${Math.abs(z).toFixed(Math.abs(z) < 10 ? 1 : 0)} training standard deviations ${z < 0 ? 'down' : 'up'}`;
}

function farthest(numeric: readonly NumericDrift[]): NumericDrift | null {
  let most: NumericDrift | null = null;
  for (const column of numeric)
    if (column.z !== null && (most === null || Math.abs(column.z) > Math.abs(most.z ?? 0))) most = column;
  return most;
}

function names(columns: readonly NumericDrift[]): string {
  const shown = columns.slice(0, 3).map(({ name }) => quoted(name));
  if (columns.length > 3) return `${shown.join(', ')} and ${columns.length - 3} more`;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown[shown.length - 1]}`;
}

function rates({ training, now }: ShareShift): string {
  return `${(100 * now).toFixed(1)} % of the rows instead of ${(100 * training).toFixed(1)} %`;
}
