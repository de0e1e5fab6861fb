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

  it('says on stderr whether the rows are like those of training, and changes nothing on stdout', async () => {
    await writeFile(join(folder, 'far.csv'), `plan,visits,hours\n${'pro,9000,900\n'.repeat(50)}`);
    const few = await predict('new.csv');
    expect(few.stderr).toContain('Too few to say: 3 rows');
    const { code, stdout, stderr } = await predict('far.csv', '--drift', 'drift.json');
    expect(code).toBe(0);
    expect(stdout.split('\n')).toHaveLength(52);
    expect(stderr).toMatch(/^Drift: the means of "hours" and "visits" have moved/m);
    const report = JSON.parse(await readFile(join(folder, 'drift.json'), 'utf8'));
    expect(report).toMatchObject({ status: 'drift', rows: 50, training_rows: 192 });
    expect(report.numeric_features.map(({ moved }: { moved: boolean }) => moved)).toEqual([true, true]);
  });

  it('finds the training data to be like themselves, and scores their answers', async () => {
    const { stderr } = await predict('small.csv', '--out', 's.csv');
    const { stdout } = await predict('small.csv', '--json');
    expect(stderr).toMatch(/240 rows have answers: precision 0\.\d+, recall/);
    expect(stderr).toContain('No drift');
    expect(JSON.parse(stdout)).toMatchObject({ drift: { status: 'no_drift' }, answers: { rows: 240 } });
  });

  it('explains the first rows so that contributions add up, as CSV and as JSON', async () => {
    const args = ['--out', 'x.csv', '--explain-rows', '2'];
    expect((await predict('new.csv', ...args, '--explain', 'why.csv')).code).toBe(0);
    const [header, ...lines] = (await readFile(join(folder, 'why.csv'), 'utf8')).trim().split('\n');
    expect(header).toBe('row,probability,scale,baseline,column,value,contribution,standard_error');
    expect(lines.map((line) => line.split(',')[4])).toEqual(['hours', 'visits', 'plan', 'hours', 'visits', 'plan']);
    await predict('new.csv', ...args, '--explain', 'why.json');
    const why = JSON.parse(await readFile(join(folder, 'why.json'), 'utf8'));
    expect(why.rows).toHaveLength(2);
    for (const { baseline, output, contributions } of why.rows)
      expect(
        contributions.reduce((sum: number, c: { contribution: number }) => sum + c.contribution, baseline),
      ).toBeCloseTo(output, 12);
    const wrong = await predict('new.csv', '--explain', 'w.csv', '--explain-rows', 'all');
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('It must be `flagged` or a number of rows.');
  });

  it('predicts without a baseline that can be trusted, and says so', async () => {
    const files = unzipSync(await readFile(join(folder, 'b.zip')));
    files['artifacts/drift_baseline.json'] = Buffer.from('{}');
    await writeFile(join(folder, 'no-baseline.zip'), zipSync(files));
    const { code, stderr } = await cli(['predict', 'no-baseline.zip', 'new.csv', '--out', 'n.csv'], { cwd: folder });
    expect(code).toBe(0);
    expect(stderr).toContain('artifacts/drift_baseline.json is not the file');
    const refused = await cli(['predict', 'no-baseline.zip', 'new.csv', '--drift', 'd.json'], { cwd: folder });
    expect(refused.code).toBe(2);
    expect(existsSync(join(folder, 'd.json'))).toBe(false);
  });
});
