import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { RunDetail, RunHead } from '../history/entry.ts';
import type { SavedSession } from '../keeper.ts';

/** What the page keeps. Heads lie apart from bodies, so that looking up and counting reads no output. */
interface Schema extends DBSchema {
  heads: {
    key: string;
    value: { readonly key: string; readonly head: Uint8Array; readonly bytes: number; readonly used: number };
    indexes: { used: number };
  };
  bodies: { key: string; value: Uint8Array };
  sessions: { key: string; value: SavedSession };
  /** Datasets of sessions, by their SHA-256. */
  files: { key: string; value: Uint8Array };
  /** The history, by the SHA-256 of bundles. */
  runs: { key: string; value: RunHead };
  'run-details': { key: string; value: RunDetail };
}

export type Database = IDBPDatabase<Schema>;

const NAME = 'selfsame';
const VERSION = 2;

/** `null` where the browser denies it: a private window, storage switched off. */
export async function openDatabase(): Promise<Database | null> {
  try {
    const database = await openDB<Schema>(NAME, VERSION, {
      // A version at a time: what older ones have kept stays.
      upgrade(database, before) {
        if (before < 1) {
          database.createObjectStore('heads', { keyPath: 'key' }).createIndex('used', 'used');
          database.createObjectStore('bodies');
          database.createObjectStore('sessions', { keyPath: 'id' });
          database.createObjectStore('files');
        }
        if (before < 2) {
          database.createObjectStore('runs', { keyPath: 'sha256' });
          database.createObjectStore('run-details', { keyPath: 'sha256' });
        }
      },
      // A tab with a newer version of the program waits for this one to let go.
      blocking: (_current, _blocked, event) => (event.target as unknown as IDBDatabase).close(),
    });
    return database;
  } catch {
    return null;
  }
}
