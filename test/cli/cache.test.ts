import { createHash } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { cli, scratch } from './run-cli.ts';
import { writeSmallJob } from './small-job.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

interface TrainJson {
  readonly sha256: string;
  readonly store: {
    readonly stored: number;
    readonly tasks: number;
    readonly damaged: number;
    readonly folder: string | null;
  };
}

let folder: string;
let first: TrainJson;

async function train(...args: string[]): Promise<TrainJson & { readonly stderr: string }> {
  const { code, stdout, stderr } = await cli(['train', '--config', 'config.yaml', '--json', ...args], { cwd: folder });
  expect(stderr).not.toContain('error:');
  expect(code).toBe(0);
  return { ...(JSON.parse(stdout) as TrainJson), stderr };
}

/** Every file of finished tasks below a folder. */
async function entriesOf(cache: string): Promise<string[]> {
  const names = await readdir(join(folder, cache), { recursive: true });
  return names.filter((name) => name.endsWith('.task')).map((name) => join(folder, cache, name));
}

beforeAll(async () => {
  folder = await scratch();
  await writeSmallJob(folder);
  first = await train('--cache', 'cache', '--out', 'first.zip');
});

describe('train --cache', () => {
  it('goes on from what an earlier run has finished, with the same bytes, and says so', async () => {
    expect(first.store).toMatchObject({ stored: 0, damaged: 0, folder: 'cache' });
    const again = await train('--cache', 'cache', '--out', 'again.zip');
    expect(again.store.stored).toBe(again.store.tasks);
    expect(again.sha256).toBe(first.sha256);
    expect(again.stderr).not.toContain('damaged');
    const words = await cli(['train', '-c', 'config.yaml', '--cache', 'cache', '-o', 'w.zip'], { cwd: folder });
    expect(words.stderr).toContain(`${again.store.tasks} of ${again.store.tasks} tasks came from the store`);
  });

  it('trains nothing again where only the target precision has changed', async () => {
    const other = await train('--cache', 'cache', '--set', 'business.target_precision=0.7', '--out', 'o.zip');
    // The threshold, and the test scores and their intervals at it.
    expect(other.store.stored).toBe(other.store.tasks - 3);
    const alone = await train('--no-cache', '--set', 'business.target_precision=0.7', '--out', 'p.zip');
    expect(other.sha256).toBe(alone.sha256);
    expect(alone.store).toMatchObject({ stored: 0, folder: null });
  });

  it('is in the user’s cache folder unless it is said otherwise, and knows nothing of it in the bundle', async () => {
    const home = join(folder, 'home');
    const env = { XDG_CACHE_HOME: home };
    const { code } = await cli(['train', '-c', 'config.yaml', '-o', 'h.zip'], { cwd: folder, env });
    expect(code).toBe(0);
    expect((await readdir(join(home, 'selfsame'))).length).toBeGreaterThan(5);
    expect(sha256(await readFile(join(folder, 'h.zip')))).toBe(first.sha256);
    const none = await cli(['train', '-c', 'config.yaml', '-o', 'n.zip', '--no-cache'], {
      cwd: folder,
      env: { XDG_CACHE_HOME: join(folder, 'untouched') },
    });
    expect(none.code).toBe(0);
    expect(await readdir(folder)).not.toContain('untouched');
  });

  it('says before a run what it will find', async () => {
    const { stdout } = await cli(['train', '-c', 'config.yaml', '--cache', 'cache', '--dry-run', '--json'], {
      cwd: folder,
    });
    const { tasks, stored } = JSON.parse(stdout) as { tasks: number; stored: number };
    expect([tasks, stored]).toEqual([first.store.tasks + 1, first.store.tasks]);
  });

  it('notices damaged entries, computes them again, and has them whole the next time', async () => {
    await train('--cache', 'damage', '--out', 'd.zip');
    const entries = await entriesOf('damage');
    for (const [i, path] of entries.entries()) {
      const bytes = await readFile(path);
      if (i % 3 === 0) bytes[(i * 7919) % bytes.length] ^= 1 << (i % 8);
      await writeFile(path, i % 3 === 1 ? bytes.subarray(0, bytes.length >> 1) : bytes);
    }
    const mended = await train('--cache', 'damage', '--out', 'e.zip');
    expect(mended.sha256).toBe(first.sha256);
    expect(mended.store.damaged).toBeGreaterThan(3);
    expect(mended.stderr).toMatch(/entries of the cache were damaged and computed again\. \[store\/damaged\]/);
    const whole = await train('--cache', 'damage', '--out', 'f.zip');
    expect(whole.store).toMatchObject({ damaged: 0, stored: whole.store.tasks });
  });

  it('says once that the folder cannot be used, and trains', async () => {
    await writeFile(join(folder, 'occupied'), 'a file');
    const { stderr, sha256: hash } = await train('--cache', 'occupied', '--out', 'u.zip');
    expect(stderr.match(/\[store\/unavailable\]/g)).toHaveLength(1);
    expect(stderr).toContain('occupied: Finished tasks cannot be');
    expect(hash).toBe(first.sha256);
  });

  it.runIf(process.getuid?.() !== 0)('says so of a folder that is read-only', async () => {
    await mkdir(join(folder, 'sealed'), { mode: 0o500 });
    const { stderr } = await train('--cache', 'sealed', '--out', 's.zip');
    expect(stderr).toContain('permission denied');
    await chmod(join(folder, 'sealed'), 0o700);
  });

  it('keeps to its size', async () => {
    await train('--cache', 'small', '--cache-size', '20KiB', '--out', 'k.zip');
    const sizes = await Promise.all((await entriesOf('small')).map(async (path) => (await readFile(path)).length));
    expect(sizes.length).toBeGreaterThan(0);
    expect(sizes.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(20 * 1024);
    const again = await train('--cache', 'small', '--cache-size', '20KiB', '--out', 'k.zip');
    expect(again.sha256).toBe(first.sha256);
    const { code, stderr } = await cli(['train', '-c', 'config.yaml', '--cache-size', 'big'], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toContain('a size such as 500MB');
  });

  it('is shared by two processes at once', async () => {
    const both = await Promise.all(['x.zip', 'y.zip'].map((out) => train('--cache', 'shared', '--out', out)));
    for (const one of both) {
      expect(one.sha256).toBe(first.sha256);
      expect(one.store.damaged).toBe(0);
      expect(one.stderr).not.toContain('[store/');
    }
    const later = await train('--cache', 'shared', '--out', 'z.zip');
    expect(later.store).toMatchObject({ damaged: 0, stored: later.store.tasks });
  });

  it('is not opened by verify, whatever its depth', async () => {
    const env = {
      XDG_CACHE_HOME: join(folder, 'watched'),
      WATCHED: join(folder, 'watched'),
      NODE_OPTIONS: `--import=${resolve('test/cli/watch-files.mjs')}`,
    };
    const run = (...args: string[]) => cli(args, { cwd: folder, env });
    expect((await run('train', '-c', 'config.yaml', '-o', 'v.zip')).stderr).toContain('TOUCHED rename');
    for (const depth of [[], ['--spot-check', '3'], ['--replay']]) {
      const { code, stderr } = await run('verify', 'v.zip', ...depth);
      expect(code).toBe(0);
      expect(stderr).not.toContain('TOUCHED');
    }
  });
});

describe('selfsame cache', () => {
  it('says what is there, and clears it', async () => {
    await train('--cache', 'mine', '--out', 'm.zip');
    const run = (...args: string[]) => cli(['cache', ...args, '--cache', 'mine'], { cwd: folder });
    const info = JSON.parse((await run('info', '--json')).stdout) as { tasks: number; bytes: number };
    expect(info.tasks).toBe((await entriesOf('mine')).length);
    expect(info.bytes).toBeGreaterThan(1000);
    expect((await run('info')).stdout).toMatch(/^mine: \d+ finished tasks, [\d.]+ KiB\.\n$/);
    expect((await run('clear')).stdout).toMatch(/^\d+ tasks deleted, [\d.]+ KiB\.\n$/);
    expect(await entriesOf('mine')).toEqual([]);
    expect((await run('info')).stdout).toBe('mine: 0 finished tasks, 0 bytes.\n');
    expect((await run('burn')).code).toBe(2);
  });
});
