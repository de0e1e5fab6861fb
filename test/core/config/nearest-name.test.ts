import { describe, expect, it } from 'vitest';
import { nearestName } from '../../../src/core/config/nearest-name.ts';

describe('nearestName', () => {
  it.each([
    ['sede', ['cv', 'seed'], 'seed'],
    ['Purchased ', ['purchase', 'purchased'], 'purchased'],
    ['n_split', ['n_splits', 'rank_by'], 'n_splits'],
    ['auot', ['scale', 'auto'], 'auto'],
    ['ab', ['ax', 'xb'], null],
    ['abc', ['abx', 'abd'], 'abx'],
    ['colour', ['seed', 'data'], null],
    ['', ['a'], null],
    ['a'.repeat(100), ['b'.repeat(100)], null],
  ])('%j among %j: %j', (name, candidates, expected) => {
    expect(nearestName(name, candidates)).toBe(expected);
  });
});
