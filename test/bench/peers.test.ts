import { expect, it } from 'vitest';
import { peersTable, type PeerResult } from '../../bench/parts/peers.ts';

it('shows the ratio of the minima, or a bound where a package took too long', () => {
  const result: PeerResult = {
    kernel: 'kNN',
    npm: 'ml-knn',
    shape: '10 numeric',
    rows: 500,
    ours: [0.2, 0.1, 0.3],
    theirs: [2, 1],
    auc: { ours: 0.9, theirs: 0.9 },
  };
  const late = { ...result, rows: 1000, ours: [0.6], theirs: [], auc: { ours: 0.9, theirs: null } };
  expect(peersTable([result, late]).rows.map((row) => row.slice(2))).toEqual([
    ['0.100–0.300 s', '1.00–2.00 s', '0.100', '0.900 / 0.900'],
    ['0.600 s', '> 60 s', '< 0.0100', '0.900 / –'],
  ]);
});
