import { beforeAll, describe, expect, it } from 'vitest';
import type { CellQuery, ConfusionCell } from '../../src/worker/protocol.ts';
import { smallRun, type SmallRun } from '../app/results/small-run.ts';

const CELLS: readonly ConfusionCell[] = ['tp', 'fp', 'fn', 'tn'];

describe('rows behind a cell', () => {
  let small: SmallRun;
  let query: Omit<CellQuery, 'cell'>;

  beforeAll(async () => {
    small = await smallRun();
    query = {
      model: small.run.models[0].model,
      source: 'test',
      threshold: small.run.threshold.threshold,
    };
  });

  const rowsOf = (cell: ConfusionCell, from = 0, to = 500) =>
    small.workbench.cellRows(small.run.sha256, { ...query, cell }, from, to);

  it('are as many as the test counted, every row in one cell', async () => {
    const views = await Promise.all(CELLS.map((cell) => rowsOf(cell)));
    expect(Object.fromEntries(CELLS.map((cell, i) => [cell, views[i].total]))).toEqual(small.run.test.confusion_matrix);
    const rows = views.flatMap((view) => view.rows.map(({ row }) => row));
    expect(new Set(rows).size).toBe(small.run.testRows);
  });

  it('are the rows of the file, excluded columns too', async () => {
    const { columns, rows } = await rowsOf('tp');
    expect(columns).toEqual(['id', 'x', 'c', 'y']);
    const lines = small.csv.split('\n');
    for (const { row, fields } of rows) {
      expect(fields.join(',')).toBe(lines[row + 1]);
      expect(fields[3]).toBe('yes');
    }
  });

  it('begin with what the model is surest of', async () => {
    const flagged = (await rowsOf('tp')).rows.map(({ probability }) => probability);
    const missed = (await rowsOf('tn')).rows.map(({ probability }) => probability);
    expect(flagged).toEqual(flagged.toSorted((a, b) => b - a));
    expect(missed).toEqual(missed.toSorted((a, b) => a - b));
  });

  it('come in windows that fit together', async () => {
    const whole = await rowsOf('tn');
    const parts = await Promise.all([rowsOf('tn', 0, 4), rowsOf('tn', 4, whole.total)]);
    expect(parts.flatMap((part) => part.rows)).toEqual(whole.rows);
    expect((await rowsOf('tn', whole.total, whole.total + 10)).rows).toEqual([]);
  });
});
