import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { composeConfig } from '../../../src/core/config/compose.ts';
import { parseConfig } from '../../../src/core/config/parse-config.ts';
import { relativeTo } from '../../../src/core/config/relative-path.ts';
import type { SelfsameError } from '../../../src/core/errors.ts';

const SAMPLE = readFileSync(new URL('../../../public/sample/config.yaml', import.meta.url), 'utf8');

function composed(text: string, files: { readonly [path: string]: string }): Promise<string> {
  return composeConfig(text, (path) =>
    Object.hasOwn(files, path) ? Promise.resolve(files[path]) : Promise.reject(new Error(`no ${path}`)),
  );
}

async function problemOf(text: string, files: { readonly [path: string]: string }): Promise<SelfsameError> {
  return composed(text, files).then(
    (result) => {
      throw new Error(`composed to ${result}`);
    },
    (error: SelfsameError) => error,
  );
}

describe('composeConfig', () => {
  it('returns a config that stands alone as it is', async () => {
    expect(await composed(SAMPLE, {})).toBe(SAMPLE);
    expect(await composed('', {})).toBe('');
  });

  it('lays the config over its base and keeps the text of both', async () => {
    const base = '# base\nseed: 1 # first\ndata:\n  target: y\n\nmodels:\n  knn:\n    n_neighbors: 5 # few\n';
    const over =
      'extends: base.yaml\n# here\nseed: 2\nmodels:\n  knn: {weights: distance}\n  svm:\n    C: 1.0e+1 # stiff\n';
    expect(await composed(over, { 'base.yaml': base })).toBe(
      '# base\n# here\nseed: 2 # first\ndata:\n  target: y\n\nmodels:\n  knn:\n    n_neighbors: 5 # few\n    weights: distance\n  svm:\n    C: 1.0e+1  # stiff\n',
    );
  });

  it('replaces lists, and lets an empty value change nothing', async () => {
    const base = 'data:\n  target: y\n  exclude:\n    - a\n    - b\nmodels:\n  knn: {n_neighbors: 3}\n';
    const over = 'extends: b.yaml\ndata:\n  exclude: [c, "1", 0777]\nmodels:\n  knn:\n  svm:\n';
    expect(await composed(over, { 'b.yaml': base })).toBe(
      'data:\n  target: y\n  exclude: [c, "1", 0777]\nmodels:\n  knn: {n_neighbors: 3}\n  svm:\n',
    );
  });

  it('gives one effective config for the sample and an experiment', async () => {
    const text = await composed('extends: ../config.yaml\nmodels:\n  knn:\n    n_neighbors: 9\ncv: {rank_by: f1}\n', {
      '../config.yaml': SAMPLE,
    });
    expect(text).toBe(
      SAMPLE.replace('n_neighbors: 7', 'n_neighbors: 9').replace('n_splits: 5\n', 'n_splits: 5\n  rank_by: f1\n'),
    );
    expect(parseConfig(text).config?.models.knn?.n_neighbors).toBe(9);
  });

  it('resolves each path from the file that names it', async () => {
    const files = {
      'conf/mid.yaml': 'extends: ./../root.yaml\nseed: 2\n',
      'root.yaml': 'seed: 1\ndata: {target: y}\n',
    };
    expect(await composed('extends: conf/mid.yaml\ncv: {n_splits: 3}\n', files)).toBe(
      'seed: 2\ndata: {target: y}\ncv:\n  n_splits: 3\n',
    );
  });

  it('refuses circles, long chains, missing bases and odd values', async () => {
    const circle = await problemOf('extends: a.yaml', {
      'a.yaml': 'extends: b.yaml',
      'b.yaml': 'seed: 1\nextends: ./a.yaml',
    });
    expect(circle.problems).toMatchObject([{ code: 'config/extends', place: { path: 'b.yaml', line: 2, column: 10 } }]);
    const chain = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`${i}.yaml`, `extends: ${i + 1}.yaml`]));
    expect((await problemOf('extends: 0.yaml', chain)).message).toContain('More than 8');
    expect((await problemOf('seed: 1\nextends: no.yaml', {})).problems).toMatchObject([
      { code: 'config/extends', place: { line: 2, column: 10, endColumn: 17 } },
    ]);
    for (const value of ['', '[a, b]', '{a: b}', '""', 'null'])
      expect((await problemOf(`extends: ${value}`, {})).code).toBe('config/extends');
  });

  it('names the file in which YAML is broken', async () => {
    const error = await problemOf('extends: a.yaml', { 'a.yaml': 'seed: [1\n' });
    expect(error.problems).toMatchObject([{ code: 'config/syntax', place: { path: 'a.yaml', line: 1, column: 7 } }]);
  });

  it('refuses to lay thousands of keys over a base', async () => {
    const columns = Array.from({ length: 400 }, (_, i) => `    c${i}: numeric\n`).join('');
    const error = await problemOf(`extends: a.yaml\ndata:\n  columns:\n${columns}`, { 'a.yaml': 'seed: 1\n' });
    expect(error.message).toContain('400 keys');
  });
});

describe('relativeTo', () => {
  it.each([
    [null, './base.yaml', 'base.yaml'],
    [null, '../x//base.yaml', '../x/base.yaml'],
    ['conf/a.yaml', 'b.yaml', 'conf/b.yaml'],
    ['conf/a.yaml', '../b.yaml', 'b.yaml'],
    ['../a.yaml', '../b.yaml', '../../b.yaml'],
    ['conf/a.yaml', '/etc/b.yaml', '/etc/b.yaml'],
    ['/etc/a.yaml', '../../b.yaml', '/../b.yaml'],
    ['C:\\conf\\a.yaml', 'b.yaml', 'C:/conf/b.yaml'],
  ])('%s names %s: %s', (from, path, expected) => {
    expect(relativeTo(from, path)).toBe(expected);
  });
});
