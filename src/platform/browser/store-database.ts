import type { EntryShelf } from '../../core/pipeline/kept-store.ts';
import type { Database } from './database.ts';

/** Trimming stops below the limit by this share, so that it is not needed again at once. */
const TRIM_TO = 0.9;
/** Of all that is kept, what goes where the browser says that its own limit is reached. */
const GIVE_BACK = 0.5;
/** Nothing is lost that a power cut could take: what is damaged is noticed by its hash. */
const RELAXED = { durability: 'relaxed' } as const;

export interface DatabaseShelf extends EntryShelf {
  bytes(): Promise<number>;
}

/**
 * Finished tasks in IndexedDB, at most `maxBytes`; the least recently used go first. Reading resolves to nothing and writing
 * does nothing where there is no database.
 * @param now milliseconds since 1970
 */
export function createDatabaseShelf(
  opened: Promise<Database | null>,
  maxBytes: number,
  now: () => number,
): DatabaseShelf {
  /** Of what is kept, as far as this tab knows; another tab's writing is counted when this one trims. */
  let total: number | null = null;

  const bytes = async (): Promise<number> => {
    const heads = (await (await opened)?.getAll('heads')) ?? [];
    total = heads.reduce((sum, head) => sum + head.bytes, 0);
    return total;
  };

  const trim = async (database: Database, most: number): Promise<void> => {
    let excess = (await bytes()) - most;
    if (excess <= 0) return;
    const change = database.transaction(['heads', 'bodies'], 'readwrite', RELAXED);
    for (let at = await change.objectStore('heads').index('used').openCursor(); at !== null; at = await at.continue()) {
      if (excess <= 0) break;
      excess -= at.value.bytes;
      void change.objectStore('bodies').delete(at.value.key);
      void at.delete();
    }
    await change.done;
    await bytes();
  };

  const touch = async (database: Database, key: string): Promise<void> => {
    const change = database.transaction('heads', 'readwrite', RELAXED);
    const kept = await change.store.get(key);
    if (kept !== undefined) void change.store.put({ ...kept, used: now() });
    await change.done;
  };

  const put: EntryShelf['write'] = async (key, { head, body }) => {
    const database = await opened;
    if (database === null) return;
    const change = database.transaction(['heads', 'bodies'], 'readwrite', RELAXED);
    await Promise.all([
      change.objectStore('heads').put({ key, head, bytes: head.length + body.length, used: now() }),
      change.objectStore('bodies').put(body, key),
      change.done,
    ]);
  };

  return {
    bytes,
    head: async (key) => (await (await opened)?.get('heads', key))?.head,
    async read(key) {
      const database = await opened;
      if (database === null) return undefined;
      const look = database.transaction(['heads', 'bodies'], 'readonly');
      const [kept, body] = await Promise.all([look.objectStore('heads').get(key), look.objectStore('bodies').get(key)]);
      if (kept === undefined || body === undefined) return undefined;
      // Nobody waits for it, and where it fails the entry only looks older than it is.
      void touch(database, key).catch(() => undefined);
      return { head: kept.head, body };
    },
    async write(key, entry) {
      const database = await opened;
      const size = entry.head.length + entry.body.length;
      if (database === null || size > maxBytes) return;
      try {
        await put(key, entry);
      } catch (error) {
        if (!isFull(error)) throw error;
        await trim(database, (await bytes()) * GIVE_BACK);
        await put(key, entry);
      }
      total = total === null ? await bytes() : total + size;
      if (total > maxBytes) await trim(database, maxBytes * TRIM_TO);
    },
    async remove(key) {
      const database = await opened;
      await Promise.all([database?.delete('heads', key), database?.delete('bodies', key)]);
    },
  };
}

export function isFull(error: unknown): boolean {
  return error instanceof Error && error.name === 'QuotaExceededError';
}
