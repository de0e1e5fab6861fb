import KNN from 'ml-knn';
import type { KnnParams } from '../../core/config/config.ts';
import { fail } from '../../core/errors.ts';
import type { Estimator } from '../../core/models/estimator.ts';
import {
  invalidModel,
  readChoice,
  readFloats,
  readInteger,
  readIntegers,
  readObject,
} from '../../core/models/read-value.ts';
import { asProbability, denseRows, widthOf } from './dense.ts';
import { shielded } from './shield.ts';

interface FittedMljsKnn {
  readonly k: number;
  readonly weights: KnnParams['weights'];
  /** n × width, row-major. */
  readonly points: Float64Array;
  /** Length n, 0 or 1. */
  readonly labels: Uint8Array;
  readonly width: number;
}

/** ml-knn answers with a class alone; the shares are counted here from the neighbours that its tree finds. */
export const mljsKnn: Estimator<KnnParams, FittedMljsKnn> = {
  name: 'knn',

  fit({ design, y }, { n_neighbors: k, weights }) {
    if (k > design.n)
      fail('data/too-few-rows', `${k} neighbours are asked for among ${design.n} training rows.`, {
        fix: 'Lower `models.knn.n_neighbors`, or use more rows.',
        place: { path: 'models.knn.n_neighbors' },
      });
    const rows = denseRows(design);
    return { k, weights, points: Float64Array.from(rows.flat()), labels: Uint8Array.from(y), width: rows[0].length };
  },

  predictProba({ k, weights, points, labels, width }, design) {
    const rows = Array.from(labels, (_, i) => Array.from(points.subarray(i * width, (i + 1) * width)));
    return shielded(() => {
      const { kdTree } = new KNN(rows, [...labels], { k });
      return Float64Array.from(denseRows(design), (row) => {
        const found = kdTree.nearest(row, k);
        const exact = found.some(([, distance]) => distance === 0);
        let total = 0;
        let positive = 0;
        for (const [neighbour, distance] of found) {
          const weight = weights === 'uniform' ? 1 : exact ? (distance === 0 ? 1 : 0) : 1 / distance;
          total += weight;
          positive += neighbour[width] === 1 ? weight : 0;
        }
        return asProbability(positive / total);
      });
    });
  },

  summary: ({ k, labels }) => ({ neighbours: k, rows: labels.length }),

  encode: ({ k, weights, points, labels }) => ({ k, labels, points, weights }),

  decode(value, shape) {
    const fields = readObject(value, 'classifier', ['k', 'labels', 'points', 'weights']);
    const labels = Uint8Array.from(readIntegers(fields.labels, 'labels', null, 0, 1));
    const width = widthOf(shape);
    if (labels.length === 0) invalidModel('labels', 'of at least one row');
    return {
      k: readInteger(fields.k, 'k', 1, labels.length),
      weights: readChoice(fields.weights, 'weights', ['uniform', 'distance']),
      points: readFloats(fields.points, 'points', labels.length * width),
      labels,
      width,
    };
  },
};
