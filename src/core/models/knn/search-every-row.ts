import type { Design } from '../../preprocessing/design.ts';
import type { Nearest } from './nearest.ts';
import { Query } from './query.ts';
import type { TrainingRows } from './training-rows.ts';

/** `searchNearest` by its definition. */
export function searchEveryRow(
  training: TrainingRows,
  design: Design,
  count: number,
  visit: (row: number, nearest: Nearest) => void,
): void {
  const rows = Int32Array.from({ length: training.n }, (_, row) => row);
  const query = new Query(training, design, count);
  for (let i = 0; i < design.n; i++) {
    query.start(i);
    query.compare(rows, 0, rows.length);
    visit(i, query.nearest);
  }
}
