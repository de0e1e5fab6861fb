import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openBundle } from '../../src/core/index.ts';
import { cli, scratch } from './run-cli.ts';
import { SMALL_CONFIG, writeSmallJob } from './small-job.ts';

const SWEEP = 'sweep.models.decision_tree={max_depth: [1, 4, null], min_samples_leaf: [1, 9]}';

let folder = '';
beforeAll(async () => {
  folder = await scratch();
  await writeSmallJob(folder);
});

const train = (...args: string[]) => cli(['train', '-c', 'config.yaml', ...args], { cwd: folder });

describe('selfsame train with a sweep', () => {
  it('says what was chosen, bundles the edited config with its comments, and is verified by a replay', async () => {
    const { code, stdout } = await train('--set', SWEEP, '--set', 'seed=8', '-o', 's.zip');
    expect(code).toBe(0);
    expect(stdout).toContain('Sweep: 6 candidates, chosen by roc_auc in 3 inner folds');
    expect(stdout).toMatch(/decision_tree: max_depth=\S+ min_samples_leaf=\d +fold 0 +\d of 6 +0\.\d+/);

    const opened = await openBundle(new Uint8Array(await readFile(join(folder, 's.zip'))));
    const text = new TextDecoder().decode(opened.files.find(({ path }) => path === 'config.yaml')?.bytes);
    expect(text.startsWith(SMALL_CONFIG.replace('seed: 7', 'seed: 8'))).toBe(true);
    expect(text).toContain('max_depth: [1, 4, null]');

    const verified = await cli(['verify', 's.zip', '--replay'], { cwd: folder });
    expect(verified.stderr + verified.stdout).not.toContain('different');
    expect(verified.code).toBe(0);
  });

  it('gives the same bytes with 1, 2 and 3 workers', async () => {
    const hashes = new Set<string>();
    for (const workers of ['1', '2', '3']) {
      const { stdout } = await train('--set', SWEEP, '-w', workers, '-o', `w${workers}.zip`, '--json');
      const run = JSON.parse(stdout) as { sha256: string; sweep: { model: string; candidates: number }[] };
      expect(run.sweep).toMatchObject([{ model: 'decision_tree', candidates: 6 }]);
      hashes.add(run.sha256);
    }
    expect(hashes.size).toBe(1);
  });

  it('knows before how long it will take', async () => {
    const { stdout } = await train('--set', SWEEP, '--dry-run', '--json');
    const { tasks } = JSON.parse(stdout) as { tasks: number };
    // Three folds of six candidates on three inner folds, with their choices, inner splits and preprocessors.
    const without = await train('--dry-run', '--json');
    expect(tasks - (JSON.parse(without.stdout) as { tasks: number }).tasks).toBe(3 * (6 * 3 + 1) + 3 * 4);
  });

  it.each([
    ['sweep.models.decision_tree.max_dept=[1]', 'sweep.models.decision_tree.max_depth'],
    ['sweep.models.svm.C=[1, 2]', 'not among `models`'],
    ['sweep.models.decision_tree.max_depth=4', 'Write `[4]`'],
    ['sweep.models.random_forest.max_depth={from: 2, to: 900, steps: 500}', 'from 2 to 100'],
  ])('refuses %s with exit 2', async (override, words) => {
    const { code, stderr } = await train('--set', override);
    expect(stderr).toContain(words);
    expect(code).toBe(2);
  });
});
