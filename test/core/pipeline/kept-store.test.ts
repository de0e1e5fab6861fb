import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createKeptStore,
  createLayeredStore,
  createMemoryStore,
  encodeUtf8,
  sha256,
  type EntryShelf,
  type StoreEntry,
  type StoreTrouble,
} from '../../../src/core/index.ts';
import { taskKey } from '../../../src/core/pipeline/task-key.ts';

/** A shelf in memory, open to whoever wants to damage it. */
function memoryShelf() {
  const entries = new Map<string, StoreEntry>();
  const shelf: EntryShelf = {
    head: (key) => Promise.resolve(entries.get(key)?.head),
    read: (key) => Promise.resolve(entries.get(key)),
    write: (key, { head, body }) => Promise.resolve(void entries.set(key, { head: head.slice(), body: body.slice() })),
    remove: (key) => Promise.resolve(void entries.delete(key)),
  };
  return { shelf, entries };
}

const hashed = async (text: string) => ({ bytes: encodeUtf8(text), sha256: await sha256(encodeUtf8(text)) });
const key = (name: string): Promise<string> => sha256(encodeUtf8(name));

async function open(shelf: EntryShelf) {
  const troubles: StoreTrouble[] = [];
  return { store: createKeptStore(shelf, (trouble) => troubles.push(trouble)), troubles };
}

describe('a kept store', () => {
  it('gives back what was put, found again by another session', async () => {
    const { shelf } = memoryShelf();
    const { store } = await open(shelf);
    const output = await hashed('an output');
    store.put(await key('a'), output);
    await store.settled();
    const { store: later, troubles } = await open(shelf);
    expect(await later.get(await key('a'))).toEqual(output);
    expect(await later.find(await key('a'))).toBe(output.sha256);
    expect(await later.get(await key('b'))).toBeUndefined();
    expect(await later.find(await key('b'))).toBeUndefined();
    expect(troubles).toEqual([]);
  });

  it('never gives back damaged bytes, whichever they are, and takes them off the shelf', async () => {
    const output = await hashed('an output of some length');
    const name = await key('a');
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 200 }), fc.integer({ min: 1, max: 255 }), fc.boolean(), async (at, mask, cut) => {
        const { shelf, entries } = memoryShelf();
        const { store, troubles } = await open(shelf);
        store.put(name, output);
        await store.settled();
        const { head, body } = entries.get(name) as StoreEntry;
        const bytes = new Uint8Array([...head, ...body]);
        const place = at % bytes.length;
        bytes[place] ^= mask;
        const damaged = cut ? bytes.subarray(0, place) : bytes;
        entries.set(name, { head: damaged.subarray(0, head.length), body: damaged.subarray(head.length) });
        expect(await store.get(name)).toBeUndefined();
        expect(troubles).toEqual([{ kind: 'damaged', key: name }]);
        await store.settled();
        expect(entries.size).toBe(0);
      }),
    );
  });

  it('does not take one task for another', async () => {
    const { shelf, entries } = memoryShelf();
    const { store, troubles } = await open(shelf);
    store.put(await key('a'), await hashed('of a'));
    await store.settled();
    entries.set(await key('b'), entries.get(await key('a')) as StoreEntry);
    expect(await store.find(await key('b'))).toBeUndefined();
    expect(await store.get(await key('b'))).toBeUndefined();
    expect(troubles).toHaveLength(1);
  });

  it('says once that the shelf cannot be written or read, and never fails', async () => {
    const full: EntryShelf = {
      head: () => Promise.reject(new Error('no reading')),
      read: () => Promise.reject(new Error('no reading')),
      write: () => Promise.reject(new Error('no writing')),
      remove: () => Promise.reject(new Error('no writing')),
    };
    const { store, troubles } = await open(full);
    for (const name of ['a', 'b', 'c']) {
      store.put(await key(name), await hashed(name));
      expect(await store.get(await key(name))).toBeUndefined();
      expect(await store.find(await key(name))).toBeUndefined();
    }
    await store.settled();
    expect(troubles.map(({ kind }) => kind).sort()).toEqual(['unreadable', 'unwritable']);
  });

  it('does not make a run wait for the writing', async () => {
    let release = (): void => undefined;
    const written: string[] = [];
    const slow: EntryShelf = {
      ...memoryShelf().shelf,
      async write(name) {
        await new Promise<void>((resolve) => (release = resolve));
        written.push(name);
      },
    };
    const { store } = await open(slow);
    store.put(await key('a'), await hashed('a'));
    await Promise.resolve();
    expect(written).toEqual([]);
    release();
    await store.settled();
    expect(written).toHaveLength(1);
  });
});

describe('stores in memory', () => {
  it('forget the least recently used beyond their size', async () => {
    const store = createMemoryStore(30);
    for (const name of ['a', 'b', 'c']) store.put(name, await hashed(name.repeat(10)));
    await store.get('a');
    store.put('d', await hashed('d'.repeat(10)));
    expect(
      await Promise.all(['a', 'b', 'c', 'd'].map((name) => store.get(name).then((found) => found !== undefined))),
    ).toEqual([true, false, true, true]);
  });

  it('stand in front of one that keeps', async () => {
    const back = createMemoryStore();
    const front = createMemoryStore();
    const store = createLayeredStore(front, back);
    back.put('a', await hashed('a'));
    expect((await store.get('a'))?.sha256).toBe((await hashed('a')).sha256);
    expect(await front.find('a')).toBeDefined();
    store.put('b', await hashed('b'));
    expect(await back.find('b')).toBeDefined();
    expect(await store.find('c')).toBeUndefined();
  });
});

describe('keys', () => {
  it('name the inputs and not their hashes alone: `select` puts the names out', async () => {
    const select = (inputs: readonly string[]) =>
      taskKey({
        task: { name: 'select', kind: 'select', inputs, config: ['cv.rank_by'] },
        seed: 1,
        slices: ['roc_auc'],
        inputs: inputs.map(() => ({ sha256: 'the same evaluation' })),
      });
    expect(await select(['evaluate/random_forest'])).not.toBe(await select(['evaluate/extra_trees']));
  });
});
