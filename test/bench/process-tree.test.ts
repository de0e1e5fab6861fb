import { describe, expect, it } from 'vitest';
import { descendants, parseStat } from '../../bench/measure/process-tree.ts';

describe('parseStat', () => {
  it('counts fields behind the name, whatever the name holds', () => {
    const numbers = Array.from({ length: 49 }, (_, i) => i + 4).join(' ');
    expect(parseStat(`77 (a (b) c) S ${numbers}`)).toEqual({ pid: 77, parent: 4, ticks: 14 + 15 + 16 + 17, pages: 24 });
  });
});

describe('descendants', () => {
  it('finds children of children and nobody else', () => {
    const process = (pid: number, parent: number) => ({ pid, parent, ticks: 0, pages: 0 });
    const all = [process(1, 0), process(5, 1), process(9, 5), process(7, 5), process(8, 7), process(6, 1)];
    expect(descendants(5, all).map(({ pid }) => pid)).toEqual([5, 9, 7, 8]);
    expect(descendants(4, all)).toEqual([]);
  });
});
