import { expect, it } from 'vitest';
import { selfTimes, type CallFrame } from '../../bench/measure/cpu-profile.ts';

it('adds self time by function over threads, without idle time', () => {
  const frame = (functionName: string, lineNumber: number): CallFrame => ({
    functionName,
    url: 'a.js',
    lineNumber,
    columnNumber: 0,
  });
  const profile = {
    nodes: [
      { id: 1, callFrame: frame('(idle)', 0) },
      { id: 2, callFrame: frame('fit', 3) },
      { id: 3, callFrame: frame('fit', 3) },
      { id: 4, callFrame: frame('fit', 9) },
    ],
    samples: [1, 2, 3, 4],
    timeDeltas: [5e6, 1e6, 2e6, 1e6],
  };
  const times = selfTimes([profile, profile]).map((time) => [time.frame.lineNumber, time.seconds]);
  expect(times).toEqual([
    [3, 6],
    [9, 2],
  ]);
});
