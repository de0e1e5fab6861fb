import type { RunConfig } from '../config/config.ts';
import type { Table } from '../data/table.ts';
import { DEFAULT_FIT_OPTIONS } from '../models/svm/fit.ts';
import { foldSize } from './cost.ts';

/** An engine of its own with the program's code, and what its garbage collector leaves lying about. */
const EMPTY_WORKER_BYTES = 80e6;

/**
 * Bytes that one worker needs for a run of our own engine, roughly and at most: the table as it came and as it was
 * decoded, the designs of all parts with their ranks (a worker may get tasks of any part), and the largest of the
 * fits' working sets. It decides how many workers there are, never a result.
 */
export function workerBytes(table: Table, config: RunConfig): number {
  const { train, numeric, categorical } = foldSize(table, config);
  const values = numeric * Float64Array.BYTES_PER_ELEMENT + categorical * Int32Array.BYTES_PER_ELEMENT;
  const ranks = (numeric + categorical) * Int32Array.BYTES_PER_ELEMENT;
  const designs = (config.cv.n_splits + 1) * (values + ranks);
  const svm =
    config.models.svm === undefined
      ? 0
      : Math.min(DEFAULT_FIT_OPTIONS.cacheBytes, train * train * Float32Array.BYTES_PER_ELEMENT);
  return EMPTY_WORKER_BYTES + table.n * (2 * values + designs) + svm;
}
