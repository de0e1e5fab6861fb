import type { RunConfig } from '../config/config.ts';
import { columnImportance, type Importance } from '../evaluation/importance.ts';
import { sampleRows } from '../evaluation/sample-rows.ts';
import { scoreProbabilities } from '../evaluation/scores.ts';
import { need, notPossible } from './check.ts';
import { resolutionOf } from './model-file.ts';
import type { Parts } from './parts.ts';
import { hasRole } from './paths.ts';

/**
 * The importance with the drops of each repeat at the file's word, since they take the model and the permuted columns; rows and
 * score from the predictions, means and spreads from the drops.
 */
export function restoreImportance(
  parts: Parts,
  config: RunConfig,
  kernels: number,
  y: Uint8Array,
  probabilities: Float64Array,
): Importance | null {
  if (!hasRole(config, 'importance', kernels)) return null;
  const recorded = need(parts.importance) as unknown as Importance | null;
  const { importance_repeats: repeats, importance_rows: most } = config.evaluation;
  const used = resolutionOf(need(parts.model)).columns.filter(({ type }) => type !== 'ignore');
  const names = used.map(({ name }) => name);
  if (
    recorded === null ||
    recorded.columns.length !== names.length ||
    recorded.columns.some(({ column, drops }, i) => column !== names[i] || drops.length !== repeats)
  )
    return notPossible('the importance has other columns or repeats than model and config');
  const metric = config.cv.rank_by;
  const rows = sampleRows(y, most, config.seed);
  const labels = Uint8Array.from(rows, (i) => y[i]);
  const sampled = Float64Array.from(rows, (i) => probabilities[i]);
  return {
    metric,
    score: scoreProbabilities(labels, sampled, 0.5)[metric] ?? 0,
    rows: rows.length,
    repeats,
    columns: recorded.columns.map(({ column, drops }) => columnImportance(column, drops)),
  };
}
