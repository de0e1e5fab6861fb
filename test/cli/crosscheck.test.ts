import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CrossCheckReport } from '../../src/core/index.ts';
import { cli, scratch } from './run-cli.ts';
import { smallCsv } from './small-job.ts';

const CONFIG = `seed: 7
data:
  path: small.csv
  target: bought
models:
  logistic_regression:
  knn:
  decision_tree: {max_depth: 4, min_samples_leaf: 5}
  svm:
cv: {n_splits: 3}
`;

let folder = '';
beforeAll(async () => {
  folder = await scratch();
  await writeFile(join(folder, 'config.yaml'), CONFIG);
  await writeFile(join(folder, 'small.csv'), smallCsv());
  await writeFile(join(folder, 'large.csv'), smallCsv(60000));
});

describe('selfsame crosscheck', () => {
  it('compares both engines by model, the same with one worker and with two', async () => {
    const { code, stdout } = await cli(['crosscheck', '-c', 'config.yaml', '--json', '-w', '1', '-o', 'r.json'], {
      cwd: folder,
    });
    const report = JSON.parse(stdout) as CrossCheckReport;
    expect(code).toBe(0);
    expect(report.models.map(({ model, verdict }) => [model, verdict !== 'differs'])).toEqual(
      ['logistic_regression', 'knn', 'decision_tree', 'svm'].map((model) => [model, true]),
    );
    expect(report).toMatchObject({ rows: 240, drawn_from: null, passed: true });
    expect(report.evened.map(({ path, from, to }) => [path, from, to])).toEqual([
      ['models.decision_tree.min_samples_leaf', 5, 1],
    ]);
    expect(await readFile(join(folder, 'r.json'), 'utf8')).toBe(stdout);
    const two = await cli(['crosscheck', '-c', 'config.yaml', '--json', '-w', '2'], { cwd: folder });
    expect(two.stdout).toBe(stdout);
  });

  it('says on how many rows it compared', async () => {
    const { code, stdout } = await cli(
      ['crosscheck', '-c', 'config.yaml', '-d', 'large.csv', '--rows', '120', '--set', 'seed=3'],
      { cwd: folder },
    );
    expect(stdout).toContain('Compared on 120 of 60,000 rows, drawn by the seed.');
    expect(stdout).toContain('ml-cart 2.1.1');
    expect([0, 1]).toContain(code);
  });

  it('refuses large data with an estimate by model', async () => {
    const { code, stderr, stdout } = await cli(['crosscheck', '-c', 'config.yaml', '-d', 'large.csv'], { cwd: folder });
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/logistic_regression \d+ \w+, knn .*--rows \d+.*engine\/too-large/s);
  });

  it('refuses a config without a model that the packages have, and a wrong number of rows', async () => {
    await writeFile(join(folder, 'none.yaml'), 'data: {path: small.csv}\n');
    expect((await cli(['crosscheck', '-c', 'none.yaml'], { cwd: folder })).code).toBe(2);
    expect((await cli(['crosscheck', '-c', 'config.yaml', '--rows', '3'], { cwd: folder })).code).toBe(2);
  });
});
