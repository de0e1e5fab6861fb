import type { ChartData } from '../charts/export/csv.ts';
import type { RunView } from '../../worker/protocol.ts';

type Importance = NonNullable<RunView['importance']>;

/** The columns that matter most first; equals stay in the order of the file. */
export function byImportance({ columns }: Importance): Importance['columns'] {
  return [...columns].sort((a, b) => b.mean - a.mean);
}

/** Names what the model leans on, and what it could do without. */
export function importanceFinding(importance: Importance): string {
  const sorted = byImportance(importance);
  const idle = sorted.filter(({ mean }) => mean <= 0).length;
  if (sorted.length === 0 || sorted[0].mean <= 0) return 'No single column is missed when it is shuffled';
  const rest = idle === 0 ? '' : `; ${idle} of ${sorted.length} columns are not missed`;
  return `${sorted[0].column} is missed most${rest}`;
}

export function importanceData(importance: Importance): ChartData {
  const repeats = Array.from({ length: importance.repeats }, (_, i) => `repeat_${i}`);
  return {
    head: ['column', 'mean', 'std', ...repeats],
    rows: byImportance(importance).map(({ column, mean, std, drops }) => [column, mean, std, ...drops]),
  };
}
