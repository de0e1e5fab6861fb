import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { cli, scratch } from './run-cli.ts';
import { writeSmallJob } from './small-job.ts';

let folder: string;
const train = (...args: string[]) => cli(['train', '--config', 'config.yaml', ...args], { cwd: folder });
const LONG = ['--set', 'models.random_forest.n_estimators=100000'];

beforeAll(async () => {
  folder = await scratch();
  await writeSmallJob(folder);
});

describe('before a run', () => {
  it('--dry-run says how long it would take, and trains nothing', async () => {
    const { code, stdout } = await train('--dry-run');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\d+ tasks, then those of the best model\.\nAbout \d+ s, roughly:\n/);
    expect(stdout).toContain('random_forest');
    expect(existsSync(join(folder, 'bundle.zip'))).toBe(false);
  });

  it('--dry-run gives a program the estimate by model', async () => {
    const { stdout } = await train('--dry-run', '--json');
    const found = JSON.parse(stdout) as { tasks: number; estimate: { models: { model: string; seconds: number }[] } };
    expect(found.tasks).toBeGreaterThan(10);
    expect(found.estimate.models.map(({ model }) => model).sort()).toEqual([
      'decision_tree',
      'logistic_regression',
      'random_forest',
    ]);
  });

  it('one that takes longer than it may is refused before it begins', async () => {
    const { code, stdout, stderr } = await train(...LONG, '--max-seconds', '1', '--out', 'long.zip');
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('run/too-long');
    expect(stderr).toMatch(/would take about \d+ s, more than --max-seconds 1/);
    expect(existsSync(join(folder, 'long.zip'))).toBe(false);
  });
});

describe('weights of classes', () => {
  it('that name no label are refused before any fit, with their place', async () => {
    const { code, stderr } = await train('--set', 'models.decision_tree.class_weight={yes: 2, maybe: 3}');
    expect(code).toBe(2);
    expect(stderr).toContain('"maybe", which is no label of the target');
    expect(stderr).toMatch(/config\.yaml \(effective\), line \d+, column \d+: class_weight names/);
    expect(stderr).not.toContain('evaluated');
  });
});
