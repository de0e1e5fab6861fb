import { encodedWidth, type Design } from '../../core/preprocessing/design.ts';
import type { DesignShape } from '../../core/models/estimator.ts';

/** The design as the packages want it: rows of numbers, categories as one-hot columns behind the numeric ones. */
export function denseRows(design: Design): number[][] {
  const width = encodedWidth(design);
  return Array.from({ length: design.n }, (_, i) => {
    const row = new Array<number>(width).fill(0);
    design.numeric.forEach((values, j) => (row[j] = values[i]));
    let offset = design.numeric.length;
    for (const { codes, levels } of design.categorical) {
      if (codes[i] >= 0) row[offset + codes[i]] = 1;
      offset += levels;
    }
    return row;
  });
}

/** Encoded columns of designs of this shape. */
export function widthOf({ numeric, categorical }: DesignShape): number {
  return categorical.reduce((sum, levels) => sum + levels, numeric);
}

/** Within [0, 1]; what is beyond the range of floating point (NaN) is undecided. */
export function asProbability(p: number): number {
  return Number.isNaN(p) ? 0.5 : Math.min(1, Math.max(0, p));
}
