import type { FitInput } from '../../../src/core/models/estimator.ts';
import type { Design } from '../../../src/core/preprocessing/design.ts';
import { stream, type Stream } from '../../../src/core/random/stream.ts';

/** A design from columns; `levels[c]` is the number of levels of the c-th code list. */
export function makeDesign(
  n: number,
  numeric: readonly ArrayLike<number>[],
  codes: readonly ArrayLike<number>[] = [],
  levels: readonly number[] = [],
): Design {
  return {
    n,
    numericNames: numeric.map((_, j) => `numeric-${j}`),
    numeric: numeric.map((values) => Float64Array.from(values)),
    categorical: codes.map((list, c) => ({ name: `category-${c}`, codes: Int32Array.from(list), levels: levels[c] })),
  };
}

/** Rows of a design in the given order, repeats allowed. */
export function takeRows(design: Design, rows: readonly number[]): Design {
  return makeDesign(
    rows.length,
    design.numeric.map((values) => rows.map((row) => values[row])),
    design.categorical.map(({ codes }) => rows.map((row) => codes[row])),
    design.categorical.map(({ levels }) => levels),
  );
}

export function fitInput(
  design: Design,
  y: ArrayLike<number>,
  classWeight: readonly [number, number] = [1, 1],
  name = 'test',
): FitInput {
  return {
    design,
    y: Uint8Array.from(y),
    classWeight,
    stream: (unit) => stream(11, `${name}/${unit}`),
    shared: (_name, make) => make(),
  };
}

/** About standard normal, to hundredths: the sum of twelve uniform draws. */
export function normal(random: Stream): number {
  let total = -6;
  for (let i = 0; i < 12; i++) total += random.real();
  return Math.round(total * 100) / 100;
}

export interface Sample {
  readonly design: Design;
  readonly y: Uint8Array;
}

/** Noisy labels that depend on numeric column 0 and categorical column 0; every level occurs. */
export function mixedSample(n: number, numericColumns: number, levels: readonly number[], seed = 'mixed'): Sample {
  const random = stream(5, seed);
  const numeric = Array.from({ length: numericColumns }, () => Array.from({ length: n }, () => normal(random)));
  const codes = levels.map((size) => Array.from({ length: n }, (_, i) => (i < size ? i : random.below(size))));
  const y = Array.from({ length: n }, (_, i) => {
    const signal = (numeric[0]?.[i] ?? 0) + (codes.length > 0 && codes[0][i] % 2 === 1 ? 1 : -0.5);
    return signal + normal(random) > 0 ? 1 : 0;
  });
  y[0] = 0;
  y[n - 1] = 1;
  return { design: makeDesign(n, numeric, codes, levels), y: Uint8Array.from(y) };
}
