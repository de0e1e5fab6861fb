import type { Csv } from './read-csv.ts';
import type { Steps } from './steps.ts';

/** Number of rows that repeat an earlier row, field by field; a column a step. */
export function* duplicateRowSteps({ n, columns }: Pick<Csv, 'n' | 'columns'>): Steps<number> {
  // Rows with equal fields so far are one group; each column splits the groups further.
  let groups = new Int32Array(n);
  let count = Math.min(n, 1);
  for (const [j, column] of columns.entries()) {
    if (count === n) return 0;
    yield j / columns.length;
    const codeOf = new Map<string, number>();
    const groupOf = new Map<number, number>();
    const next = new Int32Array(n);
    for (let i = 0; i < n; i++) {
      let code = codeOf.get(column[i]);
      if (code === undefined) {
        code = codeOf.size;
        codeOf.set(column[i], code);
      }
      const key = groups[i] * n + code;
      let group = groupOf.get(key);
      if (group === undefined) {
        group = groupOf.size;
        groupOf.set(key, group);
      }
      next[i] = group;
    }
    groups = next;
    count = groupOf.size;
  }
  return n - count;
}
