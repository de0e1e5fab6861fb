import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { PROGRAM, scratch } from './run-cli.ts';
import { writeSmallJob } from './small-job.ts';

/** Of a workflow, what GitHub reads of one with a single job. */
interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly with?: Readonly<Record<string, string | number>>;
}
interface Workflow {
  readonly name: string;
  readonly on: readonly string[];
  readonly jobs: Readonly<Record<string, { readonly 'runs-on': string; readonly steps: readonly Step[] }>>;
}

/** The blocks of docs/ci.md in a language, as they stand there. */
async function blocks(language: string): Promise<readonly string[]> {
  const page = await readFile('docs/ci.md', 'utf8');
  return [...page.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, block]) => block);
}

describe('the workflow in docs/ci.md', async () => {
  const folder = await scratch();
  let workflow: Workflow;
  let steps: readonly Step[];

  beforeAll(async () => {
    const [text] = await blocks('yaml');
    // As GitHub: `on` is a key, not a truth value.
    const document = parseDocument(text, { version: '1.2', uniqueKeys: true });
    expect([...document.errors, ...document.warnings]).toEqual([]);
    workflow = document.toJS() as Workflow;
    steps = Object.values(workflow.jobs)[0].steps;
    await writeSmallJob(folder);
    await mkdir(join(folder, 'tools'));
    await copyFile(PROGRAM, join(folder, 'tools/selfsame.js'));
  });

  /** In a shell as GitHub's runners start it. */
  const shell = (script: string): { readonly code: number | null; readonly output: string } => {
    const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: [folder, process.env.PATH ?? ''].join(delimiter), TZ: 'UTC', HOME: folder },
    });
    return { code: status, output: stdout + stderr };
  };
  /** The steps in their order, until one fails; then only those that run always. */
  const job = (): { readonly failed: boolean; readonly output: string } => {
    let failed = false;
    let output = '';
    for (const step of steps) {
      if (step.run === undefined || (failed && step.if !== 'always()')) continue;
      const done = shell(step.run);
      failed ||= done.code !== 0;
      output += done.output;
    }
    return { failed, output };
  };
  const kept = (): readonly string[] =>
    String(steps.find(({ uses }) => uses?.startsWith('actions/upload-artifact@'))?.with?.['path'])
      .trim()
      .split('\n');

  it('is a workflow: triggers, one job, steps that either use an action of a named version or run something', () => {
    expect(Object.keys(workflow).sort()).toEqual(['jobs', 'name', 'on']);
    expect(workflow.on).toEqual(['push', 'pull_request']);
    expect(Object.values(workflow.jobs).map((each) => each['runs-on'])).toEqual(['ubuntu-latest']);
    for (const step of steps) {
      expect([step.uses, step.run].filter((part) => part !== undefined)).toHaveLength(1);
      expect(step.uses ?? 'actions/none@v0').toMatch(/^actions\/[a-z-]+@v\d+$/);
      const unknown = Object.keys(step).filter((key) => !['uses', 'run', 'with', 'if'].includes(key));
      expect(unknown).toEqual([]);
    }
    const node = steps.find(({ uses }) => uses?.startsWith('actions/setup-node@'))?.with?.['node-version'];
    expect(node).toBeGreaterThanOrEqual(20);
  });

  it('passes while nothing changes, and what it keeps is there', async () => {
    expect(shell(`node tools/selfsame.js train -c config.yaml --out bundle.zip`).code).toBe(0);
    expect(shell('sha256sum bundle.zip | cut -c 1-64 > bundle.sha256').code).toBe(0);
    await rm(join(folder, 'bundle.zip'));
    const { failed, output } = job();
    expect(failed, output).toBe(false);
    expect(await readdir(folder)).toEqual(expect.arrayContaining([...kept()]));
  });

  it('fails when the config does change, keeps the report, and passes again once the change is committed as docs say', async () => {
    const config = join(folder, 'config.yaml');
    await writeFile(config, (await readFile(config, 'utf8')).replace('max_depth: 4', 'max_depth: 3'));
    await rm(join(folder, 'reproducibility_report.json'));
    const committed = await readFile(join(folder, 'bundle.zip'));
    const { failed, output } = job();
    expect(failed).toBe(true);
    expect(output).toContain('The bundle is another one than was expected');
    expect(await readdir(folder)).toContain('reproducibility_report.json');

    // On the machine of whoever changes it, where the build has not been.
    await writeFile(join(folder, 'bundle.zip'), committed);
    await writeFile(join(folder, 'selfsame'), `#!/bin/sh\nexec node tools/selfsame.js "$@"\n`, { mode: 0o755 });
    const meant = (await blocks('sh')).find((block) => block.includes('selfsame diff')) as string;
    // `diff` ends with 1 where it finds a difference, which is what is meant here.
    const lines = meant
      .trim()
      .split('\n')
      .map((line) => shell(line));
    expect(lines.map(({ code }) => code)).toEqual([0, 1, 0]);
    expect(job().failed).toBe(false);
  });

  it('and the plain shell recipe of the same page do the same', async () => {
    const plain = (await blocks('sh'))[0].replace(/^selfsame dataset check.*\n/m, '');
    expect(plain).toContain('selfsame verify');
    const { code, output } = shell(plain);
    expect(code, output).toBe(0);
  });
});
