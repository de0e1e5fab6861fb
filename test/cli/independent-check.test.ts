import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { cli, scratch } from './run-cli.ts';
import { writeSmallJob } from './small-job.ts';

const SCRIPT = resolve('../shared/tools/check_bundle.py');

/** A reading of the bundle format in Python that knows nothing of this program; it lies beside the repository. */
describe.skipIf(!existsSync(SCRIPT))('check_bundle.py', () => {
  it.each([
    { overrides: [] },
    { overrides: ['business.threshold_from=test'] },
    { overrides: ['bundle.include_dataset=false'] },
    { overrides: ['models.knn={n_neighbors: 3}', 'models.svm={kernel: linear}', 'business.target_precision=1'] },
  ])('finds that all holds: $overrides', async ({ overrides }) => {
    const folder = await scratch();
    await writeSmallJob(folder);
    const set = overrides.flatMap((override) => ['--set', override]);
    const { code, stderr } = await cli(['train', '--config', 'config.yaml', ...set], { cwd: folder });
    expect(code, stderr).toBe(0);
    const { stdout } = await promisify(execFile)('python3', [SCRIPT, join(folder, 'bundle.zip')]);
    expect(stdout).toContain('all holds');
  });
});
