import { MATRIX_KERNELS, SHAPES } from '../matrix-kernels.ts';
import { growthExponent } from '../measure/growth.ts';
import type { Table } from '../report/table.ts';
import { mebibytes, secondsText, significant } from '../report/words.ts';
import { LIMIT_SECONDS, measureCell, type Cell, type CellSide } from './matrix-cell.ts';

export function cellName({ kernel, shape, rows }: Pick<Cell, 'kernel' | 'shape' | 'rows'>): string {
  return `${kernel}, ${rows / 1000}k × ${shape}`;
}

/** Cells whose name has `only` in it, smaller ones first; each is handed out as soon as it is measured. */
export async function measureMatrix(python: string, only: string, onCell: (cell: Cell) => void): Promise<void> {
  const cells = SHAPES.flatMap((shape) =>
    MATRIX_KERNELS.flatMap((kernel) => kernel.rows.map((rows) => ({ shape, kernel, rows }))),
  )
    .filter(({ kernel, shape, rows }) => cellName({ kernel: kernel.label, shape: shape.label, rows }).includes(only))
    .sort((a, b) => a.rows - b.rows);
  for (const { kernel, shape, rows } of cells) {
    const cell = await measureCell(python, kernel, shape, rows);
    if (cell !== null) onCell(cell);
  }
}

/** The cells measured before, with those measured anew in their place. */
export function replaceCells(before: readonly Cell[], anew: readonly Cell[]): Cell[] {
  const names = new Set(anew.map(cellName));
  return [...before.filter((cell) => !names.has(cellName(cell))), ...anew];
}

/** Minimum, or null where a side went past the limit. */
function fastest({ seconds }: CellSide): number | null {
  return seconds.length === 0 ? null : Math.min(...seconds);
}

/** Ours / theirs; `bound` where one side is known only to take longer than the limit, null where both are. */
export function cellRatio({ ours, theirs }: Cell): { readonly ratio: number; readonly bound: '' | '<' | '>' } | null {
  const [own, other] = [fastest(ours), fastest(theirs)];
  if (own === null && other === null) return null;
  const bound = own === null ? '>' : other === null ? '<' : '';
  return { ratio: (own ?? LIMIT_SECONDS) / (other ?? LIMIT_SECONDS), bound };
}

export function matrixTable(cells: readonly Cell[]): Table {
  const ordered = MATRIX_KERNELS.flatMap(({ label }) =>
    SHAPES.flatMap((shape) =>
      cells.filter((cell) => cell.kernel === label && cell.shape === shape.label).sort((a, b) => a.rows - b.rows),
    ),
  );
  const lost = ordered.filter((cell) => (cellRatio(cell)?.ratio ?? 0) >= 1).map(cellName);
  return {
    title: 'Kernels by rows and columns, one thread',
    header: ['kernel, rows × columns', 'Selfsame', 'scikit-learn', 'ratio', 'of CPU time', 'growth', 'memory', 'AUC'],
    rows: ordered.map((cell) => [
      cellName(cell),
      sideText(cell.ours),
      `${sideText(cell.theirs)}${cell.theirs.representation === null ? '' : `, ${cell.theirs.representation}`}`,
      ratioOf(cell),
      cpuRatio(cell),
      growthOf(cell, ordered),
      `${mebibytes(cell.ours.peakBytes)} / ${mebibytes(cell.theirs.peakBytes)}`,
      `${aucText(cell.ours)} / ${aucText(cell.theirs)}`,
    ]),
    notes: [
      'Growth: the exponent of the rows with which time grows, ours / theirs, over all rows of a kernel and shape.',
      lost.length === 0 ? 'Every cell is below 1.' : `Not below 1: ${lost.join('; ')}.`,
    ],
  };
}

function sideText(side: CellSide): string {
  return side.seconds.length === 0 ? `> ${LIMIT_SECONDS} s` : secondsText(side.seconds);
}

function ratioOf(cell: Cell): string {
  const found = cellRatio(cell);
  return found === null ? '–' : `${found.bound} ${significant(found.ratio)}`.trim();
}

/** What the ratio would be if nobody else used the cores; helper threads of a side count too. */
function cpuRatio({ ours, theirs }: Cell): string {
  if (ours.cpuSeconds.length === 0 || theirs.cpuSeconds.length === 0) return '–';
  return significant(Math.min(...ours.cpuSeconds) / Math.min(...theirs.cpuSeconds));
}

function aucText({ auc }: CellSide): string {
  return auc === null ? '–' : auc.toFixed(3);
}

/** On the row of the most rows. */
function growthOf(cell: Cell, all: readonly Cell[]): string {
  const group = all.filter(({ kernel, shape }) => kernel === cell.kernel && shape === cell.shape);
  if (group.at(-1) !== cell) return '';
  const exponent = (side: (cell: Cell) => CellSide): string => {
    const points = group.flatMap((one) => {
      const seconds = fastest(side(one));
      return seconds === null ? [] : [{ n: one.rows, seconds }];
    });
    return growthExponent(points)?.toFixed(2) ?? '–';
  };
  return `${exponent(({ ours }) => ours)} / ${exponent(({ theirs }) => theirs)}`;
}
