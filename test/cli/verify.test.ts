import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { unzipSync, zipSync, type Zippable } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { cli, scratch } from './run-cli.ts';
import { writeSmallJob } from './small-job.ts';

let folder: string;
let zip: Uint8Array;
let files: Record<string, Uint8Array>;

const verify = (...args: string[]) => cli(['verify', ...args], { cwd: folder });

/** The bundle's files, changed, as another program would zip them. */
async function zipAgain(name: string, change: (files: Zippable) => void): Promise<string> {
  const changed: Zippable = Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, bytes.slice()]));
  change(changed);
  await writeFile(join(folder, name), zipSync(changed, { level: 3, mtime: '2024-02-03T04:05:06' }));
  return name;
}

beforeAll(async () => {
  folder = await scratch();
  await writeSmallJob(folder);
  const train = (...args: string[]) => cli(['train', '--config', 'config.yaml', ...args], { cwd: folder });
  expect((await train('--out', 'b.zip')).code).toBe(0);
  expect((await train('--out', 'bare.zip', '--set', 'bundle.include_dataset=false')).code).toBe(0);
  zip = await readFile(join(folder, 'b.zip'));
  files = unzipSync(zip);
});

describe('a bundle as it was written', () => {
  it('passes, and the first line says so', async () => {
    const { code, stdout } = await verify('b.zip');
    expect(code).toBe(0);
    expect(stdout.split('\n')[0]).toContain('Files are intact');
  });

  it('passes each depth that can be asked for', async () => {
    expect((await verify('b.zip', '--integrity')).code).toBe(0);
    expect((await verify('b.zip', '--strict')).code).toBe(0);
    const { code, stdout } = await verify('b.zip', '--replay', '--workers', '2');
    expect(code).toBe(0);
    expect(stdout).toContain('repeated');
  });

  it('repeats some fits, drawn anew each time and again by their seed', async () => {
    const { code, stdout } = await verify('b.zip', '--spot-check', '2');
    expect(code).toBe(0);
    expect(stdout.match(/ {2}same .*, fold \d: .* bit for bit/g)).toHaveLength(2);
    const seed = /--spot-seed (\d+)/.exec(stdout)?.[1] ?? '';
    const again = await verify('b.zip', '--spot-check', '2', '--spot-seed', seed);
    expect(again.stdout).toBe(stdout);
  });

  it('holds the bundle to a fingerprint from elsewhere', async () => {
    const fingerprint = createHash('sha256').update(zip).digest('hex');
    expect((await verify('b.zip', '--expect', fingerprint)).code).toBe(0);
    const other = await verify('b.zip', '--expect', 'f'.repeat(64));
    expect(other.code).toBe(1);
    expect(other.stdout).toContain('another one than was expected');
    expect((await verify('b.zip', '--expect', 'abc')).code).toBe(2);
  });

  it('writes a page to read and print', async () => {
    expect((await verify('b.zip', '--html', 'report.html')).code).toBe(0);
    const html = await readFile(join(folder, 'report.html'), 'utf8');
    expect(html).toContain('<title>Verification of b.zip</title>');
    expect(html).toContain('Files are intact');
  });

  it('writes the report and the environment', async () => {
    const { code } = await verify('b.zip', '--replay', '--report', 'reports/r.json');
    expect(code).toBe(0);
    const read = async (name: string): Promise<Record<string, unknown>> =>
      JSON.parse(await readFile(join(folder, 'reports', name), 'utf8')) as Record<string, unknown>;
    const report = await read('r.json');
    expect(report).toMatchObject({
      passed: true,
      checks: { dataset: { path: 'small.csv', passed: true }, model: { passed: true }, threshold: { passed: true } },
      replay: { passed: true, first_difference: null },
    });
    const environment = await read('reproducibility_environment.json');
    expect(environment).toMatchObject({ engine: 'Node.js', node: process.versions.node, time_zone: 'UTC' });
    expect((environment.program as { lock_sha256: string }).lock_sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('prints the report for programs', async () => {
    const { code, stdout } = await verify('b.zip', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ passed: true });
  });

  it('passes as the folder that it was unzipped into, a log beside it', async () => {
    for (const [path, bytes] of Object.entries(files)) {
      await mkdir(join(folder, 'unzipped', dirname(path)), { recursive: true });
      await writeFile(join(folder, 'unzipped', path), bytes);
    }
    await writeFile(join(folder, 'unzipped', 'train.log'), 'times');
    expect((await verify('unzipped')).code).toBe(0);
    await writeFile(join(folder, 'unzipped', 'stray.txt'), 'stray');
    const { code, stdout } = await verify('unzipped');
    expect(code).toBe(1);
    expect(stdout).toContain('stray.txt');
  });
});

describe('the same files zipped again', () => {
  it('pass with a note, and fail only when that is asked for', async () => {
    const name = await zipAgain('again.zip', () => undefined);
    const { code, stdout } = await verify(name);
    expect(code).toBe(0);
    expect(stdout).toMatch(/re-packed/i);
    expect((await verify(name, '--replay')).code).toBe(0);
    expect((await verify(name, '--strict')).code).toBe(1);
  });
});

describe('a bundle that was changed', () => {
  it.each([
    'small.csv',
    'config.yaml',
    'artifacts/best_model.json',
    'artifacts/threshold.txt',
    'artifacts/model_card.md',
    'artifacts/lineage.json',
    'artifacts/results/predictions.csv',
    'SHA256SUMS',
  ])('is exit 1 and names %s', async (path) => {
    const name = await zipAgain('changed.zip', (changed) => {
      const bytes = changed[path] as Uint8Array;
      bytes[bytes.length >> 1] ^= 1;
    });
    const { code, stdout, stderr } = await verify(name);
    expect(stdout + stderr).toContain(path);
    expect(code).toBe(1);
  });

  it('is exit 1 with a file too few or too many', async () => {
    const fewer = await zipAgain('fewer.zip', (changed) => delete changed['artifacts/metrics.json']);
    expect((await verify(fewer)).code).toBe(1);
    const more = await zipAgain('more.zip', (changed) => (changed['extra.txt'] = new Uint8Array([1])));
    const { code, stdout } = await verify(more);
    expect([code, stdout.includes('extra.txt')]).toEqual([1, true]);
  });

  it('is exit 2 where the container is damaged', async () => {
    await writeFile(join(folder, 'cut.zip'), zip.subarray(0, zip.length - 100));
    await writeFile(join(folder, 'text.zip'), 'this is no zip');
    const flipped = zip.slice();
    flipped[200] ^= 1;
    await writeFile(join(folder, 'flipped.zip'), flipped);
    await writeFile(join(folder, 'other.zip'), zipSync({ 'a.txt': new Uint8Array([65]) }));
    for (const [name, words] of [
      ['cut.zip', '[zip/'],
      ['text.zip', '[zip/not-a-zip]'],
      ['flipped.zip', '[zip/'],
      ['other.zip', '[bundle/not-a-bundle]'],
    ]) {
      const { code, stderr } = await verify(name);
      expect(stderr).toContain(words);
      expect(code).toBe(2);
    }
  });
});

describe('a bundle without its dataset', () => {
  it('passes what can be checked, and says what cannot', async () => {
    const { code, stdout } = await verify('bare.zip');
    expect(code).toBe(0);
    expect(stdout).toContain('--data');
  });

  it('is checked with --data', async () => {
    expect((await verify('bare.zip', '--data', 'small.csv', '--replay')).code).toBe(0);
    await writeFile(join(folder, 'wrong.csv'), `${await readFile(join(folder, 'small.csv'), 'utf8')}1,2,pro,no\n`);
    const { code, stdout, stderr } = await verify('bare.zip', '--data', 'wrong.csv');
    expect(code).toBe(1);
    expect(stdout + stderr).toContain('dataset');
  });

  it('cannot be replayed: exit 2, no report', async () => {
    const { code, stderr } = await verify('bare.zip', '--replay', '--report', 'none.json');
    expect(code).toBe(2);
    expect(stderr).toContain('[bundle/dataset-needed]');
    expect(existsSync(join(folder, 'none.json'))).toBe(false);
  });
});

describe('cancelling a replay', () => {
  it('ends with 130', async () => {
    const args = ['train', '--config', 'config.yaml', '--set', 'models.random_forest.n_estimators=1500'];
    expect((await cli([...args, '--out', 'long.zip'], { cwd: folder })).code).toBe(0);
    let sent = false;
    const { code, stdout } = await cli(['verify', 'long.zip', '--replay', '--report', 'cancelled.json'], {
      cwd: folder,
      onStderr: (_, kill) => {
        if (!sent) kill('SIGINT');
        sent = true;
      },
    });
    expect([code, stdout]).toEqual([130, '']);
    expect(existsSync(join(folder, 'cancelled.json'))).toBe(false);
  });
});
