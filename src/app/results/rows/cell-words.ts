import type { ConfusionCell, RunView } from '../../../worker/protocol.ts';
import { className } from '../../text/names.ts';
import { count, plural } from '../../text/numbers.ts';

/** "flagged", and what the row is. */
export function cellName(run: RunView, cell: ConfusionCell): string {
  const { target } = run.config.data;
  const flagged = cell === 'tp' || cell === 'fp';
  const label = run.labels[cell === 'tp' || cell === 'fn' ? 1 : 0];
  return `${flagged ? 'flagged' : 'not flagged'}, ${className(target, label)}`;
}

export function cellFinding(run: RunView, cell: ConfusionCell, total: number): string {
  return total === 0 ? `No rows ${cellName(run, cell)}` : `${plural(total, 'row')} ${cellName(run, cell)}`;
}

/** Titles of the two lists of mistakes. */
export function mistakeFinding(run: RunView, cell: 'fp' | 'fn', total: number): string {
  const positive = className(run.config.data.target, run.labels[1]);
  if (cell === 'fp')
    return total === 0 ? 'Nothing was flagged by mistake' : `The surest of ${count(total)} flagged by mistake`;
  return total === 0
    ? `Every row that is ${positive} was flagged`
    : `The surest of ${count(total)} missed, ${positive}`;
}

/** Four decimals; of what they would round to nothing or to all, the size. */
export function probabilityText(probability: number): string {
  if (probability > 0 && probability < 0.00005) return 'under 0.0001';
  return probability < 1 && probability >= 0.99995 ? 'over 0.9999' : probability.toFixed(4);
}
