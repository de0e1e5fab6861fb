import type { Interval, RunResult } from '../core/index.ts';
import { score, textTable } from './format.ts';
import { printable } from './printable.ts';
import type { Terminal } from './terminal.ts';

/** Each model against the best, in words for a person at a terminal. */
export function printComparisons({ out, outStyle }: Terminal, { comparisons, ranking }: RunResult): void {
  if (comparisons.models.length === 0) return;
  const [head, ...lines] = textTable([
    [`against ${ranking[0]}`, comparisons.metric, '95 % interval', 'p', ''],
    ...comparisons.models.map(({ model, difference, low, high, p }) => [
      model,
      signed(difference),
      low === null ? '' : `${signed(low)} to ${signed(high)}`,
      p === null ? '' : score(p),
      low === null || high === null || low > 0 || high < 0 ? '' : 'could be chance',
    ]),
  ]);
  out(outStyle.dim(head));
  for (const line of lines) out(line);
  out('');
}

/** The columns that matter most. */
export function printImportance({ out }: Terminal, { importance }: RunResult): void {
  if (importance === null) return;
  const most = [...importance.columns].sort((a, b) => b.mean - a.mean).slice(0, 5);
  const words = most.map(({ column, mean }) => `${printable(column)} ${score(mean)}`);
  out(`  loss of ${importance.metric} without a column: ${words.join(', ')}`);
}

/** The ends of an interval behind its value. */
export function range(interval: Interval | null | undefined): string {
  return interval === null || interval === undefined ? '' : ` (${score(interval.low)} to ${score(interval.high)})`;
}

function signed(value: number | null): string {
  return value === null ? '' : `${value < 0 ? '\u2212' : '+'}${score(Math.abs(value))}`;
}
