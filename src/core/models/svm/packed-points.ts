import { takeCodes } from '../../numerics/take.ts';
import type { Points } from './points.ts';

/** Columns that one pass over the rows takes together. */
export const PANEL = 4;
/** Keeps differences of scaled values finite. */
const LARGEST = 1e150;

/**
 * Points as the kernel's inner loops read them: the varying numeric columns in panels of four, row by row within a
 * panel, the last one filled up with zeros, which add nothing. One stream of reads instead of four takes 4.5 instead of
 * 6 ns for an entry of the reference job's kernel.
 */
export interface PackedPoints {
  readonly n: number;
  /** Each of length n × PANEL. */
  readonly panels: readonly Float64Array[];
  /** Codes plus one of each categorical column, 0 for unknown; each of length n. */
  readonly codes: readonly Int32Array[];
  /** Levels of each categorical column. */
  readonly levels: Int32Array;
}

/** @param scale what numeric values are multiplied by */
export function packPoints({ n, numeric, codes, levels }: Points, scale: number): PackedPoints {
  const panels: Float64Array[] = [];
  for (let from = 0; from < numeric.length; from += PANEL) {
    const panel = new Float64Array(n * PANEL);
    numeric.slice(from, from + PANEL).forEach((column, c) => {
      for (let i = 0; i < n; i++) panel[i * PANEL + c] = scaled(column[i], scale);
    });
    panels.push(panel);
  }
  const oneUp = codes.map((column) => column.map((code) => code + 1));
  return { n, panels, codes: oneUp, levels };
}

export function scaled(value: number, scale: number): number {
  return Math.max(-LARGEST, Math.min(value * scale, LARGEST));
}

/** The points `rows`, in that order. */
export function takePacked({ panels, codes, levels }: PackedPoints, rows: Int32Array): PackedPoints {
  return {
    n: rows.length,
    panels: panels.map((panel) => {
      const taken = new Float64Array(rows.length * PANEL);
      for (let t = 0; t < rows.length; t++) {
        for (let c = 0; c < PANEL; c++) taken[t * PANEL + c] = panel[rows[t] * PANEL + c];
      }
      return taken;
    }),
    codes: codes.map((column) => takeCodes(column, rows)),
    levels,
  };
}
