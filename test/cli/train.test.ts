import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { cli, scratch } from './run-cli.ts';
import { SMALL_CONFIG, smallCsv, writeSmallJob } from './small-job.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

interface TrainJson {
  readonly run_id: string;
  readonly sha256: string;
  readonly bundle: { readonly path: string; readonly bytes: number } | null;
  readonly folder: string | null;
  readonly best_model: string;
  readonly ranking: readonly { readonly model: string; readonly mean: { readonly roc_auc: number } }[];
  readonly threshold: { readonly threshold: number };
  readonly test: { readonly confusion_matrix: { readonly tp: number } };
}

let folder: string;
let zip: Uint8Array;
let first: TrainJson;

const train = (...args: string[]) => cli(['train', '--config', 'config.yaml', ...args], { cwd: folder });

beforeAll(async () => {
  folder = await scratch();
  await writeSmallJob(folder);
  const { code, stdout } = await train('--out', 'one.zip', '--workers', '1', '--json');
  expect(code).toBe(0);
  first = JSON.parse(stdout) as TrainJson;
  zip = await readFile(join(folder, 'one.zip'));
});

describe('train', () => {
  it('writes the zip whose hash it prints', () => {
    expect(first.sha256).toBe(sha256(zip));
    expect(first.bundle).toEqual({ path: 'one.zip', bytes: zip.length });
    expect(first.ranking.map(({ model }) => model)).toHaveLength(3);
    expect(first.ranking[0].model).toBe(first.best_model);
    expect(first.ranking[0].mean.roc_auc).toBeGreaterThan(0.7);
    expect(first.threshold.threshold).toBeGreaterThan(0);
    expect(first.test.confusion_matrix.tp).toBeGreaterThan(0);
  });

  it('gives the same bytes with other workers, from another folder, in another time zone', async () => {
    const elsewhere = await scratch();
    const config = join(folder, 'config.yaml');
    const { code } = await cli(['train', '--config', config, '--workers', '2'], {
      cwd: elsewhere,
      env: { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8' },
    });
    expect(code).toBe(0);
    expect(sha256(await readFile(join(elsewhere, 'bundle.zip')))).toBe(first.sha256);
    expect(await readdir(elsewhere)).toEqual(['bundle.zip']);
  });

  it('tells people what it found, and progress apart from results', async () => {
    const { code, stdout, stderr } = await train('--out', 'words.zip');
    expect(code).toBe(0);
    expect(stdout).toContain(`${first.best_model} is the best of 3 models (by roc_auc).`);
    expect(stdout).toContain(`Run     ${first.run_id}`);
    expect(stdout).toContain(`SHA-256 ${first.sha256}`);
    expect(stderr).toContain('small.csv: 240 rows');
    expect(stderr).toContain('random_forest evaluated: ');
    expect(stderr).not.toContain('\r');
  });

  it('bundles the config byte for byte, line ends and byte order mark included', async () => {
    const odd = `\ufeff${SMALL_CONFIG.replaceAll('\n', '\r\n')}`;
    await writeFile(join(folder, 'odd.yaml'), odd);
    const { code } = await cli(['train', '--config', 'odd.yaml', '--out', 'odd.zip'], { cwd: folder });
    expect(code).toBe(0);
    const files = unzipSync(await readFile(join(folder, 'odd.zip')));
    expect(Buffer.from(files['config.yaml']).toString()).toBe(odd);
  });

  it('reads another dataset with --data, under the name that the config gives', async () => {
    await writeFile(join(folder, 'other.csv'), smallCsv(200));
    const { code } = await train('--data', 'other.csv', '--out', 'other.zip');
    expect(code).toBe(0);
    const files = unzipSync(await readFile(join(folder, 'other.zip')));
    expect(Buffer.from(files['small.csv']).toString()).toBe(smallCsv(200));
  });

  it('refuses a dataset that is not the pinned one', async () => {
    const { code, stderr } = await train('--set', `data.sha256=${'0'.repeat(64)}`, '--out', 'pin.zip');
    expect(code).toBe(2);
    expect(stderr).toContain('[data/pin]');
    expect(existsSync(join(folder, 'pin.zip'))).toBe(false);
  });

  it('writes into a pipe and does not put a file in its place', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const [{ code }, received] = await Promise.all([train('--out', 'pipe'), readFile(pipe)]);
    expect(code).toBe(0);
    expect(sha256(received)).toBe(first.sha256);
    expect((await stat(pipe)).isFIFO()).toBe(true);
  });
});

