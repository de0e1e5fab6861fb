import type { Bundle, RunResult } from '../../../../src/core/index.ts';
import { learnersCsv, sampleRun } from '../sample-run.ts';

/** A small experiment with one of everything: engineered columns, rows without a target, fits in blocks, a baseline. */
export function forgedRun(): Promise<{ run: RunResult; bundle: Bundle }> {
  return sampleRun(
    `data: {target: bought, drop_missing_target: true, columns: {"2024": categorical}}
features: {}
cv: {n_splits: 2}
models:
  random_forest: {n_estimators: 2, max_depth: 3}
  decision_tree: {max_depth: 2}
`,
    learnersCsv(50),
  );
}
