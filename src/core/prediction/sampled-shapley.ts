import type { LoadedPipeline } from '../bundle/read-model.ts';
import { shuffle, type Stream } from '../random/stream.ts';
import { designOf, type RawRow } from './raw-rows.ts';

/** Orders of the columns that are drawn; each is gone through forwards and backwards. */
export const ORDERS = 64;

export interface SampledShapley {
  /** The mean probability of the background rows. */
  readonly baseline: number;
  /** Of each input column; with `baseline` they add up to the probability. */
  readonly values: readonly number[];
  /** Of the values: their deviation between orders, divided by the root of ORDERS. */
  readonly standardErrors: readonly number[];
}

/**
 * Shapley values by drawn orders of the columns (Castro, Gómez and Tejada, Computers & Operations Research 36, 2009), each
 * also backwards (antithetic, Mitchell et al., JMLR 23, 2022): on the way from a background row to the row itself, a
 * column's value is what the probability changes by when it is exchanged.
 * @param background ORDERS rows
 */
export function sampledShapley(
  pipeline: LoadedPipeline,
  row: RawRow,
  background: readonly RawRow[],
  random: Stream,
): SampledShapley {
  const p = row.length;
  const ways = background.flatMap((from) => {
    const order = Int32Array.from(row, (_, at) => at);
    shuffle(order, random);
    return [
      { from, order },
      { from, order: order.slice().reverse() },
    ];
  });
  const probabilities = pipeline.fitted.predictProba(
    designOf(
      pipeline,
      ways.flatMap(({ from, order }) => stations(from, row, order)),
    ),
  );
  const pairs = background.length;
  const values = row.map(() => 0);
  const squares = row.map(() => 0);
  let baseline = 0;
  for (let pair = 0; pair < pairs; pair++) {
    const own = row.map(() => 0);
    for (const way of [2 * pair, 2 * pair + 1]) {
      const at = way * (p + 1);
      baseline += probabilities[at] / (2 * pairs);
      ways[way].order.forEach((column, step) => {
        own[column] += (probabilities[at + step + 1] - probabilities[at + step]) / 2;
      });
    }
    own.forEach((change, column) => {
      values[column] += change / pairs;
      squares[column] += change * change;
    });
  }
  return explanation(baseline, values, squares, pairs);
}

function explanation(
  baseline: number,
  values: readonly number[],
  squares: readonly number[],
  pairs: number,
): SampledShapley {
  return {
    baseline,
    values,
    standardErrors: values.map((mean, column) => {
      const variance = pairs < 2 ? 0 : Math.max(0, squares[column] - pairs * mean * mean) / (pairs - 1);
      return Math.sqrt(variance / pairs);
    }),
  };
}

/** The background row, then with one column after the other taken from the row: p + 1 rows. */
function stations(from: RawRow, row: RawRow, order: Int32Array): RawRow[] {
  const now = [...from];
  const rows: RawRow[] = [[...now]];
  for (const column of order) {
    now[column] = row[column];
    rows.push([...now]);
  }
  return rows;
}