describe('train --set and extends', () => {
  it('bundles the effective text, comments kept', async () => {
    const { code } = await train('--set', 'seed=8', '--set', 'models.decision_tree.max_depth=3', '--out', 'set.zip');
    expect(code).toBe(0);
    const text = Buffer.from(unzipSync(await readFile(join(folder, 'set.zip')))['config.yaml']).toString();
    expect(text).toBe(SMALL_CONFIG.replace('seed: 7', 'seed: 8').replace('max_depth: 4', 'max_depth: 3'));
  });

  it('names an override that is none', async () => {
    for (const override of ['seed', 'sed=8', 'cv.n_splits=1']) {
      const { code, stderr } = await train('--set', override, '--out', 'bad.zip');
      expect(code).toBe(2);
      expect(stderr).toMatch(/\[config\/\S+\]/);
    }
    expect(existsSync(join(folder, 'bad.zip'))).toBe(false);
  });

  it('lays a config over its base', async () => {
    await mkdir(join(folder, 'bases'));
    await writeFile(join(folder, 'bases', 'base.yaml'), SMALL_CONFIG);
    await writeFile(join(folder, 'over.yaml'), 'extends: bases/base.yaml\nseed: 9\n');
    const { code, stdout } = await cli(['train', '--config', 'over.yaml', '--out', 'over.zip', '--json'], {
      cwd: folder,
    });
    expect(code).toBe(0);
    expect((JSON.parse(stdout) as TrainJson).sha256).not.toBe(first.sha256);
    const text = Buffer.from(unzipSync(await readFile(join(folder, 'over.zip')))['config.yaml']).toString();
    expect(text).toContain('seed: 9');
    expect(text).toContain('path: small.csv   # beside this file');
    expect(text).not.toContain('extends');
  });

  it('says which base is not there', async () => {
    await writeFile(join(folder, 'lost.yaml'), 'extends: gone.yaml\n');
    const { code, stderr } = await cli(['train', '--config', 'lost.yaml'], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toContain('gone.yaml');
  });
});

describe('train --out-dir', () => {
  const runFolder = (): string => join('outputs', 'experiments', 'small', first.run_id);

  it("writes the bundle's layout with a log of times and machine beside it", async () => {
    const { code, stdout } = await train('--out-dir', 'outputs', '--json');
    expect(code).toBe(0);
    const result = JSON.parse(stdout) as TrainJson;
    expect([result.bundle, result.folder]).toEqual([null, runFolder()]);
    const files = unzipSync(zip);
    for (const [path, bytes] of Object.entries(files))
      expect((await readFile(join(folder, runFolder(), path))).equals(bytes), path).toBe(true);
    const log = await readFile(join(folder, runFolder(), 'train.log'), 'utf8');
    expect(log).toMatch(/^began {4}\d{4}-\d\d-\d\dT/m);
    expect(log).toMatch(/fit\/decision_tree\/fold-0 done \d+\.\d{3} s [0-9a-f]{64}/);
    expect(await readdir(join(folder, 'outputs', 'experiments', 'small'))).toEqual([first.run_id]);
  });

  it('leaves an equal folder as it is, and moves another one aside', async () => {
    await writeFile(join(folder, runFolder(), 'my notes.txt'), 'keep');
    expect((await train('--out-dir', 'outputs')).code).toBe(0);
    expect(await readFile(join(folder, runFolder(), 'my notes.txt'), 'utf8')).toBe('keep');

    await writeFile(join(folder, runFolder(), 'config.yaml'), 'changed');
    const { code, stderr } = await train('--out-dir', 'outputs');
    expect(code).toBe(0);
    expect(stderr).toContain('held other files');
    expect(await readFile(join(folder, `${runFolder()}.before-1`, 'config.yaml'), 'utf8')).toBe('changed');
    expect(await readFile(join(folder, runFolder(), 'config.yaml'), 'utf8')).toBe(SMALL_CONFIG);
  });
});

describe('cancelling', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('%s ends at once with 130 and leaves nothing', async (signal) => {
    const work = await scratch();
    await writeSmallJob(work);
    const before = await readdir(work);
    let sent = 0;
    const args = ['train', '--config', 'config.yaml', '--set', 'models.random_forest.n_estimators=4000'];
    const { code, stdout, stderr } = await cli([...args, '--out', 'new/b.zip', '--out-dir', 'outputs'], {
      cwd: work,
      onStderr: (text, kill) => {
        if (sent > 0 || !text.includes('rows')) return;
        sent = performance.now();
        kill(signal);
      },
    });
    expect(code).toBe(130);
    expect(performance.now() - sent).toBeLessThan(2000);
    expect(stdout).toBe('');
    expect(stderr).toContain('Cancelled. No result was written.');
    expect(await readdir(work)).toEqual(before);
  });
});
