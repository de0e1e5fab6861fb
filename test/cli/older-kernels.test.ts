import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cli, scratch } from './run-cli.ts';

const BUNDLE = resolve('test/kernels/1.zip');

describe('verify, given a bundle of kernels 1', () => {
  it('checks integrity and model, and says why it goes no further', async () => {
    const { code, stdout } = await cli(['verify', BUNDLE]);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /note: Made by kernels 1, this is \d+: integrity and model check are possible, replay needs version 1\./,
    );
    expect(stdout).not.toContain('--replay repeats the whole training');
  });

  it.each([['--replay'], ['--spot-check=2']])('refuses %s before any work', async (option) => {
    const report = join(await scratch(), 'report.json');
    const { code, stdout, stderr } = await cli(['verify', BUNDLE, option, '--report', report]);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(
      /Made by kernels 1, this is \d+: integrity and model check are possible, replay needs version 1\..*\[run\/kernels\]/,
    );
  });
});
