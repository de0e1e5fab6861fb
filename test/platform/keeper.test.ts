import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/platform/browser/database.ts';
import { createBrowserKeeper } from '../../src/platform/browser/keeper.ts';
import { createDatabaseShelf } from '../../src/platform/browser/store-database.ts';
import { fakeLocks } from './fake-locks.ts';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

const key = (n: number): string => String(n).padStart(64, '0');
const entry = (bytes: number) => ({ head: new Uint8Array(72), body: new Uint8Array(bytes - 72).fill(7) });
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

describe('finished tasks in IndexedDB', () => {
  let now = 0;
  const open = (maxBytes: number) => createDatabaseShelf(openDatabase(), maxBytes, () => ++now);

  it('come back after the page was closed, and are counted', async () => {
    const shelf = open(1e6);
    await shelf.write(key(1), entry(1000));
    const later = open(1e6);
    expect((await later.read(key(1)))?.body).toHaveLength(928);
    expect(await later.head(key(1))).toHaveLength(72);
    expect(await later.read(key(2))).toBeUndefined();
    expect(await later.bytes()).toBe(1000);
    await later.remove(key(1));
    expect([await later.read(key(1)), await later.bytes()]).toEqual([undefined, 0]);
  });

  it('go when there are too many, the least recently used first', async () => {
    const shelf = open(4000);
    for (let n = 1; n <= 4; n++) await shelf.write(key(n), entry(1000));
    await shelf.read(key(1));
    await settled();
    await shelf.write(key(5), entry(1000));
    const left = await Promise.all([1, 2, 3, 4, 5].map(async (n) => (await shelf.read(key(n))) !== undefined));
    expect(left).toEqual([true, false, false, true, true]);
    await shelf.write(key(6), entry(4001));
    expect(await shelf.head(key(6))).toBeUndefined();
  });

  it('make room where the browser has none left, and fail where that does not help', async () => {
    const database = await openDatabase();
    if (database === null) throw new Error('no database');
    let failures = 0;
    const cramped = new Proxy(database, {
      get(target, name) {
        if (name === 'transaction')
          return (names: ['heads', 'bodies'], mode: 'readwrite') => {
            if (Array.isArray(names) && mode === 'readwrite' && failures > 0) {
              failures -= 1;
              throw new DOMException('full', 'QuotaExceededError');
            }
            return target.transaction(names, mode);
          };
        const value = Reflect.get(target, name) as unknown;
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    const shelf = createDatabaseShelf(Promise.resolve(cramped), 1e6, () => ++now);
    for (let n = 1; n <= 4; n++) await shelf.write(key(n), entry(1000));
    failures = 1;
    await shelf.write(key(5), entry(1000));
    expect(await shelf.bytes()).toBe(3000);
    expect(await shelf.head(key(5))).toBeDefined();
    failures = 9;
    await expect(shelf.write(key(6), entry(1000))).rejects.toThrow('full');
  });

  it('are not kept where the browser denies storage', async () => {
    globalThis.indexedDB = {
      open: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    } as unknown as IDBFactory;
    const shelf = open(1e6);
    await shelf.write(key(1), entry(1000));
    expect([await shelf.head(key(1)), await shelf.read(key(1)), await shelf.bytes()]).toEqual([
      undefined,
      undefined,
      0,
    ]);
    const keeper = createBrowserKeeper({ newId: () => 'a', now: () => 1 });
    expect(await keeper.usage()).toEqual({ available: false, bytes: 0 });
    expect(await keeper.abandoned()).toBeNull();
    await keeper.clear();
  });
});

describe('sessions of tabs', () => {
  const config = { name: 'c.yaml', text: 'seed: 1', original: 'seed: 2' };
  const session = (name: string) => ({ dataset: { name, bytes: 3, sha256: `hash of ${name}` }, config, running: true });
  let now = 0;
  const tab = (locks: ReturnType<typeof fakeLocks>, id: string) =>
    createBrowserKeeper({ locks: locks.of(id), newId: () => id, now: () => ++now });

  it('are left alone while their tab lives, and offered when it is gone', async () => {
    const locks = fakeLocks();
    await tab(locks, 'a').save(session('x.csv'), Uint8Array.of(1, 2, 3));
    const other = tab(locks, 'b');
    expect(await other.abandoned()).toBeNull();
    locks.close('a');
    expect(await other.abandoned()).toMatchObject({ id: 'a', config, running: true, dataset: { name: 'x.csv' } });
    expect(await other.dataset('hash of x.csv')).toEqual(Uint8Array.of(1, 2, 3));
    await other.forget('a');
    expect(await other.abandoned()).toBeNull();
    expect(await other.dataset('hash of x.csv')).toBeUndefined();
  });

  it('are one for each tab; of those that are gone the latest is offered', async () => {
    const locks = fakeLocks();
    const a = tab(locks, 'a');
    await a.save(session('x.csv'), Uint8Array.of(1, 2, 3));
    await a.save(session('y.csv'), Uint8Array.of(1, 2, 3));
    await tab(locks, 'b').save(session('z.csv'), Uint8Array.of(4, 5, 6));
    const c = tab(locks, 'c');
    expect((await c.usage()).bytes).toBe(6);
    locks.close('a');
    locks.close('b');
    expect((await c.abandoned())?.dataset.name).toBe('z.csv');
    expect(await c.dataset('hash of y.csv')).toBeUndefined();
    await c.clear();
    expect(await c.abandoned()).toBeNull();
    expect((await c.usage()).bytes).toBe(0);
  });

  it('are offered too where the browser has no locks', async () => {
    await createBrowserKeeper({ newId: () => 'a', now: () => 1 }).save(session('x.csv'), Uint8Array.of(1));
    const b = createBrowserKeeper({ newId: () => 'b', now: () => 2 });
    expect((await b.abandoned())?.id).toBe('a');
  });
});
