import { expect, it } from 'vitest';
import { verifyTable } from '../../bench/parts/verify.ts';

it('sets each depth beside the training and its target', () => {
  const runs = (...seconds: number[]) => seconds.map((s) => ({ seconds: s, cpuSeconds: s, peakBytes: 2 ** 20 }));
  const names = ['integrity', 'model check', 'spot check of 5 fits', 'replay'];
  const times = [runs(0.9, 1.2), runs(2.5, 2.4), runs(4, 4), runs(11, 12)];
  const { rows } = verifyTable({
    train: runs(10, 12),
    depths: names.map((name, i) => ({ name, runs: times[i] })),
    afterwards: [
      { name: 'another target_precision', runs: runs(1.1, 0.8) },
      { name: 'predictions', runs: runs(1.1, 1.2) },
    ],
  });
  expect(rows.map((row) => row.at(-1))).toEqual([
    '',
    '≤ 1 reached',
    '≤ 2 missed',
    '≤ 10 reached',
    '≤ 1 missed',
    '≤ 1 reached',
    '≤ 1 missed',
  ]);
  expect(rows[4][2]).toBe('1.10 (1.00–1.10)');
});
