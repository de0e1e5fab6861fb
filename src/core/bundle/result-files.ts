import type { JsonObject } from '../bytes/value.ts';
import { METRICS, type Intervals } from '../evaluation/bootstrap.ts';
import { LEVEL, type Comparisons } from '../evaluation/compare-models.ts';
import type { Importance } from '../evaluation/importance.ts';
import { hasRole } from './paths.ts';
import type { RunFacts } from './run-facts.ts';

/** The roles of the files that look closer at what the run found, in the order of the zip. */
export type ResultRole = 'intervals' | 'comparisons' | 'importance';
const RESULT_ROLES: readonly ResultRole[] = ['intervals', 'comparisons', 'importance'];

/** Those files that a run has, made when they are asked for. */
export function resultFiles(run: RunFacts): readonly (readonly [ResultRole, () => JsonObject])[] {
  return RESULT_ROLES.filter((role) => hasRole(run.config, role, run.kernels)).map(
    (role) => [role, () => resultFile(run, role)] as const,
  );
}

/** @throws RangeError where the run lacks what its config leads to */
export function resultFile(run: RunFacts, role: ResultRole): JsonObject {
  switch (role) {
    case 'intervals':
      return intervalsFile(present(run.intervals));
    case 'comparisons':
      return comparisonsFile(present(run.comparisons));
    case 'importance':
      return importanceFile(present(run.importance));
  }
}

function intervalsFile({ level, resamples, one_class, metrics }: Intervals): JsonObject {
  const entries = METRICS.map((metric) => {
    const interval = metrics[metric];
    return [metric, interval && { value: interval.value, low: interval.low, high: interval.high }] as const;
  });
  return { level, resamples, one_class, metrics: Object.fromEntries(entries) };
}

function comparisonsFile({ metric, models }: Comparisons): JsonObject {
  return {
    metric,
    level: LEVEL,
    models: models.map(({ model, difference, low, high, t, p }) => ({ model, difference, low, high, t, p })),
  };
}

function importanceFile({ metric, score, rows, repeats, columns }: Importance): JsonObject {
  const each = columns.map(({ column, mean, std, drops }) => ({ column, mean, std, drops: [...drops] }));
  return { metric, score, rows, repeats, columns: each };
}

function present<T>(found: T | null): T {
  if (found === null) throw new RangeError('the run lacks what its config leads to');
  return found;
}
