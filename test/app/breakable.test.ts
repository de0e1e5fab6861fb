import { describe, expect, it } from 'vitest';
import { breakableParts } from '../../src/app/text/breakable.ts';

describe('where names may break', () => {
  it('is where the parts of a path or a key meet', () => {
    expect(breakableParts('artifacts/results/predictions.csv differs.')).toEqual([
      'artifacts/',
      'results/',
      'predictions.',
      'csv differs.',
    ]);
    expect(breakableParts('They differ in models.decision_tree.max_depth.')).toEqual([
      'They differ in models.',
      'decision_',
      'tree.',
      'max_',
      'depth.',
    ]);
  });

  it('is nowhere in sentences and numbers', () => {
    expect(breakableParts('The training repeats. 0.75 of it.')).toEqual(['The training repeats. 0.75 of it.']);
  });
});
