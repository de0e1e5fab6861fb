import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LearningCurve } from '../../src/core/index.ts';
import { cli, scratch } from './run-cli.ts';
import { smallCsv } from './small-job.ts';

const CONFIG = `seed: 7
data:
  path: small.csv
  target: bought
models:
  naive_bayes: {}
  decision_tree: {max_depth: 4}
cv: {n_splits: 3}
bundle: {include_dataset: false}
`;

let folder = '';
const curve = (...args: string[]) => cli(['learning-curve', ...args], { cwd: folder });

beforeAll(async () => {
  folder = await scratch();
  await writeFile(join(folder, 'without.yaml'), CONFIG);
  await writeFile(join(folder, 'config.yaml'), CONFIG.replace('false', 'true'));
  await writeFile(join(folder, 'small.csv'), smallCsv());
  await writeFile(join(folder, 'other.csv'), smallCsv(60));
  for (const name of ['config', 'without'])
    await cli(['train', '-c', `${name}.yaml`, '-o', `${name}.zip`, '--no-cache'], { cwd: folder });
});

describe('selfsame learning-curve', () => {
  it('draws the curve of the best model, the same with one worker and with two, and leaves the bundle alone', async () => {
    const before = await readFile(join(folder, 'config.zip'));
    const one = await curve('config.zip', '--json', '-w', '1', '--no-cache', '-o', 'curve.json');
    expect(one).toMatchObject({ code: 0 });
    const { model, metric, folds, points } = JSON.parse(one.stdout) as LearningCurve;
    expect([metric, folds]).toEqual(['roc_auc', 3]);
    expect(['naive_bayes', 'decision_tree']).toContain(model);
    expect(points.map(({ share }) => share)).toEqual([100, 325, 550, 775, 1000]);
    expect(points.every(({ train, validation }) => train?.folds.length === 3 && validation?.folds.length === 3)).toBe(
      true,
    );
    expect((await curve('config.zip', '--json', '-w', '2', '--no-cache')).stdout).toBe(one.stdout);
    expect(await readFile(join(folder, 'curve.json'), 'utf8')).toBe(one.stdout);
    expect(await readFile(join(folder, 'config.zip'))).toEqual(before);
  });

  it('prints a table of the model and the parts that were asked for', async () => {
    const { code, stdout } = await curve(
      'config.zip',
      '--model',
      'decision_tree',
      '--shares',
      '50,100,50',
      '--no-cache',
    );
    expect(code).toBe(0);
    expect(stdout).toContain('roc_auc of decision_tree by training rows, mean of 3 folds, seed 7');
    expect(stdout.trim().split('\n')).toHaveLength(4);
  });

  it('takes the dataset of a bundle that came without it, and no other', async () => {
    expect(await curve('without.zip', '--no-cache')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('bundle/dataset-needed') as string,
    });
    expect(await curve('without.zip', '-d', 'other.csv', '--no-cache')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('bundle/hash') as string,
    });
    const given = await curve('without.zip', '-d', 'small.csv', '--json', '--no-cache');
    expect(given.code).toBe(0);
    expect((JSON.parse(given.stdout) as LearningCurve).points).toHaveLength(5);
  });

  it('refuses a model that the bundle does not have, and parts that are none', async () => {
    const { code, stderr } = await curve('config.zip', '--model', 'svm');
    expect(code).toBe(2);
    expect(stderr).toContain('It has naive_bayes, decision_tree.');
    for (const shares of ['0', '101', 'half', '10,,20'])
      expect((await curve('config.zip', '--shares', shares)).code).toBe(2);
  });
});
