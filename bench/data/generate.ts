import { stream, type Stream } from '../../src/core/random/stream.ts';
import type { KernelData, Rows } from './kernel-data.ts';

export interface Shape {
  readonly numeric: number;
  /** Levels of each categorical column. */
  readonly levels: readonly number[];
}

const SEED = 1;
/** Columns that the label depends on. */
const SIGNAL = 5;

/** About standard normal: four uniform draws, whose sum has variance 1/3. */
function normal(random: Stream): number {
  return (random.real() + random.real() + random.real() + random.real() - 2) * Math.sqrt(3);
}

/**
 * A table in which about 30 % of the rows are positive: numeric columns about standard normal, every third to one decimal
 * and so with ties; levels of which low ones are frequent; a label from a few columns, one product, the levels and noise.
 * Each column has its own stream: the same seed gives the same values whatever other columns there are.
 */
export function generateRows(n: number, { numeric, levels }: Shape): Rows {
  const columns = Array.from({ length: numeric }, (_, j) => {
    const random = stream(SEED, `bench/numeric-${j}`);
    return Float64Array.from({ length: n }, () =>
      j % 3 === 2 ? Math.round(normal(random) * 10) / 10 : normal(random),
    );
  });
  const codes = levels.map((count, c) => {
    const random = stream(SEED, `bench/categorical-${c}`);
    return Int32Array.from({ length: n }, () => {
      const draw = random.real();
      return Math.floor(count * draw * draw);
    });
  });
  const effects = levels.map((count, c) => {
    const random = stream(SEED, `bench/effects-${c}`);
    return Float64Array.from({ length: count }, () => 0.5 * normal(random));
  });
  const noise = stream(SEED, 'bench/noise');
  const y = Uint8Array.from({ length: n }, (_, i) => {
    let score = normal(noise) + columns[0][i] * columns[1][i];
    for (let j = 0; j < SIGNAL; j++) score += columns[j][i] * (1 - j / SIGNAL);
    for (let c = 0; c < levels.length; c++) score += effects[c][codes[c][i]];
    return score > 1 ? 1 : 0;
  });
  const design = {
    n,
    numericNames: columns.map((_, j) => `x${j}`),
    numeric: columns,
    categorical: codes.map((list, c) => ({ name: `c${c}`, codes: list, levels: levels[c] })),
  };
  return { design, y };
}

/** The first `train` rows to fit on, `query` more to ask; levels that no training row has are unknown. */
export function generateKernelData(train: number, query: number, shape: Shape): KernelData {
  const { design, y } = generateRows(train + query, shape);
  const kept = design.categorical.map(({ codes, levels }) => renumber(codes.subarray(0, train), levels));
  const part = (from: number, to: number): Rows => ({
    design: {
      ...design,
      n: to - from,
      numeric: design.numeric.map((values) => values.slice(from, to)),
      categorical: design.categorical.map(({ name, codes }, c) => ({
        name,
        codes: codes.slice(from, to).map((code) => kept[c].codeOf[code]),
        levels: kept[c].levels,
      })),
    },
    y: y.slice(from, to),
  });
  return { train: part(0, train), query: part(train, train + query) };
}

/** Codes without gaps for the levels that occur, −1 for the others. */
function renumber(codes: Int32Array, count: number): { readonly codeOf: Int32Array; readonly levels: number } {
  const occurs = new Uint8Array(count);
  for (const code of codes) occurs[code] = 1;
  let levels = 0;
  return { codeOf: Int32Array.from(occurs, (flag) => (flag === 1 ? levels++ : -1)), levels };
}
