import { describe, expect, it } from 'vitest';
import { readOptions } from '../../bench/options.ts';

describe('readOptions', () => {
  it('measures single fits, the job and the page where no part is named', () => {
    const { parts, rounds } = readOptions([]);
    expect([...parts]).toEqual(['single', 'job', 'page']);
    expect(rounds).toEqual({ single: 5, job: 3 });
  });

  it('takes parts, rounds and a filter', () => {
    const { parts, rounds, only } = readOptions(['--matrix', '--rounds', '2', '--only', 'knn']);
    expect([...parts]).toEqual(['matrix']);
    expect(rounds).toEqual({ single: 2, job: 2 });
    expect(only).toBe('knn');
  });

  it('refuses what it does not know', () => {
    expect(() => readOptions(['--fast'])).toThrow(TypeError);
    expect(() => readOptions(['--rounds', 'many'])).toThrow(TypeError);
  });
});
