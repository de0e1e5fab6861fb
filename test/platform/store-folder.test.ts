import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultCacheFolder } from '../../src/platform/node/cache-place.ts';
import { clearStoreFolder, createStoreFolder, listStoreFolder } from '../../src/platform/node/store-folder.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'selfsame-store-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const key = (n: number): string => n.toString(16).padStart(64, '0').split('').reverse().join('');
const entry = (bytes: number) => ({ head: new Uint8Array(72), body: new Uint8Array(bytes - 72).fill(7) });
const pathOf = (folder: string, n: number): string => join(folder, key(n).slice(0, 2), `${key(n).slice(2)}.task`);

/** As if it had been used so many seconds ago. */
async function age(folder: string, n: number, seconds: number): Promise<void> {
  const then = new Date(Date.now() - seconds * 1000);
  await utimes(pathOf(folder, n), then, then);
}

describe('a folder of finished tasks', () => {
  it('gives back what was written, and nothing where nothing was', async () => {
    const shelf = createStoreFolder(join(root, 'a', 'new'), 1e6);
    expect(await shelf.read(key(1))).toBeUndefined();
    expect(await shelf.head(key(1))).toBeUndefined();
    await shelf.write(key(1), entry(1000));
    const { head, body } = (await shelf.read(key(1))) ?? {};
    expect([head?.length, body?.length]).toEqual([72, 928]);
    expect((await shelf.head(key(1)))?.length).toBe(72);
    await shelf.remove(key(1));
    await shelf.remove(key(1));
    expect(await shelf.read(key(1))).toBeUndefined();
  });

  it('is marked as a cache, for its owner alone, and holds whole files only', async () => {
    const folder = join(root, 'tag');
    await createStoreFolder(folder, 1e6).write(key(1), entry(100));
    expect(await readFile(join(folder, 'CACHEDIR.TAG'), 'utf8')).toMatch(
      /^Signature: 8a477f597d28d172789f06886806bc55\n/,
    );
    expect((await stat(join(folder, key(1).slice(0, 2)))).mode & 0o077).toBe(0);
    expect(await readdir(join(folder, key(1).slice(0, 2)))).toEqual([`${key(1).slice(2)}.task`]);
  });

  it('removes the least recently used beyond its size', async () => {
    const folder = join(root, 'lru');
    const shelf = createStoreFolder(folder, 5000);
    for (let n = 1; n <= 4; n++) {
      await shelf.write(key(n), entry(1000));
      await age(folder, n, 100 - n);
    }
    // Read, so it is the youngest now.
    await shelf.read(key(1));
    await expect.poll(async () => Date.now() - (await stat(pathOf(folder, 1))).mtimeMs).toBeLessThan(50_000);
    const small = createStoreFolder(folder, 2500);
    await small.trim();
    const left = await Promise.all([1, 2, 3, 4].map(async (n) => (await small.head(key(n))) !== undefined));
    expect(left).toEqual([true, false, false, true]);
  });

  it('stays near its size during a long run', async () => {
    const folder = join(root, 'long');
    const shelf = createStoreFolder(folder, 10_000);
    for (let n = 1; n <= 60; n++) await shelf.write(key(n), entry(500));
    const total = (await listStoreFolder(folder)).reduce((sum, { bytes }) => sum + bytes, 0);
    expect(total).toBeLessThanOrEqual(11_500);
    expect(await shelf.head(key(60))).toBeDefined();
  });

  it('does not keep what is larger than all it may have', async () => {
    const shelf = createStoreFolder(join(root, 'tiny'), 500);
    await shelf.write(key(1), entry(501));
    expect(await shelf.head(key(1))).toBeUndefined();
  });

  it('takes away what a killed process left behind, and leaves what one is writing', async () => {
    const folder = join(root, 'leftover');
    const shelf = createStoreFolder(folder, 1e6);
    await shelf.write(key(1), entry(100));
    const old = join(folder, key(1).slice(0, 2), `.${key(1).slice(2)}.task.77-1.tmp`);
    const young = join(folder, key(1).slice(0, 2), `.${key(1).slice(2)}.task.78-1.tmp`);
    await writeFile(old, 'x');
    await writeFile(young, 'x');
    const then = new Date(Date.now() - 7_200_000);
    await utimes(old, then, then);
    await shelf.trim();
    expect((await listStoreFolder(folder)).map(({ path }) => path).sort()).toEqual([young, pathOf(folder, 1)].sort());
  });

  it('is cleared of its own files alone', async () => {
    const folder = join(root, 'clear');
    await createStoreFolder(folder, 1e6).write(key(1), entry(100));
    await mkdir(join(folder, 'ab'), { recursive: true });
    await writeFile(join(folder, 'ab', 'notes.txt'), 'mine');
    await writeFile(join(folder, 'thesis.tex'), 'mine');
    await clearStoreFolder(folder);
    expect(await listStoreFolder(folder)).toEqual([]);
    expect((await readdir(folder)).sort()).toEqual(['CACHEDIR.TAG', 'ab', 'thesis.tex']);
    await clearStoreFolder(join(root, 'never was'));
  });

  it('fails where it is no folder', async () => {
    await writeFile(join(root, 'file'), 'x');
    const shelf = createStoreFolder(join(root, 'file'), 1e6);
    await expect(shelf.write(key(1), entry(100))).rejects.toMatchObject({ code: /ENOTDIR|EEXIST/ });
    await expect(shelf.read(key(1))).rejects.toMatchObject({ code: 'ENOTDIR' });
  });
});

describe("the user's cache folder", () => {
  it('is where each system has it', () => {
    const home = process.env.HOME ?? '';
    expect(defaultCacheFolder({}, 'linux')).toBe(join(home, '.cache', 'selfsame'));
    expect(defaultCacheFolder({ XDG_CACHE_HOME: '/var/c' }, 'linux')).toBe('/var/c/selfsame');
    expect(defaultCacheFolder({ XDG_CACHE_HOME: 'relative' }, 'linux')).toBe(join(home, '.cache', 'selfsame'));
    expect(defaultCacheFolder({}, 'darwin')).toBe(join(home, 'Library', 'Caches', 'selfsame'));
    expect(defaultCacheFolder({ LOCALAPPDATA: '/local' }, 'win32')).toBe(join('/local', 'selfsame', 'Cache'));
  });
});
