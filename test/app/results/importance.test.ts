import { describe, expect, it } from 'vitest';
import { byImportance, importanceData, importanceFinding } from '../../../src/app/results/importance.ts';

const column = (name: string, ...drops: number[]) => ({
  column: name,
  mean: drops.reduce((sum, drop) => sum + drop, 0) / drops.length,
  std: 0.5,
  drops,
});
const importance = {
  metric: 'roc_auc' as const,
  score: 0.9,
  rows: 50,
  repeats: 2,
  columns: [column('a', 0, 0), column('b', 0.25, 0.75), column('c', -0.5, 0), column('d', 0, 0)],
};

describe('importance of columns', () => {
  it('has the column that is missed most first, and equals in the order of the file', () => {
    expect(byImportance(importance).map((entry) => entry.column)).toEqual(['b', 'a', 'd', 'c']);
  });

  it('is said in a sentence', () => {
    expect(importanceFinding(importance)).toBe('b is missed most; 3 of 4 columns are not missed');
    expect(importanceFinding({ ...importance, columns: [column('b', 1)] })).toBe('b is missed most');
    expect(importanceFinding({ ...importance, columns: [column('a', 0)] })).toBe(
      'No single column is missed when it is shuffled',
    );
  });

  it('is saved with every repeat, unrounded', () => {
    const { head, rows } = importanceData(importance);
    expect(head).toEqual(['column', 'mean', 'std', 'repeat_0', 'repeat_1']);
    expect(rows[0]).toEqual(['b', 0.5, 0.5, 0.25, 0.75]);
  });
});
