import type { KnnParams } from '../../config/config.ts';
import { fail } from '../../errors.ts';
import type { Estimator } from '../estimator.ts';
import {
  invalidModel,
  readChoice,
  readFloats,
  readInteger,
  readIntegers,
  readList,
  readObject,
} from '../read-value.ts';
import { decodeCodes, decodeColumn, decodeColumnList, encodeCodes, encodeColumn } from './encode.ts';
import type { Nearest } from './nearest.ts';
import { indexFor, searchNearest, type SearchIndex } from './search.ts';
import type { TrainingRows } from './training-rows.ts';
import type { Design } from '../../preprocessing/design.ts';

export interface FittedKnn extends TrainingRows {
  readonly neighbours: number;
  readonly weights: KnnParams['weights'];
  /** Class of each training row. */
  readonly labels: Uint8Array;
  /** Values of the numeric columns that are constant in training, in column order. */
  readonly constants: Float64Array;
  /** Made from the rows at fit and at decoding; not part of the file. */
  readonly index: SearchIndex;
}

/**
 * k nearest neighbours by Euclidean distance on the encoded columns; see `searchNearest` for the exact distance and the
 * order of ties. Classes are not weighted. More neighbours than training rows: `data/too-few-rows`.
 */
export const knn: Estimator<KnnParams, FittedKnn> = {
  name: 'knn',

  fit({ design, y }, { n_neighbors: neighbours, weights }) {
    const { n } = design;
    if (neighbours > n)
      fail('data/too-few-rows', `knn asks for ${neighbours} neighbours, but the model is fitted on ${n} rows.`, {
        fix: `Lower models.knn.n_neighbors to ${n} or less.`,
        place: { path: 'models.knn.n_neighbors' },
      });
    const varying: number[] = [];
    const constants: number[] = [];
    design.numeric.forEach((values, column) => {
      if (values.some((value) => value !== values[0])) varying.push(column);
      else constants.push(values[0]);
    });
    const points = interleave(
      varying.map((column) => design.numeric[column]),
      n,
    );
    const codes = design.categorical.map((column) => column.codes.slice());
    return indexed({
      neighbours,
      weights,
      n,
      labels: y.slice(),
      varying,
      constants: Float64Array.from(constants),
      points,
      codes,
    });
  },

  predictProba(fitted, design) {
    const probabilities = new Float64Array(design.n);
    const away = constantDistance(fitted, design);
    const share = fitted.weights === 'distance' ? weightedShare : plainShare;
    searchNearest(fitted, fitted.index, design, fitted.neighbours, (row, nearest) => {
      probabilities[row] = share(fitted.labels, nearest, away[row]);
    });
    return probabilities;
  },

  summary: ({ neighbours, n }) => ({ neighbours, training_rows: n }),

  encode(fitted) {
    const { neighbours, weights, labels, varying, constants, points, codes } = fitted;
    return {
      neighbours,
      weights,
      labels,
      varying: Uint32Array.from(varying),
      constants,
      columns: deinterleave(points, varying.length).map(encodeColumn),
      codes: codes.map(encodeCodes),
    };
  },

  decode(value, shape) {
    const keys = ['neighbours', 'weights', 'labels', 'varying', 'constants', 'columns', 'codes'];
    const object = readObject(value, 'knn', keys);
    const labels = Uint8Array.from(readIntegers(object.labels, 'labels', null, 0, 1));
    const n = labels.length;
    if (n === 0) invalidModel('labels', 'one or more');
    const neighbours = readInteger(object.neighbours, 'neighbours', 1, n);
    const weights = readChoice(object.weights, 'weights', ['uniform', 'distance'] as const);
    const varying = decodeColumnList(object.varying, 'varying', shape.numeric);
    const constants = readFloats(object.constants, 'constants', shape.numeric - varying.length);
    const columns = readList(object.columns, 'columns', varying.length);
    const points = interleave(
      columns.map((column, j) => decodeColumn(column, `columns[${j}]`, n)),
      n,
    );
    const blocks = readList(object.codes, 'codes', shape.categorical.length);
    const codes = shape.categorical.map((levels, c) => decodeCodes(blocks[c], `codes[${c}]`, n, levels));
    return indexed({ neighbours, weights, n, labels, varying, constants, points, codes });
  },
};

function indexed(rest: Omit<FittedKnn, 'index'>): FittedKnn {
  return { ...rest, index: indexFor(rest) };
}

function plainShare(labels: Uint8Array, { rows, size }: Nearest): number {
  let positives = 0;
  for (let i = 0; i < size; i++) positives += labels[rows[i]];
  return positives / size;
}

/**
 * Votes weighted by 1 / distance, summed from the nearest on; where rows coincide with the query (distance 0) they alone
 * vote, as in scikit-learn. `away`: distance² from the columns that are left out of the search.
 */
function weightedShare(labels: Uint8Array, nearest: Nearest, away: number): number {
  nearest.sort();
  const { squared, rows, size } = nearest;
  let positive = 0;
  let total = 0;
  for (let i = 0; i < size; i++) {
    const distance = Math.sqrt(squared[i] + away);
    if (total > 0 && distance > 0 && squared[0] + away === 0) break;
    const weight = distance === 0 ? 1 : 1 / distance;
    total += weight;
    if (labels[rows[i]] === 1) positive += weight;
  }
  // Distances beyond the number range weigh nothing.
  return total > 0 ? positive / total : plainShare(labels, nearest);
}

/** For each query the distance² from the columns constant in training, in column order. */
function constantDistance({ varying, constants }: FittedKnn, design: Design): Float64Array {
  const away = new Float64Array(design.n);
  const left = design.numeric.filter((_, column) => !varying.includes(column));
  left.forEach((values, c) => {
    for (let i = 0; i < design.n; i++) {
      const difference = values[i] - constants[c];
      away[i] += difference * difference;
    }
  });
  return away;
}

/** Columns to n × k, row-major. */
/** Rows that stay in the cache until they have all their columns. */
const INTERLEAVED = 32;

function interleave(columns: readonly Float64Array[], n: number): Float64Array {
  const k = columns.length;
  const points = new Float64Array(n * k);
  for (let from = 0; from < n; from += INTERLEAVED) {
    const to = Math.min(n, from + INTERLEAVED);
    for (let j = 0; j < k; j++) copyColumn(columns[j], from, to, points, j, k);
  }
  return points;
}

function copyColumn(values: Float64Array, from: number, to: number, points: Float64Array, j: number, k: number): void {
  for (let i = from, at = from * k + j; i < to; i++, at += k) points[at] = values[i];
}

function deinterleave(points: Float64Array, k: number): Float64Array[] {
  return Array.from({ length: k }, (_, j) => {
    const column = new Float64Array(points.length / k);
    for (let i = 0, at = j; i < column.length; i++, at += k) column[i] = points[at];
    return column;
  });
}
