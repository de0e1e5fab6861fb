import { csvRow, readCsv, type Csv } from '../core/data/read-csv.ts';
import type { RunResult } from '../core/pipeline/result.ts';
import type { CellQuery, CellRowsView, ConfusionCell } from './protocol.ts';
import { scoredRows, type Scored } from './workbench-scored.ts';

/** Most rows of one answer: views are small. */
const MOST = 500;

const KINDS: Readonly<Record<ConfusionCell, { readonly flagged: boolean; readonly positive: boolean }>> = {
  tp: { flagged: true, positive: true },
  fp: { flagged: true, positive: false },
  fn: { flagged: false, positive: true },
  tn: { flagged: false, positive: false },
};

/**
 * Positions, among the scored rows, of those in a cell: what the model is surest of first, equals by row.
 * @param threshold a probability from here on is flagged
 */
export function cellMembers({ y, probabilities }: Scored, threshold: number, cell: ConfusionCell): Uint32Array {
  const { flagged, positive } = KINDS[cell];
  const members = Uint32Array.from(y.keys()).filter(
    (i) => probabilities[i] >= threshold === flagged && (y[i] === 1) === positive,
  );
  const sign = flagged ? -1 : 1;
  return members.sort((a, b) => sign * (probabilities[a] - probabilities[b]) || a - b);
}

/** Remembers the last file and the last cell: a list that is scrolled asks for one window after the other. */
export function createCellRows() {
  let read: { readonly dataset: string; readonly csv: Csv } | null = null;
  let listed: { readonly key: string; readonly scored: Scored; readonly members: Uint32Array } | null = null;

  function csvOf({ dataset, config }: RunResult): Csv {
    if (read?.dataset !== dataset.sha256) read = { dataset: dataset.sha256, csv: readCsv(dataset.bytes, config.data) };
    return read.csv;
  }

  return (run: RunResult, runSha256: string, query: CellQuery, from: number, to: number): CellRowsView => {
    const key = JSON.stringify([runSha256, query.model, query.source, query.threshold, query.cell]);
    if (listed?.key !== key) {
      const scored = scoredRows(run, query.model, query.source);
      listed = { key, scored, members: cellMembers(scored, query.threshold, query.cell) };
    }
    const { scored, members } = listed;
    const csv = csvOf(run);
    return {
      total: members.length,
      columns: csv.header,
      rows: Array.from(members.subarray(from, Math.min(to, from + MOST)), (i) => ({
        row: scored.rows[i],
        probability: scored.probabilities[i],
        fields: csvRow(csv, scored.rows[i]),
      })),
    };
  };
}
