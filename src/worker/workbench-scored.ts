import type { ModelName } from '../core/config/config.ts';
import { rowsOfSet, TEST, TRAIN } from '../core/evaluation/split.ts';
import type { CurveCounts } from '../core/evaluation/types.ts';
import { problemError } from '../core/errors.ts';
import type { RunResult } from '../core/pipeline/result.ts';
import type { ScoresSource } from './protocol.ts';

/** Rows with their probabilities, all arrays of one length, rows ascending. */
export interface Scored {
  readonly rows: Int32Array;
  readonly y: Uint8Array;
  readonly probabilities: Float64Array;
  /** Fold of each row; `null` for the test rows. */
  readonly fold: Int32Array | null;
  readonly counts: CurveCounts;
}

/** @throws SelfsameError `file/not-found` for a model that the run does not have, or whose test rows nobody scored */
export function scoredRows(run: RunResult, model: ModelName, source: ScoresSource): Scored {
  const found = run.models.find((candidate) => candidate.model === model);
  if (found === undefined || (source === 'test' && model !== run.final.model))
    throw problemError(
      'file/not-found',
      `The run has no ${source === 'test' ? 'test' : 'out-of-fold'} probabilities of ${model}.`,
      {
        fix: 'Choose another model. Only the best one has scored the test rows.',
      },
    );
  const rows = Int32Array.from(rowsOfSet(run.split, source === 'test' ? TEST : TRAIN));
  return {
    rows,
    y: Uint8Array.from(rows, (row) => run.table.target.y[row]),
    probabilities: source === 'test' ? run.final.probabilities : found.probabilities,
    fold: source === 'test' ? null : Int32Array.from(rows, (row) => run.split.fold[row]),
    counts: source === 'test' ? run.test.curve : found.evaluation.curve,
  };
}
