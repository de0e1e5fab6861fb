import { spawnSync } from 'node:child_process';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROGRAM, scratch } from './run-cli.ts';
import { writeSmallJob } from './small-job.ts';

/** The shell blocks of README's section on builds, as they stand there. */
async function recipes(): Promise<{ readonly once: string; readonly always: string }> {
  const readme = await readFile('README.md', 'utf8');
  const section = readme.slice(readme.indexOf('## In a build'), readme.indexOf('<!-- build recipe: end -->'));
  const [once, always] = [...section.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block]) => block);
  return { once, always };
}

describe("README's recipe for a build", async () => {
  const folder = await scratch();

  function build(script: string): { readonly code: number | null; readonly output: string } {
    const { status, stdout, stderr } = spawnSync('sh', ['-e', '-c', script], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: [folder, process.env.PATH ?? ''].join(delimiter), TZ: 'UTC' },
    });
    return { code: status, output: stdout + stderr };
  }

  it('passes while nothing changes, and fails with 1 when the config does', async () => {
    const { once, always } = await recipes();
    const config = await writeSmallJob(folder);
    await writeFile(join(folder, 'selfsame'), `#!/bin/sh\nexec '${process.execPath}' '${PROGRAM}' "$@"\n`);
    await chmod(join(folder, 'selfsame'), 0o755);

    expect(build(once).code).toBe(0);
    const same = build(always);
    expect(same.code, same.output).toBe(0);
    expect(same.output).toContain('the training has been repeated');

    await writeFile(config, (await readFile(config, 'utf8')).replace('max_depth: 4', 'max_depth: 3'));
    const changed = build(always);
    expect(changed.code, changed.output).toBe(1);
    expect(changed.output).toContain('The bundle is another one than was expected');
    const report = JSON.parse(await readFile(join(folder, 'reproducibility_report.json'), 'utf8')) as object;
    expect(report).toMatchObject({ passed: false, checks: { fingerprint: { passed: false } } });
  });
});
