import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { cli, scratch } from './run-cli.ts';
import { SMALL_CONFIG, smallCsv } from './small-job.ts';

const CONFIG = SMALL_CONFIG.replace('path: small.csv   # beside this file', 'dataset: small@v1');

describe('a registry of datasets', async () => {
  const folder = await scratch();
  const run = (...args: string[]) => cli(args, { cwd: folder });

  beforeAll(async () => {
    await mkdir(join(folder, 'data'));
    await writeFile(join(folder, 'data/small.csv'), smallCsv());
    await writeFile(join(folder, 'config.yaml'), CONFIG);
  });

  it('is asked for where a config names a dataset and there is none', async () => {
    const { code, stderr } = await run('train', '-c', 'config.yaml');
    expect(code).toBe(2);
    expect(stderr).toMatch(/config\.yaml, line 6, column 12: .*selfsame dataset add.*\[registry\/absent\]/);
  });

  it('is written and extended, what people wrote into it kept', async () => {
    expect((await run('dataset', 'add', 'data/small.csv', '--name', 'small@v1')).code).toBe(0);
    const path = join(folder, 'datasets.yaml');
    await writeFile(path, `# ours\n${await readFile(path, 'utf8')}  # the end\n`);
    await writeFile(join(folder, 'other.csv'), 'x,y\n1,a\n2,b\n');
    expect((await run('dataset', 'add', 'other.csv', '-n', 'other@v1')).code).toBe(0);
    const text = await readFile(path, 'utf8');
    expect(text).toMatch(/^# ours\n/);
    expect(text).toContain('# the end');
    expect(text).toContain('path: data/small.csv');
    expect(text).toContain('rows: 240');
    const { code, stdout } = await run('dataset', 'check');
    expect(code).toBe(0);
    expect(stdout).toContain('2 datasets of 2 as registered');
  });

  it('lets a config train, and the bundle needs no registry to be verified', async () => {
    const { code, stderr } = await run('train', '-c', 'config.yaml', '-o', 'b.zip');
    expect(code, stderr).toBe(0);
    const elsewhere = await scratch();
    await writeFile(join(elsewhere, 'b.zip'), await readFile(join(folder, 'b.zip')));
    const verified = await cli(['verify', 'b.zip', '--replay'], { cwd: elsewhere });
    expect(verified.code, verified.stdout).toBe(0);
  });

  it('refuses a name that it does not have, and suggests one', async () => {
    const { code, stderr } = await run('train', '-c', 'config.yaml', '--set', 'data.dataset=smal@v1');
    expect(code).toBe(2);
    expect(stderr).toMatch(/Did you mean `small@v1`\? \[registry\/unknown-name\]/);
  });

  it.each([
    [
      'a hash in capitals',
      (text: string) => text.replace(/sha256: \w+/, (found) => found.toUpperCase()),
      /line \d+, column \d+/,
    ],
    ['a key that is not known', (text: string) => text.replace('rows:', 'row:'), /line 8, column 5: `row`/],
    ['no list', () => 'datasets: [1]\n', /below `datasets:`/],
    [
      'rows that are not those of the file',
      (text: string) => text.replace('rows: 240', 'rows: 241'),
      /240 rows, the registry says 241/,
    ],
  ])('refuses %s', async (_what, edit, message) => {
    const broken = edit(await readFile(join(folder, 'datasets.yaml'), 'utf8'));
    await writeFile(join(folder, 'broken.yaml'), broken);
    const { code, stderr } = await run('train', '-c', 'config.yaml', '--registry', 'broken.yaml');
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/broken\.yaml.*\[registry\//);
  });

  it('refuses changed data before training, at the line of the hash', async () => {
    await appendFile(join(folder, 'data/small.csv'), '1,2,basic,no\n');
    const { code, stderr } = await run('train', '-c', 'config.yaml');
    expect(code).toBe(2);
    expect(stderr).toMatch(/datasets\.yaml, line 6, column 13: .* is not small@v1: .*\[registry\/mismatch\]/);
    expect(stderr).not.toContain('tasks');
    expect((await run('dataset', 'check')).code).toBe(1);
    const taken = await run('dataset', 'add', 'data/small.csv', '-n', 'small@v1');
    expect(taken.code).toBe(2);
    expect(taken.stderr).toContain('[registry/taken]');
    expect((await run('dataset', 'add', 'data/small.csv', '-n', 'small@v2')).code).toBe(0);
  });
});
