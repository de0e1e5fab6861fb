import type { Json, RunResult } from '../core/index.ts';
import { plural, score, textTable } from './format.ts';
import { printable } from './printable.ts';
import type { Terminal } from './terminal.ts';

/** What the sweep chose, a line for each fold and for all training rows. */
export function printSweep({ out, outStyle }: Terminal, { sweep, config }: RunResult): void {
  if (sweep === null) return;
  const candidates = sweep.models.reduce((sum, each) => sum + each.candidates.length, 0);
  out(
    `Sweep: ${plural(candidates, 'candidate')}, chosen by ${config.cv.rank_by} in ${config.sweep?.n_splits} inner folds`,
  );
  const [head, ...lines] = textTable([
    ['chosen', 'for', 'candidate', 'inner mean'],
    ...sweep.models.flatMap(({ model, candidates: tried, searches }) =>
      searches.map(({ part, chosen, mean }) => [
        `${model}: ${printable(words(tried[chosen]))}`,
        part === 'final' ? 'all rows' : `fold ${part}`,
        `${chosen + 1} of ${tried.length}`,
        score(mean[chosen]),
      ]),
    ),
  ]);
  out(outStyle.dim(head));
  for (const line of lines) out(line);
  out('');
}

/** The same for a program. */
export function sweepJson({ sweep }: RunResult): Json {
  if (sweep === null) return null;
  return sweep.models.map(({ model, candidates, searches }) => ({
    model,
    candidates: candidates.length,
    chosen: searches.map(({ part, chosen, mean }) => ({
      part,
      candidate: chosen,
      params: candidates[chosen],
      mean: mean[chosen],
    })),
  }));
}

function words(values: Readonly<Record<string, Json>>): string {
  return Object.entries(values)
    .map(([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' ');
}
