import { describe, expect, it } from 'vitest';
import { knn } from '../../src/core/models/knn/knn.ts';
import { searchNearest } from '../../src/core/models/knn/search.ts';
import { CASES, doubles, firstRows, inputOf, type Case } from './case.ts';
import type { ExpectedKnn } from './expected.ts';
import { oneHotMatrix, squaredDistance } from './one-hot.ts';

const EQUAL = 1e-9;

describe.each(CASES)('$name', (own) => {
  it.each(own.expected.knn)('has the neighbours of scikit-learn: $params', (expected) => {
    const { probabilities, neighbours } = ask(own, expected);
    const distances = distancesOf(own, neighbours.length);
    const reach = doubles(expected.reach);
    const theirs = doubles(expected.probabilities);
    neighbours.forEach((rows, i) => {
      const sure = expected.neighbours[i];
      if (sure !== null) {
        expect(rows).toEqual(sure);
        if (expected.params.weights === 'uniform') expect(probabilities[i]).toBe(theirs[i]);
        else expect(Math.abs(probabilities[i] - theirs[i])).toBeLessThan(1e-12);
        return;
      }
      // Which of the equally far rows take part is open.
      expect(new Set(rows).size).toBe(expected.params.n_neighbors);
      for (const row of rows) expect(distances[i][row]).toBeLessThan(reach[i] + EQUAL);
      expect(distances[i].flatMap((d, row) => (d < reach[i] - EQUAL && !rows.includes(row) ? [row] : []))).toEqual([]);
      expect(Math.abs(probabilities[i] - share(own.y, rows, distances[i], expected.params.weights))).toBeLessThan(
        1e-12,
      );
    });
  });
});

function ask(own: Case, { params, neighbours }: ExpectedKnn): { probabilities: Float64Array; neighbours: number[][] } {
  const fitted = knn.fit(inputOf(own), params);
  const queries = firstRows(own.asked, neighbours.length);
  const found: number[][] = [];
  searchNearest(fitted, fitted.index, queries, params.n_neighbors, (query, nearest) => {
    found[query] = Array.from(nearest.rows.subarray(0, nearest.size)).sort((a, b) => a - b);
  });
  return { probabilities: knn.predictProba(fitted, queries), neighbours: found };
}

function distancesOf(own: Case, queries: number): number[][] {
  const [rows, asked] = [oneHotMatrix(own.design), oneHotMatrix(own.asked)];
  return Array.from({ length: queries }, (_, i) =>
    Array.from({ length: rows.n }, (_, row) => Math.sqrt(squaredDistance(asked, i, rows, row))),
  );
}

/** The vote as scikit-learn describes it: by 1 / distance, rows at distance 0 alone if there are any. */
function share(y: Uint8Array, rows: readonly number[], distance: readonly number[], weights: string): number {
  const zero = rows.some((row) => distance[row] === 0);
  const weight = (row: number): number => {
    if (weights === 'uniform') return 1;
    return zero ? (distance[row] === 0 ? 1 : 0) : 1 / distance[row];
  };
  const total = (chosen: readonly number[]): number => chosen.reduce((sum, row) => sum + weight(row), 0);
  return total(rows.filter((row) => y[row] === 1)) / total(rows);
}
