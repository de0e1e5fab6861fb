import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { shellQuoted, trainCommand } from '../../src/app/runs/command.ts';
import { createInlineExecutor, encodeUtf8 } from '../../src/core/index.ts';
import { createWorkbench } from '../../src/worker/workbench.ts';
import { createSession } from '../../src/worker/workbench-session.ts';
import { cli, PROGRAM, scratch } from './run-cli.ts';
import { SMALL_CONFIG, smallCsv } from './small-job.ts';

const folder = await scratch();
const NO_WORKERS = { warm: () => undefined, close: () => undefined };
const silent = { onPlan: () => undefined, onTask: () => undefined };
const config = SMALL_CONFIG.replace('name: small', "name: small\n  notes: '<script>alert(1)</script>'");

let page: { readonly zip: Uint8Array; readonly report: string; readonly sha256: string };

beforeAll(async () => {
  const workbench = createWorkbench(createSession(createInlineExecutor(), { userAgent: 'test', cores: 1 }, NO_WORKERS));
  const { sha256 } = await workbench.openDataset('small.csv', encodeUtf8(smallCsv()));
  const run = await workbench.run(sha256, config, silent);
  page = {
    sha256: run.sha256,
    report: await workbench.experimentReport(run.sha256),
    zip: await workbench.bundleBytes(run.sha256),
  };
});

describe('the report of an experiment', () => {
  it('is the same bytes from the page and from a bundle alone, zipped or not', async () => {
    writeFileSync(join(folder, 'b.zip'), page.zip);
    const { code, stdout } = await cli(['report', 'b.zip', '--out', 'r.html'], { cwd: folder });
    expect([code, stdout]).toEqual([0, 'Wrote r.html\n']);
    expect(readFileSync(join(folder, 'r.html'), 'utf8')).toBe(page.report);
  });

  it('has what came of it and no script, no address and no moment', () => {
    const { report } = page;
    expect(report).toContain(page.sha256);
    expect(report).toContain('Random forest');
    expect(report).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(report).not.toMatch(/<script|https?:|src=|href=|url\(|\son\w+="/i);
    expect(report).not.toContain(String(new Date().getFullYear()) + '-');
    expect(report).not.toMatch(/NaN|undefined|Infinity/);
    expect(report.length).toBeLessThan(200_000);
  });

  it('says what is wrong with what is no bundle', async () => {
    writeFileSync(join(folder, 'no.zip'), 'hello');
    const { code, stderr } = await cli(['report', 'no.zip'], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toContain('zip/not-a-zip');
  });
});

describe('the command that a run is handed on as', () => {
  it('trains the same bytes in a shell, whatever the files are called', () => {
    const place = join(folder, 'it');
    const tools = join(folder, 'tools');
    mkdirSync(place);
    mkdirSync(tools);
    writeFileSync(
      join(tools, 'selfsame'),
      `#!/bin/sh\nexec ${shellQuoted(process.execPath)} ${shellQuoted(PROGRAM)} "$@"\n`,
    );
    chmodSync(join(tools, 'selfsame'), 0o755);
    const files = { config: '-it\'s $HOME "x" `id`.yaml', data: "a b; rm *'.csv", out: 'größe & co.zip' };
    writeFileSync(join(place, files.config), config);
    writeFileSync(join(place, files.data), smallCsv());
    const env = { PATH: `${tools}:${process.env.PATH}`, HOME: folder, XDG_CACHE_HOME: join(folder, 'cache') };
    const done = spawnSync('sh', ['-c', trainCommand(files)], { cwd: place, env, encoding: 'utf8' });
    expect(done.stderr).not.toContain('error');
    const zip = readFileSync(join(place, files.out));
    expect(createHash('sha256').update(zip).digest('hex')).toBe(page.sha256);
  });

  it('quotes nothing that needs no quotes', () => {
    expect(trainCommand({ config: 'config.yaml', data: 'data.csv', out: 'small-4fa61c20.zip' })).toBe(
      'selfsame train --config config.yaml --data data.csv --out small-4fa61c20.zip',
    );
    expect(shellQuoted('')).toBe("''");
    expect(shellQuoted("it's")).toBe("'it'\\''s'");
  });
});
