import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { cli, scratch } from './run-cli.ts';
import { writeSmallJob } from './small-job.ts';

let folder: string;
const diff = (...args: string[]) => cli(['diff', ...args], { cwd: folder });

beforeAll(async () => {
  folder = await scratch();
  await writeSmallJob(folder);
  const train = (...args: string[]) => cli(['train', '--config', 'config.yaml', ...args], { cwd: folder });
  expect((await train('--out', 'a.zip')).code).toBe(0);
  expect((await train('--out', 'b.zip', '--set', 'seed=9')).code).toBe(0);
  await writeFile(join(folder, 'no.zip'), 'not a zip');
});

describe('diff', () => {
  it('is exit 0 for the same bytes', async () => {
    const { code, stdout } = await diff('a.zip', 'a.zip');
    expect(code).toBe(0);
    expect(stdout.split('\n')[0]).toBe('The same bytes.');
  });

  it('is exit 1 for different runs, and says first where they part and why', async () => {
    const { code, stdout } = await diff('a.zip', 'b.zip');
    expect(code).toBe(1);
    expect(stdout.split('\n')[0]).toMatch(/^Different: the runs part at split\. They differ in 1 config value\.$/);
    expect(stdout).toMatch(/\n {2}seed: \d+ -> 9\n/);
    expect(stdout).toContain('Test set');
  });

  it('gives a program everything', async () => {
    const { code, stdout } = await diff('a.zip', 'b.zip', '--json');
    expect(code).toBe(1);
    const found = JSON.parse(stdout) as Record<string, unknown>;
    expect(found).toMatchObject({ same: false, tasks: { first_difference: 'split' }, data: { same: true } });
  });

  it('is exit 2 for what is no bundle, and says which', async () => {
    const { code, stderr } = await diff('a.zip', 'no.zip');
    expect(code).toBe(2);
    expect(stderr).toContain('no.zip');
  });
});

describe('diff of more than two', () => {
  it('is exit 0 where all are the same, and 1 where one is not, side by side', async () => {
    expect((await diff('a.zip', 'a.zip', 'a.zip')).code).toBe(0);
    const { code, stdout } = await diff('a.zip', 'a.zip', 'b.zip');
    expect(code).toBe(1);
    expect(stdout.split('\n')[0]).toBe('Different: 1 of 2 are not as the first.');
    expect(stdout).toMatch(/\nB +the same files\n/);
    expect(stdout).toMatch(/\nC +parts at split/);
    expect(stdout).toMatch(/\nseed +(\d+) +\1 +9\n/);
    expect(stdout).toMatch(/\nTest set +A +B +C\n/);
  });

  it('gives each difference from the first as JSON', async () => {
    const { stdout } = await diff('a.zip', 'a.zip', 'b.zip', '--json');
    const { same, diffs } = JSON.parse(stdout) as { same: boolean; diffs: { same: boolean }[] };
    expect([same, ...diffs.map((each) => each.same)]).toEqual([false, true, false]);
  });

  it('takes two to five', async () => {
    const six = await diff(...Array.from({ length: 6 }, () => 'a.zip'));
    expect([six.code, six.stderr.includes('cli/usage')]).toEqual([2, true]);
    expect((await diff('a.zip')).code).toBe(2);
  });
});
