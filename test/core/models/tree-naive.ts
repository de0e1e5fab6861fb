import { splitGain } from '../../../src/core/models/tree/gain.ts';
import type { GrowOptions } from '../../../src/core/models/tree/grow-options.ts';
import type { Design } from '../../../src/core/preprocessing/design.ts';
import type { Stream } from '../../../src/core/random/stream.ts';

/** A node as text: `column threshold` or `leaf positives negatives`. */
export type NaiveNode = string;

/**
 * CART from its definition: a one-hot matrix, every split of every examined column tried row by row, gini compared as
 * exact fractions. `rows` are the row numbers in the order in which a bootstrap sample counts them.
 */
export function naiveTree(
  design: Design,
  y: Uint8Array,
  multiplicity: ArrayLike<number>,
  options: GrowOptions,
  random: Stream,
): NaiveNode[] {
  const matrix = oneHot(design);
  const width = matrix.length;
  const deck = matrix.map((_, column) => column);
  const nodes: NaiveNode[] = [];

  const grow = (rows: number[], depth: number): void => {
    const [negatives, positives] = count(rows);
    const mayBeSplit =
      depth < options.maxDepth &&
      rows.length >= options.minSamplesSplit &&
      rows.length >= 2 * options.minSamplesLeaf &&
      negatives > 0 &&
      positives > 0;
    const split = mayBeSplit ? bestSplit(rows) : null;
    if (split === null) {
      nodes.push(`leaf ${positives} ${negatives}`);
      return;
    }
    nodes.push(`${split.column} ${split.threshold}`);
    grow(
      rows.filter((row) => matrix[split.column][row] <= split.threshold),
      depth + 1,
    );
    grow(
      rows.filter((row) => matrix[split.column][row] > split.threshold),
      depth + 1,
    );
  };

  const count = (rows: readonly number[]): [number, number] => {
    const counts: [number, number] = [0, 0];
    for (const row of rows) counts[y[row]] += multiplicity[row];
    return counts;
  };

  const bestSplit = (rows: number[]): { column: number; threshold: number } | null => {
    let best: { column: number; threshold: number; left: [number, number]; right: [number, number] } | null = null;
    for (const column of examined(rows)) {
      const values = [...new Set(rows.map((row) => matrix[column][row]))].sort((a, b) => a - b);
      for (let i = 0; i + 1 < values.length; i++) {
        const left = rows.filter((row) => matrix[column][row] <= values[i]);
        const right = rows.filter((row) => matrix[column][row] > values[i]);
        if (left.length < options.minSamplesLeaf || right.length < options.minSamplesLeaf) continue;
        const candidate = {
          column,
          threshold: (values[i] + values[i + 1]) / 2,
          left: count(left),
          right: count(right),
        };
        if (best === null || isBetter(candidate, best)) best = candidate;
      }
    }
    return best;
  };

  /** Strictly better. */
  const isBetter = (a: Counts, b: Counts): boolean => {
    const { criterion } = options;
    if (criterion.entropy !== null) {
      const gain = ({ left, right }: Counts): number => splitGain(criterion, left[1], left[0], right[1], right[0]);
      return gain(a) > gain(b);
    }
    // Weights of the tests are whole, so that everything here is.
    const fraction = ({ left, right }: Counts): [bigint, bigint] => {
      const [a0, a1, b0, b1] = [
        left[0] * criterion.w0,
        left[1] * criterion.w1,
        right[0] * criterion.w0,
        right[1] * criterion.w1,
      ].map(BigInt);
      // (a0² + a1²) / (a0 + a1) + (b0² + b1²) / (b0 + b1), which gini's decrease grows with.
      return [(a0 * a0 + a1 * a1) * (b0 + b1) + (b0 * b0 + b1 * b1) * (a0 + a1), (a0 + a1) * (b0 + b1)];
    };
    const [p, q] = fraction(a);
    const [r, s] = fraction(b);
    return p * s > r * q;
  };

  const varies = (column: number, rows: number[]): boolean =>
    rows.some((row) => matrix[column][row] !== matrix[column][rows[0]]);

  const examined = (rows: number[]): number[] => {
    if (options.columnsPerSplit === width) return matrix.map((_, column) => column);
    const drawn: number[] = [];
    while (drawn.length < options.columnsPerSplit) {
      const at = drawn.length + random.below(width - drawn.length);
      drawn.push(deck[at]);
      [deck[at], deck[drawn.length - 1]] = [deck[drawn.length - 1], deck[at]];
    }
    if (drawn.some((column) => varies(column, rows))) return drawn;
    const others = matrix.map((_, column) => column).filter((column) => varies(column, rows));
    return others.length === 0 ? [] : [others[random.below(others.length)]];
  };

  grow(
    Array.from({ length: design.n }, (_, row) => row).filter((row) => multiplicity[row] > 0),
    0,
  );
  return nodes;
}

interface Counts {
  /** Negatives and positives, not weighted. */
  readonly left: readonly [number, number];
  readonly right: readonly [number, number];
}

function oneHot(design: Design): Float64Array[] {
  return [
    ...design.numeric,
    ...design.categorical.flatMap(({ codes, levels }) =>
      Array.from({ length: levels }, (_, level) => Float64Array.from(codes, (code) => (code === level ? 1 : 0))),
    ),
  ];
}
