import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/core/index.ts';
import { cli, scratch } from './run-cli.ts';
import { smallCsv } from './small-job.ts';

let folder: string;
beforeAll(async () => {
  folder = await scratch();
  await writeFile(join(folder, 'small.csv'), smallCsv());
  await writeFile(join(folder, 'none.csv'), 'a,b\n1,x\n2,y\n3,z\n');
});

const init = (...args: string[]) => cli(['init', ...args], { cwd: folder });

describe('init', () => {
  it('writes a commented config that trains as it is, and says that it guessed the target', async () => {
    const { code, stdout } = await init('small.csv');
    expect(code).toBe(0);
    expect(stdout).toContain('Target: bought (the last column with two values; another one: --target).');
    const text = await readFile(join(folder, 'config.yaml'), 'utf8');
    expect(text.match(/#/g)?.length).toBeGreaterThan(5);
    const { config, problems } = parseConfig(text);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect([config?.data.path, config?.data.target]).toEqual(['small.csv', 'bought']);
    const quick = ['--set', 'models.random_forest.n_estimators=10', '--set', 'cv.n_splits=2'];
    expect((await cli(['train', '--config', 'config.yaml', ...quick], { cwd: folder })).code).toBe(0);
  });

  it('never overwrites without --force', async () => {
    await writeFile(join(folder, 'mine.yaml'), 'mine');
    const refused = await init('small.csv', '--out', 'mine.yaml');
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('--force');
    expect(await readFile(join(folder, 'mine.yaml'), 'utf8')).toBe('mine');
    expect((await init('small.csv', '--out', 'mine.yaml', '--force')).code).toBe(0);
    expect(await readFile(join(folder, 'mine.yaml'), 'utf8')).toContain('target: bought');
  });

  it('names the data as the config will see it', async () => {
    await mkdir(join(folder, 'configs'));
    expect((await init('small.csv', '--out', 'configs/c.yaml', '--json')).code).toBe(0);
    const { config } = parseConfig(await readFile(join(folder, 'configs', 'c.yaml'), 'utf8'));
    expect(config?.data.path).toBe('../small.csv');
  });

  it('asks for a target where it finds none, and knows a near name', async () => {
    const none = await init('none.csv', '--out', 'x.yaml');
    expect(none.code).toBe(2);
    expect(none.stderr).toContain('[data/target-not-binary]');
    const near = await init('small.csv', '--out', 'x.yaml', '--target', 'bougt');
    expect(near.code).toBe(2);
    expect(near.stderr).toContain('Did you mean "bought"?');
  });
});
