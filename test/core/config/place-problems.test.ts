import { describe, expect, it } from 'vitest';
import { placeProblems, type Problem } from '../../../src/core/index.ts';

const TEXT = 'data: {target: y}\nmodels:\n  svm:\n    class_weight: {yes: 2, maybe: 3}\n  knn:\n  "a.b": 1\n';

function problemAt(path?: string): Problem {
  const problem: Problem = { code: 'config/choice', severity: 'error', message: 'Wrong.' };
  return path === undefined ? problem : { ...problem, place: { path } };
}

const placed = (path?: string) => placeProblems(TEXT, [problemAt(path)])[0].place;

describe('placeProblems', () => {
  it('gives line and column of the value at a key path', () => {
    expect(placed('models.svm.class_weight')).toEqual({
      path: 'models.svm.class_weight',
      line: 4,
      column: 19,
      endLine: 4,
      endColumn: 37,
    });
    expect(placed('data.target')).toMatchObject({ line: 1, column: 16 });
    expect(placed('models."a.b"')).toMatchObject({ line: 6, column: 10 });
  });

  it('leaves alone what names no key of the text', () => {
    expect(placed()).toBeUndefined();
    expect(placed('models.decision_tree.class_weight')).toEqual({ path: 'models.decision_tree.class_weight' });
    expect(placed('models.svm.class_weight.yes.more')).toEqual({ path: 'models.svm.class_weight.yes.more' });
  });

  it('leaves a place with a line alone', () => {
    const problem: Problem = { ...problemAt(), place: { path: 'data.target', line: 9, column: 9 } };
    expect(placeProblems(TEXT, [problem])).toEqual([problem]);
  });
});
