import type { ModelName, RunConfig } from '../config/config.ts';
import { bootstrapIntervals, type Intervals } from '../evaluation/bootstrap.ts';
import { compareModels, type Comparisons } from '../evaluation/compare-models.ts';
import type { CrossValidated } from '../pipeline/result.ts';
import { stream } from '../random/stream.ts';
import { need } from './check.ts';
import type { Parts } from './parts.ts';
import { hasRole } from './paths.ts';
import type { RunFacts } from './run-facts.ts';

/** Draws of rows that a check may take: about half a second. A stranger's config may ask for any number. */
const MOST_DRAWS = 50_000_000;

/**
 * The intervals, drawn again from the test rows; where that would take long as the file has them, so that a replay alone
 * notices what was changed.
 */
export function restoreIntervals(
  parts: Parts,
  { config, kernels, threshold, test }: Pick<RunFacts, 'config' | 'kernels' | 'threshold' | 'test'>,
  y: Uint8Array,
  probabilities: Float64Array,
): Intervals | null {
  if (!hasRole(config, 'intervals', kernels)) return null;
  const resamples = config.evaluation.bootstrap_resamples;
  if (resamples * y.length > MOST_DRAWS) return need(parts.intervals) as unknown as Intervals | null;
  const random = stream(config.seed, 'bootstrap/test');
  return bootstrapIntervals(y, probabilities, threshold.threshold, test.scores, resamples, random);
}

/** The comparisons, made again from the scores of the folds. */
export function restoreComparisons(
  config: RunConfig,
  kernels: number,
  models: readonly CrossValidated[],
  ranking: readonly ModelName[],
): Comparisons<ModelName> | null {
  if (!hasRole(config, 'comparisons', kernels)) return null;
  const ranked = [...models].sort((a, b) => ranking.indexOf(a.model) - ranking.indexOf(b.model));
  return compareModels(
    ranked.map(({ model, evaluation }) => ({ model, folds: evaluation.folds })),
    config.cv.rank_by,
  );
}
