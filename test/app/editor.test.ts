import { describe, expect, it } from 'vitest';
import { isAnotherText } from '../../src/app/experiment/editor-changes.ts';
import { markOf } from '../../src/app/experiment/editor-marks.ts';
import { fromEditor, toEditor } from '../../src/app/experiment/editor-text.ts';
import { keyPath } from '../../src/app/experiment/yaml-path.ts';
import type { Problem } from '../../src/worker/protocol.ts';

const text = 'seed: 42\n\nmodels:\n  svm:\n    C: 1.0  # cost\n  knn:\n\ncv:\n  n_splits: 5\n';
const lines = text.split('\n');

describe('key at the cursor', () => {
  it('follows the indentation', () => {
    expect(keyPath(lines, 0)).toBe('seed');
    expect(keyPath(lines, 4)).toBe('models.svm.C');
    expect(keyPath(lines, 5)).toBe('models.knn');
    expect(keyPath(lines, 8)).toBe('cv.n_splits');
  });

  it('takes an empty line for part of what its column is inside of', () => {
    expect(keyPath(['models:', '  svm:', '    '], 2, 4)).toBe('models.svm');
    expect(keyPath(['models:', '  svm:', ''], 2, 0)).toBe('');
  });

  it('knows quoted keys and keys that are names of object members', () => {
    expect(keyPath(['data:', '  columns:', '    "__proto__": numeric'], 2)).toBe('data.columns.__proto__');
  });
});

describe('place of a problem', () => {
  const problem = (place: Problem['place']): Problem => ({
    code: 'config/type',
    severity: 'error',
    message: '',
    place,
  });
  const marked = (place: Problem['place']): string | null => {
    const mark = markOf(problem(place), text);
    return mark === null ? null : text.slice(mark.from, mark.to);
  };

  it('is the word there when only a beginning is given', () => {
    expect(marked({ line: 5, column: 8 })).toBe('1.0');
    expect(marked({ line: 1, column: 1 })).toBe('seed');
  });

  it('is the span that is given', () => {
    expect(marked({ line: 3, column: 1, endLine: 4, endColumn: 7 })).toBe('models:\n  svm:');
  });

  it('is one character at least and never outside', () => {
    expect(marked({ line: 2, column: 9 })).toBe('\n');
    expect(marked({ line: 99, column: 9 })).toBe('\n');
    expect(marked({ row: 4 })).toBeNull();
  });
});

describe('line ends and byte order mark', () => {
  it('come back as they were', () => {
    for (const original of ['a: 1\r\nb: 2\r\n', '\uFEFFa: 1\n', '\uFEFFa: 1\r\n', 'a: 1\n'])
      expect(fromEditor(toEditor(original), original)).toBe(original);
  });

  it('become LF where they were mixed', () => {
    expect(fromEditor(toEditor('a\r\nb\nc\rd'), 'a\r\nb\nc\rd')).toBe('a\nb\nc\nd');
  });
});

describe('a text that comes from elsewhere', () => {
  it('is another one where more is new than a click writes, and is then not marked as a change', () => {
    expect(isAnotherText('C: 2')).toBe(false);
    expect(isAnotherText(text)).toBe(false);
    expect(isAnotherText(text + text)).toBe(true);
  });
});
