import type { Keeper, SavedSession } from '../keeper.ts';
import { openDatabase } from './database.ts';
import { createDatabaseRuns } from './run-database.ts';
import { createDatabaseShelf } from './store-database.ts';

const MAX_BYTES = 1024 ** 3;
/** A tab that is being reloaded still holds its lock for a moment. */
const PATIENCE_MS = 1500;

interface Place {
  /** Missing where the page is no secure context; then every other tab counts as gone. */
  readonly locks?: LockManager;
  readonly newId: () => string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Keeps things in this browser. Each tab holds a lock as long as it lives, so that others leave its session alone. */
export function createBrowserKeeper({ locks, newId, now }: Place): Keeper {
  const id = newId();
  const opened = openDatabase();
  const shelf = createDatabaseShelf(opened, MAX_BYTES, now);
  // Held until the tab is gone: the promise is never kept.
  void locks?.request(lockOf(id), () => new Promise(() => undefined)).catch(() => undefined);

  /** Whether the tab is no more. */
  async function isGone(session: SavedSession): Promise<boolean> {
    if (session.id === id) return false;
    if (locks === undefined) return true;
    try {
      return await locks.request(lockOf(session.id), { signal: AbortSignal.timeout(PATIENCE_MS) }, () => true);
    } catch {
      return false;
    }
  }

  async function forget(...ids: readonly string[]): Promise<void> {
    const database = await opened;
    if (database === null) return;
    const change = database.transaction(['sessions', 'files'], 'readwrite');
    for (const each of ids) void change.objectStore('sessions').delete(each);
    const needed = new Set((await change.objectStore('sessions').getAll()).map(({ dataset }) => dataset.sha256));
    for (const hash of await change.objectStore('files').getAllKeys())
      if (!needed.has(hash)) void change.objectStore('files').delete(hash);
    await change.done;
  }

  return {
    shelf,
    runs: createDatabaseRuns(opened),
    async usage() {
      const database = await opened;
      if (database === null) return { available: false, bytes: 0 };
      const sessions = await database.getAll('sessions');
      const datasets = new Map(sessions.map(({ dataset }) => [dataset.sha256, dataset.bytes]));
      return {
        available: true,
        bytes: [...datasets.values()].reduce((sum, bytes) => sum + bytes, await shelf.bytes()),
      };
    },
    async clear() {
      const database = await opened;
      if (database === null) return;
      const names = ['heads', 'bodies', 'sessions', 'files'] as const;
      const change = database.transaction(names, 'readwrite');
      await Promise.all([...names.map((name) => change.objectStore(name).clear()), change.done]);
    },
    async save(session, dataset) {
      const database = await opened;
      if (database === null) return;
      const before = await database.get('sessions', id);
      if ((await database.getKey('files', session.dataset.sha256)) === undefined)
        await database.put('files', dataset, session.dataset.sha256);
      await database.put('sessions', { ...session, id, savedAt: now() });
      if (before !== undefined && before.dataset.sha256 !== session.dataset.sha256) await forget();
    },
    async abandoned() {
      const sessions = (await (await opened)?.getAll('sessions')) ?? [];
      const gone = await Promise.all(sessions.map(isGone));
      const [latest, ...older] = sessions.filter((_, i) => gone[i]).sort((a, b) => b.savedAt - a.savedAt);
      if (older.length > 0) await forget(...older.map((session) => session.id));
      return latest ?? null;
    },
    dataset: async (sha256) => (await opened)?.get('files', sha256),
    forget: (each) => forget(each),
  };
}

const lockOf = (id: string): string => `selfsame.session.${id}`;
