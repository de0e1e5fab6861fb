import { describe, expect, it } from 'vitest';
import type { Cell, CellSide } from '../../bench/parts/matrix-cell.ts';
import { cellName, cellRatio, matrixTable, replaceCells } from '../../bench/parts/matrix.ts';

const side = (...seconds: number[]): CellSide => ({
  seconds,
  cpuSeconds: seconds,
  peakBytes: 1024 * 1024,
  auc: seconds.length === 0 ? null : 0.9,
});
const cell = (rows: number, ours: CellSide, theirs: CellSide): Cell => ({
  kernel: 'kNN',
  shape: '10 numeric',
  rows,
  ours,
  theirs: { ...theirs, representation: 'dense' },
});

describe('cellRatio', () => {
  it('compares minima, and knows only a bound past the limit', () => {
    expect(cellRatio(cell(1000, side(3, 2), side(8, 4)))).toEqual({ ratio: 0.5, bound: '' });
    expect(cellRatio(cell(1000, side(30), side()))).toEqual({ ratio: 0.25, bound: '<' });
    expect(cellRatio(cell(1000, side(), side(60)))).toEqual({ ratio: 2, bound: '>' });
    expect(cellRatio(cell(1000, side(), side()))).toBeNull();
  });
});

describe('matrixTable', () => {
  const cells = [cell(10_000, side(10), side(8)), cell(1000, side(1), side(2))];

  it('orders by rows, shows growth on the last row and names what is not won', () => {
    const { rows, notes } = matrixTable(cells);
    expect(rows.map(([name]) => name)).toEqual(['kNN, 1k × 10 numeric', 'kNN, 10k × 10 numeric']);
    expect(rows.map((row) => row[5])).toEqual(['', '1.00 / 0.60']);
    expect(notes?.[1]).toBe('Not below 1: kNN, 10k × 10 numeric.');
  });

  it('replaces cells of the same name', () => {
    const anew = cell(1000, side(5), side(6));
    expect(replaceCells(cells, [anew])).toEqual([cells[0], anew]);
    expect(cellName(anew)).toBe(cellName(cells[1]));
  });
});
