import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { cli, scratch } from './run-cli.ts';
import { writeSmallJob } from './small-job.ts';

let folder: string;
beforeAll(async () => {
  folder = await scratch();
  await writeSmallJob(folder);
  expect((await cli(['train', '--config', 'config.yaml', '--out', 'b.zip'], { cwd: folder })).code).toBe(0);
  await writeFile(join(folder, 'new.csv'), 'plan,visits,hours\npro,44,8.5\nbasic,2,0.5\nunheard,,\n');
});

const predict = (...args: string[]) => cli(['predict', 'b.zip', ...args], { cwd: folder });

describe('predict', () => {
  it('writes the row, the input columns, the probability and the label', async () => {
    const { code, stdout, stderr } = await predict('new.csv', '--out', 'p.csv');
    expect(code).toBe(0);
    expect(stdout).toContain('3 rows');
    expect(stderr).toContain('[predict/unknown-category]');
    const [header, first, second, third] = (await readFile(join(folder, 'p.csv'), 'utf8')).split('\n');
    expect(header).toBe('row,plan,visits,hours,probability,predicted');
    expect(first).toMatch(/^0,pro,44,8\.5,0\.\d+,yes$/);
    expect(second).toMatch(/^1,basic,2,0\.5,0(\.\d+)?,no$/);
    expect(third).toMatch(/^2,unheard,,,[\d.]+,(yes|no)$/);
  });

  it('writes the CSV to stdout without --out, and words to stderr', async () => {
    const { code, stdout, stderr } = await predict('new.csv');
    expect(code).toBe(0);
    await predict('new.csv', '--out', 'q.csv');
    expect(stdout).toBe(await readFile(join(folder, 'q.csv'), 'utf8'));
    expect(stderr).toContain('3 rows');
  });

  it('sums up for programs', async () => {
    const { code, stdout } = await predict('new.csv', '--out', 'r.csv', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ rows: 3, positive_class: 'yes', out: 'r.csv' });
  });

  it('names columns that are missing and fields that are no numbers', async () => {
    await writeFile(join(folder, 'lacks.csv'), 'plan,visit,hours\npro,44,many\n');
    const { code, stderr } = await predict('lacks.csv', '--out', 'none.csv');
    expect(code).toBe(2);
    expect(stderr).toContain('[predict/missing-column]');
    expect(stderr).toContain('[predict/not-numeric]');
    expect(existsSync(join(folder, 'none.csv'))).toBe(false);
  });

  it('does not predict with a model that is not the one lineage names', async () => {
    const files = unzipSync(await readFile(join(folder, 'b.zip')));
    files['artifacts/threshold.txt'] = Buffer.from('0.000001\n');
    await writeFile(join(folder, 'tampered.zip'), zipSync(files));
    const { code, stderr } = await cli(['predict', 'tampered.zip', 'new.csv', '--out', 't.csv'], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toContain('artifacts/threshold.txt');
    expect(existsSync(join(folder, 't.csv'))).toBe(false);
  });
});
