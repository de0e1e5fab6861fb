import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/platform/browser/database.ts';
import { createDatabaseRuns } from '../../src/platform/browser/run-database.ts';
import { createMemoryRuns, type RunShelf } from '../../src/platform/history/shelf.ts';
import { anEntry } from '../support/run-entry.ts';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe('the database of version 1', () => {
  it('keeps what it has when the history is added', async () => {
    const old = await openDB('selfsame', 1, {
      upgrade(database) {
        database.createObjectStore('heads', { keyPath: 'key' }).createIndex('used', 'used');
        database.createObjectStore('bodies');
        database.createObjectStore('sessions', { keyPath: 'id' });
        database.createObjectStore('files');
      },
    });
    await old.put('bodies', new Uint8Array([1, 2, 3]), 'k');
    await old.put('files', new Uint8Array([4]), 'f');
    old.close();
    const database = await openDatabase();
    expect(await database?.get('bodies', 'k')).toEqual(new Uint8Array([1, 2, 3]));
    expect(await database?.get('files', 'f')).toEqual(new Uint8Array([4]));
    const runs = createDatabaseRuns(Promise.resolve(database));
    await runs.write([anEntry(1)]);
    expect(await runs.heads()).toEqual([anEntry(1).head]);
  });
});

const shelves: readonly [string, () => RunShelf][] = [
  ['in IndexedDB', () => createDatabaseRuns(openDatabase())],
  ['in memory', createMemoryRuns],
];

describe.each(shelves)('the history %s', (_, open) => {
  it('gives the latest first, and entries in the order asked for', async () => {
    const shelf = open();
    const [a, b, c] = [anEntry(1, { at: 10 }), anEntry(2, { at: 30 }), anEntry(3, { at: 20 })];
    await shelf.write([a, b, c]);
    expect((await shelf.heads()).map(({ at }) => at)).toEqual([30, 20, 10]);
    expect(await shelf.read([c.head.sha256, 'f'.repeat(64), a.head.sha256])).toEqual([c, a]);
  });

  it('keeps a mark, and forgets what is removed', async () => {
    const shelf = open();
    await shelf.write([anEntry(1), anEntry(2)]);
    const [one, two] = [anEntry(1).head.sha256, anEntry(2).head.sha256];
    await shelf.mark(one, { star: true });
    await shelf.mark(one, { note: 'the one' });
    await shelf.mark('f'.repeat(64), { note: 'of none' });
    expect((await shelf.read([one]))[0].head).toMatchObject({ star: true, note: 'the one' });
    await shelf.remove([two]);
    expect((await shelf.heads()).map(({ sha256 }) => sha256)).toEqual([one]);
  });
});

it('lasts where there is a database, and as long as the page where storage is denied', async () => {
  expect(await createDatabaseRuns(openDatabase()).lasting()).toBe(true);
  const denied = createDatabaseRuns(Promise.resolve(null));
  expect(await denied.lasting()).toBe(false);
  await denied.write([anEntry(1)]);
  expect(await denied.heads()).toHaveLength(1);
});

it('outlives the page', async () => {
  await createDatabaseRuns(openDatabase()).write([anEntry(1)]);
  expect(await createDatabaseRuns(openDatabase()).heads()).toHaveLength(1);
});
