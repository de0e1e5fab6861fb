import { mkdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { cli, scratch } from './run-cli.ts';
import { writeSmallJob } from './small-job.ts';

let folder: string;
beforeAll(async () => {
  folder = await scratch();
  await writeSmallJob(folder);
});

const run = (...args: string[]) => cli(args, { cwd: folder });

describe('help and version', () => {
  it('explains the program and each command with examples', async () => {
    for (const command of ['train', 'verify', 'predict', 'init']) {
      const { code, stdout } = await run(command, '--help');
      expect(code).toBe(0);
      expect(stdout).toContain(`selfsame ${command}`);
      expect(stdout).toContain('Examples:');
    }
    const { code, stdout } = await run('--help');
    expect(code).toBe(0);
    expect(stdout).toContain('Exit codes: 0');
  });

  it('says which version it and its kernels are', async () => {
    const { code, stdout } = await run('--version');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^selfsame \d+\.\d+\.\d+ \(kernels \d+\)\n$/);
  });
});

describe('wrong usage is exit 2, said on stderr', () => {
  it.each([
    [[], 'Usage: selfsame'],
    [['trian'], 'Did you mean train?'],
    [['train'], "required option '-c, --config <file>' not specified"],
    [['train', '--config', 'config.yaml', '--wrokers', '2'], 'Did you mean --workers?'],
    [['train', '--config', 'config.yaml', '--workers', '0'], 'a whole number from 1 to 256'],
    [['train', '--config', 'config.yaml', '--workers', '1e2'], 'a whole number from 1 to 256'],
    [['verify'], "missing required argument 'bundle'"],
    [['verify', 'a.zip', 'b.zip'], 'too many arguments'],
    [['verify', 'a.zip', '--integrity', '--replay'], 'cannot be used with option'],
    [['verify', 'a.zip', '--spot-check', '0'], 'a whole number from 1 to 999999'],
    [['verify', 'a.zip', '--spot-check', '3', '--replay'], 'cannot be used with option'],
    [['verify', 'a.zip', '--spot-seed', '3'], 'Add --spot-check'],
    [['predict', 'a.zip'], "missing required argument 'data'"],
  ])('%j', async (args, words) => {
    const { code, stdout, stderr } = await run(...args);
    expect(stderr).toContain(words);
    expect(code).toBe(2);
    expect(stdout).toBe('');
  });
});

describe('a file that cannot be used is exit 2, said in one line', () => {
  beforeAll(async () => {
    await mkdir(join(folder, 'sub'));
    await writeFile(join(folder, 'empty.yaml'), '');
    await writeFile(join(folder, 'latin1.yaml'), Buffer.from('seed: 1 # \xe4', 'latin1'));
    await writeFile(join(folder, 'broken.yaml'), 'data:\n  target: bought\n  test_size: 1.5\nmodles: {}\n');
  });

  it.each([
    ['confg.yaml', 'confg.yaml: There is no such file. Did you mean config.yaml? [file/not-found]'],
    ['nowhere/config.yaml', 'There is no such file, nor the folder for it. [file/not-found]'],
    ['sub', 'sub: This is a folder, not a file.'],
    ['empty.yaml', 'empty.yaml: The file is empty. [file/unreadable]'],
    ['latin1.yaml', '[config/encoding]'],
    ['broken.yaml', 'broken.yaml, line 3, column 14: '],
    ['broken.yaml', 'broken.yaml, line 4, column 1: '],
  ])('--config %s: %s', async (config, words) => {
    const { code, stdout, stderr } = await run('train', '--config', config);
    expect(stderr).toContain(words);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).not.toContain('    at ');
  });

  it('names the dataset that is not there, seen from the config', async () => {
    const { code, stderr } = await run('train', '--config', 'config.yaml', '--set', 'data.path=smal.csv');
    expect(code).toBe(2);
    expect(stderr).toContain('smal.csv: There is no such file. Did you mean small.csv? [file/not-found]');
  });

  it('says before training that the result could not be written', async () => {
    for (const out of ['sub', 'config.yaml/b.zip']) {
      const { code, stderr } = await run('train', '--config', 'config.yaml', '--out', out);
      expect(code).toBe(2);
      expect(stderr).toContain('[file/unwritable]');
      expect(stderr).not.toContain('evaluated');
    }
  });

  it('refuses a giant before it reads it', async () => {
    await writeFile(join(folder, 'giant.csv'), '');
    await truncate(join(folder, 'giant.csv'), 300 * 1024 * 1024);
    const { code, stderr } = await run('train', '--config', 'config.yaml', '--data', 'giant.csv');
    expect(code).toBe(2);
    expect(stderr).toContain('giant.csv: The file has 300 MiB; at most 256 MiB are read. [file/unreadable]');
  });

  it('refuses names that cannot be in a zip before it trains', async () => {
    const { code, stderr } = await run('train', '--config', 'config.yaml', '--set', 'data.path=config.yaml');
    expect(code).toBe(2);
    expect(stderr).toContain('[bundle/name-clash]');
    expect(stderr).not.toContain('evaluated');
  });

  it('gives the same problems to a program as JSON', async () => {
    const { code, stdout } = await run('train', '--config', 'broken.yaml', '--json');
    expect(code).toBe(2);
    const { problems } = JSON.parse(stdout) as { problems: { code: string; place: { line: number } }[] };
    expect(problems.map((problem) => problem.code)).toEqual(['config/bounds', 'config/unknown-key']);
    expect(problems[0].place.line).toBe(3);
  });

  it('has no colours where no terminal is', async () => {
    const { stderr } = await run('train', '--config', 'broken.yaml');
    expect(stderr).not.toContain('\u001b');
  });
});
